//! What accepted statements are answered with.

use serde::Serialize;
use tillit_model::Sha256;
use tillit_registry::view::{self, ItemState, ItemView};
use utoipa::ToSchema;

use super::texts::{DocumentKeyText, Sha256Text};
use super::words::{kind_name, state_name};
use super::{Link, Links};
use crate::problem::{FindingEntry, entries};

/// The answer to an accepted submission.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SubmissionReceipt {
    /// SHA-256 of the complete submission.
    #[schema(value_type = Sha256Text)]
    pub id: Sha256,
    /// Where it stands.
    #[schema(
        example = "pending",
        pattern = "^(pending|held|approved|rejected|withdrawn)$"
    )]
    pub status: &'static str,
    /// The versions that it made.
    pub documents: Vec<ReceivedDocument>,
    /// Warnings and notes.
    pub findings: Vec<FindingEntry>,
    /// `self`.
    #[serde(rename = "_links")]
    pub links: Vec<Link>,
}

/// A version that a submission made.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReceivedDocument {
    /// The document's kind.
    #[schema(
        example = "entity",
        pattern = "^(organisation|contacts|entity|attribute-list|federation)$"
    )]
    pub kind: &'static str,
    /// The document's id.
    #[schema(example = "https://login.example/idp")]
    pub document_id: String,
    /// The new version's number.
    #[schema(example = 4)]
    pub version: u64,
    /// The document's opaque key.
    #[schema(value_type = DocumentKeyText)]
    pub key: String,
}

/// An accepted item and where it stands.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ItemReceipt {
    /// SHA-256 of the complete statement.
    #[schema(value_type = Sha256Text)]
    pub id: Sha256,
    /// `submission`, `invitation`, `key`, `lift`, `revocation`, `profile` or `hold`.
    #[schema(
        example = "invitation",
        pattern = "^(submission|invitation|key|lift|revocation|profile|hold)$"
    )]
    pub kind: &'static str,
    /// Where it stands.
    #[schema(
        example = "pending",
        pattern = "^(pending|held|approved|rejected|withdrawn)$"
    )]
    pub status: &'static str,
    /// `self`.
    #[serde(rename = "_links")]
    pub links: Vec<Link>,
}

/// The answer to an accepted decision.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DecisionReceipt {
    /// SHA-256 of the complete decision.
    #[schema(value_type = Sha256Text)]
    pub id: Sha256,
    /// What was decided on.
    #[schema(value_type = Sha256Text)]
    pub item: Sha256,
    /// Where that stands now in the decision's federation.
    #[schema(
        example = "pending",
        pattern = "^(pending|held|approved|rejected|withdrawn)$"
    )]
    pub status: &'static str,
    /// People who have approved.
    #[schema(example = 1)]
    pub approvals: u8,
    /// People who must.
    #[schema(example = 2)]
    pub needed: u8,
    /// `about`: the item.
    #[serde(rename = "_links")]
    pub links: Vec<Link>,
}

impl SubmissionReceipt {
    /// From the registry's receipt.
    pub fn of(receipt: view::Receipt, links: Links<'_>) -> Self {
        let documents = receipt
            .documents
            .into_iter()
            .map(|document| ReceivedDocument {
                kind: document.kind.as_str(),
                document_id: document.id,
                version: document.version,
                key: document.key,
            });
        Self {
            documents: documents.collect(),
            links: vec![links.to("self", &format!("/submissions/{}", receipt.id))],
            id: receipt.id,
            status: state_name(receipt.state),
            findings: entries(&receipt.findings),
        }
    }
}

impl ItemReceipt {
    /// From the registry's view.
    pub fn of(view: &ItemView, links: Links<'_>) -> Self {
        Self {
            id: view.id,
            kind: kind_name(view.kind),
            status: state_name(view.state),
            links: vec![links.to("self", &format!("/reviews/{}", view.id))],
        }
    }
}

impl ItemReceipt {
    /// From the registry's receipt of a hold, which is no item, or of a proposal to lift one, which is.
    pub fn of_hold(receipt: &view::HoldReceipt, links: Links<'_>) -> Self {
        let waits = receipt.state == ItemState::Pending;
        let here = links.to("self", &format!("/reviews/{}", receipt.id));
        Self {
            id: receipt.id,
            kind: if waits { "lift" } else { "hold" },
            status: state_name(receipt.state),
            links: if waits { vec![here] } else { Vec::new() },
        }
    }
}

impl ItemReceipt {
    /// From the registry's receipt of a revocation: by the key itself, which is no item, or by an operator, which is.
    pub fn of_revocation(receipt: &view::RevocationReceipt, links: Links<'_>) -> Self {
        let waits = receipt.state == ItemState::Pending;
        let here = links.to("self", &format!("/reviews/{}", receipt.id));
        Self {
            id: receipt.id,
            kind: "revocation",
            status: state_name(receipt.state),
            links: if waits { vec![here] } else { Vec::new() },
        }
    }
}

impl DecisionReceipt {
    /// From the registry's receipt.
    pub fn of(receipt: view::DecisionReceipt, links: Links<'_>) -> Self {
        Self {
            links: vec![links.to("about", &format!("/reviews/{}", receipt.item))],
            id: receipt.id,
            item: receipt.item,
            status: state_name(receipt.state),
            approvals: receipt.approvals,
            needed: receipt.needed,
        }
    }
}
