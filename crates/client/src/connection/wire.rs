//! The registry's answers, as they travel: camelCase, and members that are not known here are ignored.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tillit_model::{
    Action, DocumentKind, Environment, FederationId, Localised, OrganisationNumber, PersonId,
    Sha256, Timestamp,
};
use tillit_signing::KeyId;

use super::reported::ReportedFinding;

/// What an API says about itself.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ApiInfo {
    /// Its name.
    pub api_name: String,
    /// Its version.
    pub api_version: String,
    /// `active`, `beta` and so on.
    #[serde(default)]
    pub api_status: String,
}

/// One page of a long answer.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Page<T> {
    pub(super) items: Vec<T>,
}

/// A federation, with how fresh its outputs are.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Federation {
    /// The short name in addresses.
    pub id: FederationId,
    /// Names for people.
    pub names: Localised,
    /// Demo, trial or production.
    pub environment: Environment,
    /// The URI in what it signs.
    pub issuer: String,
    /// Who runs it.
    pub operator_organisation: OrganisationNumber,
    /// How many people must approve.
    pub approvals: u8,
    /// Hash of the profile that holds now.
    pub profile_sha256: Sha256,
    /// The keys that sign what it publishes.
    #[serde(default)]
    pub publish_keys: Vec<PublishKey>,
    /// The number of the current publication.
    #[serde(default)]
    pub sequence: Option<u64>,
    /// Its outputs.
    #[serde(default)]
    pub formats: Vec<Format>,
}

/// A key that signs what a federation publishes.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PublishKey {
    /// Its RFC 7638 thumbprint.
    pub key_id: KeyId,
    /// Its fingerprint in words.
    pub fingerprint: String,
}

/// One output of a federation.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Format {
    /// The format: `matf-metadata`.
    pub format: String,
    /// Where it is.
    #[serde(default)]
    pub href: String,
    /// When it was signed.
    #[serde(default)]
    pub issued_at: Option<Timestamp>,
    /// When it ends.
    #[serde(default)]
    pub expires_at: Option<Timestamp>,
    /// Its hash.
    #[serde(default)]
    pub sha256: Option<Sha256>,
}

/// A document's head.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DocumentHead {
    /// The opaque key in addresses.
    pub key: String,
    /// Its kind.
    pub kind: DocumentKind,
    /// Its id.
    pub document_id: String,
    /// Its owner.
    pub organisation: OrganisationNumber,
    /// The last approved version.
    #[serde(default)]
    pub version: Option<u64>,
    /// The hash of that version; none after a withdrawal.
    #[serde(default)]
    pub sha256: Option<Sha256>,
    /// When that version was approved.
    #[serde(default)]
    pub approved_at: Option<Timestamp>,
    /// Whether the document has ended.
    #[serde(default)]
    pub withdrawn: bool,
    /// What waits for review.
    #[serde(default)]
    pub pending: Option<Pending>,
}

/// A version that waits for review.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Pending {
    /// The submission that brought it.
    pub submission: Sha256,
    /// Its number.
    pub version: u64,
}

/// One version of a document.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Version {
    /// The number.
    pub version: u64,
    /// What it did.
    pub action: Action,
    /// The hash of its text; a withdrawal has none.
    #[serde(default)]
    pub sha256: Option<Sha256>,
    /// What became of it.
    pub status: Status,
    /// The submission that brought it.
    #[serde(default)]
    pub submission: Option<Sha256>,
    /// When it was received.
    #[serde(default)]
    pub received_at: Option<Timestamp>,
    /// When it was decided.
    #[serde(default)]
    pub decided_at: Option<Timestamp>,
}

/// Where an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Waits for decisions.
    Pending,
    /// Stopped by an operator.
    Held,
    /// Enough people approved.
    Approved,
    /// Somebody rejected.
    Rejected,
    /// The sender took it back.
    Withdrawn,
    /// A later submission took its place.
    Superseded,
}

impl Status {
    /// The name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Held => "held",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
            Self::Superseded => "superseded",
        }
    }
}

/// The answer to an accepted submission.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
    /// SHA-256 of the complete statement.
    pub id: Sha256,
    /// Where it stands.
    pub status: Status,
    /// The versions that it made.
    #[serde(default)]
    pub documents: Vec<ReceivedDocument>,
    /// What the rules say.
    #[serde(default, deserialize_with = "super::reported::deserialize")]
    pub findings: Vec<ReportedFinding>,
}

/// A version that a submission made.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReceivedDocument {
    /// The document's kind.
    pub kind: DocumentKind,
    /// The document's id.
    pub document_id: String,
    /// The new version's number.
    pub version: u64,
    /// The document's opaque key.
    #[serde(default)]
    pub key: Option<String>,
}

/// An item that operators decide on.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// SHA-256 of the complete statement.
    pub id: Sha256,
    /// `submission`, `invitation`, `key`, `lift`, `revocation`, `profile`.
    #[serde(default)]
    pub kind: String,
    /// Where it stands.
    pub status: Status,
    /// The organisation that it is about.
    #[serde(default)]
    pub organisation: Option<OrganisationNumber>,
    /// When it was received.
    #[serde(default)]
    pub received_at: Option<Timestamp>,
    /// The key of an enrolment.
    #[serde(default)]
    pub enrolment: Option<KeyToEnrol>,
    /// Where it stands in each federation, and what it says: as the registry shows it, nothing is decided on it.
    #[serde(flatten)]
    pub shown: serde_json::Map<String, Value>,
}

/// Whose key is to become active.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KeyToEnrol {
    /// The organisation.
    pub organisation: OrganisationNumber,
    /// The RFC 7638 thumbprint.
    pub key_id: KeyId,
    /// What is compared over the telephone.
    pub fingerprint: String,
}

/// An item with what a reviewer needs. Everything that counts is computed from the statement's bytes instead.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ItemDetail {
    /// At a glance.
    #[serde(flatten)]
    pub item: Item,
    /// The votes so far.
    #[serde(default)]
    pub decisions: Vec<Vote>,
    /// What the rules said when it was received.
    #[serde(default, deserialize_with = "super::reported::deserialize")]
    pub findings: Vec<ReportedFinding>,
}

/// One vote.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Vote {
    /// Who voted.
    pub person: PersonId,
    /// In which federation.
    pub federation: FederationId,
    /// `approve` or `reject`.
    pub verdict: String,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
    /// When it was received.
    #[serde(default)]
    pub received_at: Option<Timestamp>,
}

/// The answer to an accepted decision.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DecisionReceipt {
    /// SHA-256 of the complete decision.
    pub id: Sha256,
    /// Where the item stands now.
    pub status: Status,
    /// People who have approved.
    pub approvals: u8,
    /// People who must.
    pub needed: u8,
}

/// The answer to a statement that makes an item of its own, or changes one.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Accepted {
    /// SHA-256 of the complete statement.
    pub id: Sha256,
    /// Where it stands.
    pub status: Status,
}

/// The answer to an accepted key proof.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EnrolmentReceipt {
    /// SHA-256 of the complete key proof.
    pub id: Sha256,
    /// The key.
    pub key_id: KeyId,
    /// Where it stands.
    pub status: Status,
}

/// Where an enrolment stands.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EnrolmentStatus {
    /// Where it stands.
    pub status: Status,
}

/// A number used once, for a key proof.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Nonce {
    pub(super) nonce: String,
}

/// RFC 6749, section 5.1.
#[derive(Deserialize)]
pub(super) struct TokenAnswer {
    pub(super) access_token: String,
}
