//! The secret that protects a key file.

use std::fmt;

use zeroize::Zeroizing;

/// A passphrase. Wiped from memory when dropped; its text is never shown, `Debug` included.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

/// An empty passphrase protects nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the passphrase is empty")]
pub struct EmptyPassphrase;

impl Passphrase {
    /// Takes a passphrase as it was typed or read from its source; a final line end does not belong to it.
    pub fn new(text: String) -> Result<Self, EmptyPassphrase> {
        let text = Zeroizing::new(text);
        let typed = text.trim_end_matches(['\r', '\n']);
        if typed.is_empty() {
            return Err(EmptyPassphrase);
        }
        Ok(Self(Zeroizing::new(typed.to_owned())))
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(hidden)")
    }
}
