//! Identifiers of persons.

use std::fmt;
use std::str::FromStr;

/// The stable name of an operator, a person. A pseudonym chosen by the federation; it stands in public evidence, so it should not be a personal name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PersonId(String);

impl PersonId {
    /// Accepts 2 to 32 lower-case letters, digits and hyphens, beginning with a letter.
    pub fn parse(text: &str) -> Result<Self, ParsePersonIdError> {
        let fits = (2..=32).contains(&text.len())
            && text.starts_with(|first: char| first.is_ascii_lowercase())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(ParsePersonIdError)
        }
    }

    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why a text is no person id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "a person id has 2 to 32 lower-case letters, digits and hyphens and begins with a letter, as in operator-1"
)]
pub struct ParsePersonIdError;

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

crate::text::string_value!(
    PersonId,
    ParsePersonIdError,
    "^[a-z][a-z0-9-]{1,31}$",
    "Identifier of a person"
);
