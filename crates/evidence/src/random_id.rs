//! Random identifiers: 128 bits that whoever needs them draws and hands over.

use std::fmt;

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};

/// The text is not 128 bits of base64url.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not 128 random bits as 22 characters of base64url")]
pub struct ParseRandomIdError;

macro_rules! random_id {
    ($(#[$doc:meta])* $type:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $type(String);

        impl $type {
            /// Writes 16 random bytes.
            #[must_use]
            pub fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(BASE64URL_NOPAD.encode(&bytes))
            }

            /// Accepts exactly the 22 characters that 16 bytes have.
            pub fn parse(text: &str) -> Result<Self, ParseRandomIdError> {
                match BASE64URL_NOPAD.decode(text.as_bytes()) {
                    Ok(bytes) if bytes.len() == 16 => Ok(Self(text.to_owned())),
                    _ => Err(ParseRandomIdError),
                }
            }

            /// The 22 characters.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $type {
            type Error = ParseRandomIdError;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text)
            }
        }

        impl From<$type> for String {
            fn from(id: $type) -> Self {
                id.0
            }
        }
    };
}

random_id! {
    /// The identifier of one statement. A registry accepts each once.
    Jti
}

random_id! {
    /// A value that a registry hands out and a key proof repeats.
    Nonce
}
