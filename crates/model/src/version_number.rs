//! Semantic versions of attribute lists and formats.

use std::fmt;
use std::str::FromStr;

/// A semantic version without suffixes: `1.0.0` (<https://semver.org>), ordered by precedence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VersionNumber {
    /// Changes that break somebody.
    pub major: u32,
    /// Additions.
    pub minor: u32,
    /// Corrections without change of meaning.
    pub patch: u32,
}

impl VersionNumber {
    /// Accepts three decimal numbers without leading zeros, joined by dots.
    pub fn parse(text: &str) -> Result<Self, ParseVersionNumberError> {
        let mut parts = text.split('.').map(part);
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(Some(major)), Some(Some(minor)), Some(Some(patch)), None) => Ok(Self {
                major,
                minor,
                patch,
            }),
            _ => Err(ParseVersionNumberError),
        }
    }
}

fn part(text: &str) -> Option<u32> {
    let canonical = text == "0" || !text.starts_with('0');
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (canonical && digits).then(|| text.parse().ok()).flatten()
}

/// Why a text is no version number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a version is three numbers without leading zeros, as in 1.0.0")]
pub struct ParseVersionNumberError;

impl fmt::Display for VersionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

crate::text::string_value!(
    VersionNumber,
    ParseVersionNumberError,
    "^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)$",
    "Semantic version without suffix"
);
