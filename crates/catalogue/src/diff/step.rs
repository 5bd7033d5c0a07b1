//! For whom a change breaks, and what it asks of the version.

use serde::ser::SerializeSeq as _;
use serde::{Serialize, Serializer};
use tillit_model::VersionNumber;

/// For whom a change breaks. As JSON a list of `issuers` and `receivers`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Breaks {
    /// What was right to send no longer is.
    pub issuers: bool,
    /// Something can be met that could not be met before.
    pub receivers: bool,
}

impl Breaks {
    /// Everybody goes on as before.
    pub const NOBODY: Self = Self::of(false, false);
    /// Those who release the attribute.
    pub const ISSUERS: Self = Self::of(true, false);
    /// Those who ask for it.
    pub const RECEIVERS: Self = Self::of(false, true);
    /// Both.
    pub const BOTH: Self = Self::of(true, true);

    pub(super) const fn of(issuers: bool, receivers: bool) -> Self {
        Self { issuers, receivers }
    }

    /// Whether it breaks for somebody.
    pub fn anybody(self) -> bool {
        self.issuers || self.receivers
    }

    /// `issuers`, `receivers`, both or none.
    pub fn names(self) -> Vec<&'static str> {
        let both = [(self.issuers, "issuers"), (self.receivers, "receivers")];
        both.into_iter()
            .filter_map(|(breaks, name)| breaks.then_some(name))
            .collect()
    }
}

impl Serialize for Breaks {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let names = self.names();
        let mut list = serializer.serialize_seq(Some(names.len()))?;
        for name in names {
            list.serialize_element(name)?;
        }
        list.end()
    }
}

/// How far a version must step (<https://semver.org>), the smallest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// Texts and references.
    Patch,
    /// Additions, and whatever a draft does.
    Minor,
    /// Somebody must act.
    Major,
}

impl Step {
    /// `patch`, `minor` or `major`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }

    /// The smallest version after this one with the step taken. Below 1.0.0 each step is one smaller, as Cargo reads it: 0.2.0 may break what 0.1.0 had.
    pub fn after(self, version: VersionNumber) -> VersionNumber {
        let VersionNumber {
            major,
            minor,
            patch,
        } = version;
        let of = |major, minor, patch| VersionNumber {
            major,
            minor,
            patch,
        };
        match (self, major) {
            (Self::Major, 1..) => of(major + 1, 0, 0),
            (Self::Major, 0) | (Self::Minor, 1..) => of(major, minor + 1, 0),
            (Self::Minor, 0) | (Self::Patch, _) => of(major, minor, patch + 1),
        }
    }
}
