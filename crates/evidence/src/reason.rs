//! Why somebody decided as they did, in their words.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::strict::deceptive;

/// A reason that other people will read: not blank, at most 2,000 characters, nothing invisible or reordering in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reason(String);

/// Why a text is not accepted as a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ParseReasonError {
    /// Nothing but white space.
    #[error("the reason is empty")]
    Blank,
    /// More than 2,000 characters.
    #[error("the reason is longer than 2000 characters")]
    TooLong,
    /// A control, invisible or reordering character.
    #[error(
        "the reason holds the character U+{:04X}, which is invisible or changes the order of others",
        u32::from(*.0)
    )]
    Deceptive(char),
}

impl Reason {
    /// Accepts a text of one or more lines.
    pub fn parse(text: &str) -> Result<Self, ParseReasonError> {
        if text.trim().is_empty() {
            return Err(ParseReasonError::Blank);
        }
        if text.chars().count() > 2_000 {
            return Err(ParseReasonError::TooLong);
        }
        if let Some(found) = text.split('\n').find_map(deceptive) {
            return Err(ParseReasonError::Deceptive(found));
        }
        Ok(Self(text.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Reason {
    type Error = ParseReasonError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Reason> for String {
    fn from(reason: Reason) -> Self {
        reason.0
    }
}
