//! Why a JSON Web Signature was not accepted.

/// The reason for refusing a JWS. [`JwsError::code`] is stable; the sentence may change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JwsError {
    /// The text is not a JWS of the expected serialisation.
    #[error("not a JWS of the expected form: {0}")]
    Malformed(String),
    /// A JSON object holds the member twice, or it stands in both the protected and the unprotected header.
    #[error("member `{0}` occurs twice")]
    DuplicateMember(String),
    /// The header names an algorithm that the key does not have.
    #[error("algorithm `{0}` is not allowed")]
    AlgNotAllowed(String),
    /// The header holds a member outside the closed set.
    #[error("header member `{0}` is not allowed")]
    HeaderNotAllowed(String),
    /// No trusted key has this `kid`.
    #[error("key `{0}` is not among the trusted keys")]
    UnknownKey(String),
    /// The signature was not made by the key that the header names, or something was changed afterwards.
    #[error("the signature by key `{0}` does not verify")]
    BadSignature(String),
    /// A part is larger than its limit.
    #[error("the {what} is larger than {limit} bytes")]
    TooLarge {
        /// The part that is too large.
        what: &'static str,
        /// The largest size that is read.
        limit: usize,
    },
}

impl JwsError {
    /// The stable code that clients can rely on.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Malformed(_) => "malformed_jws",
            Self::DuplicateMember(_) => "duplicate_member",
            Self::AlgNotAllowed(_) => "alg_not_allowed",
            Self::HeaderNotAllowed(_) => "header_not_allowed",
            Self::UnknownKey(_) => "unknown_key",
            Self::BadSignature(_) => "bad_signature",
            Self::TooLarge { .. } => "too_large",
        }
    }
}

/// The start of a text that came from outside, safe to show: at most 64 characters, control characters escaped.
pub(crate) fn shorten(text: &str) -> String {
    const SHOWN: usize = 64;
    let mut shown: String = text
        .chars()
        .take(SHOWN)
        .flat_map(char::escape_debug)
        .collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}
