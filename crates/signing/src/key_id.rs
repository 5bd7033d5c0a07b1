//! The name of a key: its RFC 7638 thumbprint.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::base64url;

/// The SHA-256 thumbprint of a public key (RFC 7638), 43 characters of base64url. It names the key and nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct KeyId(String);

/// The text is not a thumbprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a key id is the RFC 7638 thumbprint of a key, 43 characters of base64url")]
pub struct ParseKeyIdError;

impl KeyId {
    /// Accepts exactly the base64url form of 32 bytes.
    pub fn parse(text: &str) -> Result<Self, ParseKeyIdError> {
        match base64url::decode(text) {
            Some(digest) if digest.len() == 32 => Ok(Self(text.to_owned())),
            _ => Err(ParseKeyIdError),
        }
    }

    pub(crate) fn from_digest(digest: &[u8; 32]) -> Self {
        Self(base64url::encode(digest))
    }

    /// The 43 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for KeyId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for KeyId {
    type Err = ParseKeyIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for KeyId {
    type Error = ParseKeyIdError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<KeyId> for String {
    fn from(id: KeyId) -> Self {
        id.0
    }
}
