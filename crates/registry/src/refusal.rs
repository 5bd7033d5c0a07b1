//! Why a request was refused: one shape for every use case, because each refusal reaches the sender as one problem document.

use tillit_model::Sha256;

use crate::view::DocumentFindings;

/// Why a request was refused. Nothing was stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {detail}")]
pub struct Refusal {
    /// What kind of refusal this is; the server knows the status code of each.
    pub class: RefusalClass,
    /// The stable code, `snake_case`: `own_submission`.
    pub code: &'static str,
    /// One English sentence that says what is wrong and what would be right. Never anything internal.
    pub detail: String,
    /// What the rules say about the documents, when they are the reason.
    pub findings: Vec<DocumentFindings>,
    /// The version that stands, when the sender built on another.
    pub current: Option<CurrentVersion>,
    /// The statement that was accepted before, when this one repeats it.
    pub original: Option<Sha256>,
}

/// The kinds of refusals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalClass {
    /// The request is not what it should be.
    Malformed,
    /// Nobody vouches for the request.
    Unauthenticated,
    /// The signer may not do this.
    Forbidden,
    /// There is no such thing, or none that this reader may know of.
    NotFound,
    /// Something else happened first.
    Conflict,
    /// The documents break rules.
    Unprocessable,
    /// The registry cannot do its work right now.
    Unavailable,
    /// The registry failed.
    Internal,
}

/// The version that stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CurrentVersion {
    /// Its number.
    pub version: u64,
    /// Its hash; none after a withdrawal.
    pub sha256: Option<Sha256>,
}

impl Refusal {
    /// A refusal with code and sentence.
    pub fn new(class: RefusalClass, code: &'static str, detail: impl Into<String>) -> Self {
        Self {
            class,
            code,
            detail: detail.into(),
            findings: Vec::new(),
            current: None,
            original: None,
        }
    }

    /// There is no such thing, or none that this reader may know of: one answer for both.
    pub fn not_found() -> Self {
        Self::new(
            RefusalClass::NotFound,
            "not_found",
            "there is nothing here that you may read",
        )
    }

    pub(crate) fn conflict(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(RefusalClass::Conflict, code, detail)
    }

    pub(crate) fn forbidden(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(RefusalClass::Forbidden, code, detail)
    }

    pub(crate) fn malformed(code: &'static str, detail: impl Into<String>) -> Self {
        Self::new(RefusalClass::Malformed, code, detail)
    }
}
