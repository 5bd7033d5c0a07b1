//! The one-time code of an invitation.

use std::fmt;

use data_encoding::BASE32_NOPAD;
use tillit_model::Sha256;

use crate::random;

/// A code of 160 random bits: eight groups of four letters and digits without 0, 1, 8 and 9, handed over by another channel than the registry. Never shown by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

/// The text is not a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code has eight groups of four letters and digits, without 0, 1, 8 and 9")]
pub struct ParseCodeError;

impl Code {
    /// Makes a new code.
    pub fn generate() -> Self {
        Self::grouped(&BASE32_NOPAD.encode(&random::code_bytes()))
    }

    /// Reads a code as people type it: case, spaces and hyphens do not matter.
    pub fn parse(text: &str) -> Result<Self, ParseCodeError> {
        let letters: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .map(|c| c.to_ascii_uppercase())
            .collect();
        match BASE32_NOPAD.decode(letters.as_bytes()) {
            Ok(bytes) if bytes.len() == 20 => Ok(Self::grouped(&letters)),
            _ => Err(ParseCodeError),
        }
    }

    fn grouped(letters: &str) -> Self {
        let groups: Vec<&str> = letters
            .as_bytes()
            .chunks(4)
            .map(|group| std::str::from_utf8(group).expect("base32 is ASCII"))
            .collect();
        Self(groups.join("-"))
    }

    /// The code in its groups, to be handed over.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the invitation holds instead of the code: the hash of its letters and digits, without the hyphens.
    pub fn sha256(&self) -> Sha256 {
        Sha256::of(self.0.replace('-', ""))
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(hidden)")
    }
}
