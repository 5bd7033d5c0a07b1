//! What a private key can do, wherever it is kept.

use crate::public_key::PublicKey;

/// A private key that signs. It may be a file, a token or another process; the key itself never leaves it.
pub trait Signer: Send + Sync {
    /// The public half.
    fn public_key(&self) -> &PublicKey;

    /// Signs a message with ES256; gives `r || s`.
    fn sign(&self, message: &[u8]) -> Result<[u8; 64], SignError>;
}

/// Why nothing was signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// The key or the device that holds it refused.
    #[error("the key could not sign: {0}")]
    Backend(String),
    /// The caller wanted a header member that the signature layer sets itself or never writes.
    #[error("header member `{0}` cannot be set by the caller")]
    ReservedHeader(String),
    /// The statement is larger than a reader would accept.
    #[error("the {what} is larger than {limit} bytes")]
    TooLarge {
        /// The part that is too large.
        what: &'static str,
        /// The largest size that readers accept.
        limit: usize,
    },
}
