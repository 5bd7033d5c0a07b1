//! The signature algorithms that are read and written.

use std::fmt;

/// A signature algorithm of RFC 7518. A key has exactly one, and a message that names another is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Algorithm {
    /// ECDSA over P-256 with SHA-256; the signature is `r || s`, 64 bytes (RFC 7518, section 3.4).
    Es256,
}

impl Algorithm {
    /// The name in the header member `alg`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Es256 => "ES256",
        }
    }

    /// The algorithm of that exact name, case included.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        (name == Self::Es256.as_str()).then_some(Self::Es256)
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
