//! Why a value has no counterpart.

use serde::Serialize;

/// Why a value has no counterpart in the other naming.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(into = "&'static str")]
pub enum LossReason {
    /// No list has the name.
    UnknownName,
    /// The list says that the protocol has no name for the attribute.
    Unmapped,
    /// The list knows no name for the attribute in the protocol.
    NoName,
    /// The attribute should no longer be used, and the protocol has no name for it.
    Deprecated,
    /// The name can mean several attributes, and nothing tells which of them.
    Ambiguous,
    /// The attribute is divided over several names, and the list does not say how.
    Split,
    /// Values are written otherwise under the name, and the list does not say how.
    ValuesNotStated,
    /// The list does not know the value among those that the name writes in its own way.
    UnknownValue,
    /// The value cannot be said under any of the names.
    Unsayable,
    /// Which of several names the value belongs under cannot be decided.
    Undecided,
    /// The name carries several attributes and has been taken by another of them.
    LostInJoin,
    /// More values than the name takes.
    TooManyValues,
}

impl LossReason {
    /// Every reason.
    pub const ALL: [Self; 12] = [
        Self::UnknownName,
        Self::Unmapped,
        Self::NoName,
        Self::Deprecated,
        Self::Ambiguous,
        Self::Split,
        Self::ValuesNotStated,
        Self::UnknownValue,
        Self::Unsayable,
        Self::Undecided,
        Self::LostInJoin,
        Self::TooManyValues,
    ];

    /// The stable code, never translated: `unknown-name`.
    pub fn code(self) -> &'static str {
        match self {
            Self::UnknownName => "unknown-name",
            Self::Unmapped => "unmapped",
            Self::NoName => "no-name",
            Self::Deprecated => "deprecated",
            Self::Ambiguous => "ambiguous",
            Self::Split => "split",
            Self::ValuesNotStated => "values-not-stated",
            Self::UnknownValue => "unknown-value",
            Self::Unsayable => "unsayable",
            Self::Undecided => "undecided",
            Self::LostInJoin => "lost-in-join",
            Self::TooManyValues => "too-many-values",
        }
    }
}

impl From<LossReason> for &'static str {
    fn from(reason: LossReason) -> Self {
        reason.code()
    }
}
