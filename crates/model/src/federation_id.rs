//! Identifiers of federations.

use std::fmt;
use std::str::FromStr;

/// The short name of a federation on this server, as it stands in addresses: `/federations/moa/`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FederationId(String);

impl FederationId {
    /// Accepts 2 to 32 lower-case letters, digits and hyphens, beginning with a letter.
    pub fn parse(text: &str) -> Result<Self, ParseFederationIdError> {
        let fits = (2..=32).contains(&text.len())
            && text.starts_with(|first: char| first.is_ascii_lowercase())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(ParseFederationIdError)
        }
    }

    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why a text is no federation id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "a federation id has 2 to 32 lower-case letters, digits and hyphens and begins with a letter, as in moa"
)]
pub struct ParseFederationIdError;

impl fmt::Display for FederationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

crate::text::string_value!(
    FederationId,
    ParseFederationIdError,
    "^[a-z][a-z0-9-]{1,31}$",
    "Identifier of a federation"
);
