//! Documents and their versions.

use serde::Serialize;
use tillit_model::{Action, OrganisationNumber, Sha256, Timestamp};
use tillit_registry::view::{DocumentView, VersionView};
use utoipa::ToSchema;

use super::texts::{DocumentKeyText, OrganisationText, Sha256Text};
use super::words::state_name;
use super::{Link, Links};

/// A document: its last approved version, and what waits for review where the reader may know.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    /// The opaque key in addresses.
    #[schema(value_type = DocumentKeyText)]
    pub key: String,
    /// `organisation`, `contacts`, `entity`, `attribute-list` or `federation`.
    #[schema(
        example = "entity",
        pattern = "^(organisation|contacts|entity|attribute-list|federation)$"
    )]
    pub kind: &'static str,
    /// The document's id within its kind.
    #[schema(example = "https://login.example/idp")]
    pub document_id: String,
    /// Its owner.
    #[schema(value_type = OrganisationText)]
    pub organisation: OrganisationNumber,
    /// The last approved version; null before the first approval.
    #[schema(example = 3)]
    pub version: Option<u64>,
    /// SHA-256 of that version's text; null after a withdrawal.
    #[schema(value_type = Option<Sha256Text>)]
    pub sha256: Option<Sha256>,
    /// When that version was approved.
    #[schema(value_type = Option<String>, format = DateTime, example = "2026-11-22T08:00:00Z")]
    pub approved_at: Option<Timestamp>,
    /// Whether the document has ended.
    #[schema(example = false)]
    pub withdrawn: bool,
    /// What waits for review; only for those who may know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pending: Option<Pending>,
    /// `self`, `version-history`, and `latest-version` with the exact text.
    #[serde(rename = "_links")]
    pub links: Vec<Link>,
}

/// A version that waits for review.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Pending {
    /// SHA-256 of the submission that brought it.
    #[schema(value_type = Sha256Text)]
    pub submission: Sha256,
    /// Its number.
    #[schema(example = 4)]
    pub version: u64,
}

/// One version of a document.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Version {
    /// The document's key.
    #[schema(value_type = DocumentKeyText)]
    pub key: String,
    /// The number, never used again.
    #[schema(example = 3)]
    pub version: u64,
    /// `put` or `withdraw`.
    #[schema(example = "put", pattern = "^(put|withdraw)$")]
    pub action: &'static str,
    /// SHA-256 of its text; a withdrawal has none.
    #[schema(value_type = Option<Sha256Text>)]
    pub sha256: Option<Sha256>,
    /// What became of it: `pending`, `held`, `approved`, `rejected`, `withdrawn`.
    #[schema(
        example = "approved",
        pattern = "^(pending|held|approved|rejected|withdrawn)$"
    )]
    pub status: &'static str,
    /// SHA-256 of the submission that brought it.
    #[schema(value_type = Sha256Text)]
    pub submission: Sha256,
    /// When it was received.
    #[schema(value_type = String, format = DateTime, example = "2026-11-22T07:30:00Z")]
    pub received_at: Timestamp,
    /// When it was decided.
    #[schema(value_type = Option<String>, format = DateTime, example = "2026-11-22T08:00:00Z")]
    pub decided_at: Option<Timestamp>,
    /// `self`, `collection`, and `describes` with the exact text.
    #[serde(rename = "_links")]
    pub links: Vec<Link>,
}

impl Document {
    /// From the registry's view.
    pub fn of(view: DocumentView, links: Links<'_>) -> Self {
        let path = format!("/documents/{}", view.key);
        let mut places = vec![
            links.to("self", &path),
            links.to("version-history", &format!("{path}/versions")),
        ];
        if let (Some(version), false) = (view.version, view.withdrawn) {
            places.push(links.to("latest-version", &format!("{path}/versions/{version}/text")));
        }
        Self {
            key: view.key,
            kind: view.kind.as_str(),
            document_id: view.id,
            organisation: view.organisation,
            version: view.version,
            sha256: view.sha256,
            approved_at: view.approved_at,
            withdrawn: view.withdrawn,
            pending: view.pending.map(|(submission, version)| Pending {
                submission,
                version,
            }),
            links: places,
        }
    }
}

impl Version {
    /// From the registry's view.
    pub fn of(view: VersionView, links: Links<'_>) -> Self {
        let collection = format!("/documents/{}/versions", view.key);
        let path = format!("{collection}/{}", view.version);
        let mut places = vec![links.to("self", &path), links.to("collection", &collection)];
        if view.sha256.is_some() {
            places.push(links.to("describes", &format!("{path}/text")));
        }
        Self {
            key: view.key,
            version: view.version,
            action: action_name(view.action),
            sha256: view.sha256,
            status: state_name(view.state),
            submission: view.submission,
            received_at: view.received_at,
            decided_at: view.decided_at,
            links: places,
        }
    }
}

pub(super) fn action_name(action: Action) -> &'static str {
    match action {
        Action::Put => "put",
        Action::Withdraw => "withdraw",
    }
}
