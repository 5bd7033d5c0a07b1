//! Documents and their versions as readers see them.

use tillit_model::{Action, DocumentKind, Finding, OrganisationNumber, Sha256, Timestamp};

use super::ItemState;

/// Which documents are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DocumentFilter {
    /// Only of this kind.
    pub kind: Option<DocumentKind>,
    /// Only the one with this id.
    pub id: Option<String>,
    /// Only of this owner.
    pub organisation: Option<OrganisationNumber>,
}

/// A document: its head, and what waits for review where the reader may know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentView {
    /// The opaque key in addresses.
    pub key: String,
    /// Its kind.
    pub kind: DocumentKind,
    /// Its id.
    pub id: String,
    /// Its owner.
    pub organisation: OrganisationNumber,
    /// The last approved version; none before the first approval.
    pub version: Option<u64>,
    /// The hash of that version; none after a withdrawal.
    pub sha256: Option<Sha256>,
    /// When that version was approved.
    pub approved_at: Option<Timestamp>,
    /// Whether the document has ended.
    pub withdrawn: bool,
    /// The submission and version that wait for review.
    pub pending: Option<(Sha256, u64)>,
}

/// One version of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionView {
    /// The document's key.
    pub key: String,
    /// The number, never used again.
    pub version: u64,
    /// What it did.
    pub action: Action,
    /// The hash of its text; a withdrawal has none.
    pub sha256: Option<Sha256>,
    /// What became of it.
    pub state: ItemState,
    /// The submission that brought it.
    pub submission: Sha256,
    /// When it was received.
    pub received_at: Timestamp,
    /// When it was decided.
    pub decided_at: Option<Timestamp>,
}

/// Exact bytes with their hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExactText {
    /// The bytes as they were received.
    pub text: Vec<u8>,
    /// Their SHA-256.
    pub sha256: Sha256,
}

/// What the rules say about one document of a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentFindings {
    /// The document's place in the submission, from 0.
    pub document: usize,
    /// Its kind.
    pub kind: DocumentKind,
    /// Its id.
    pub id: String,
    /// What the rules say.
    pub findings: Vec<Finding>,
}
