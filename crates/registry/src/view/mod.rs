//! What the use cases answer with: plain values, without wire format.

mod document;
mod federation;
mod item;
mod page;
mod published;

pub use document::{DocumentFilter, DocumentFindings, DocumentView, ExactText, VersionView};
pub use federation::{FederationView, FormatView, PublicationView, PublishedFile};
pub use item::{
    Base, DecisionReceipt, DecisionView, EnrolmentReceipt, HoldReceipt, HoldTarget, ItemDetail,
    ItemDocument, ItemFilter, ItemKind, ItemState, ItemSummary, ItemView, Nonce, Receipt,
    ReceivedDocument, RevocationReceipt, Verdict,
};
/// How the database does, as the store counts it.
pub use tillit_store::{Connections, Errors, Statistics};

pub use page::{Page, Paged, ParsePageError};
pub use published::{
    AccessToken, FailedJob, FederationReadiness, PendingItems, PublicationReport,
    PublishedArtefact, PublishedSet, Queues, Reader, Readiness, RunReport,
};
