//! Items: everything that operators decide on.

use serde::Serialize;
use tillit_model::{FederationId, OrganisationNumber, PersonId, Sha256, Timestamp};
use tillit_registry::view::{self, DecisionView, HoldTarget, ItemSummary, ItemView, Verdict};
use utoipa::ToSchema;

use super::document::action_name;
use super::texts::{DocumentKeyText, FederationIdText, KeyIdText, OrganisationText, Sha256Text};
use super::words::{kind_name, state_name};
use super::{Link, Links};
use crate::problem::{FindingEntry, entries};

/// An item at a glance. Which of `documents`, `invitation`, `enrolment`, `lift` and `revocation` there is follows from `kind`.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// SHA-256 of the complete statement.
    #[schema(value_type = Sha256Text)]
    pub id: Sha256,
    /// `submission`, `invitation`, `key`, `lift`, `revocation` or `profile`.
    #[schema(
        example = "submission",
        pattern = "^(submission|invitation|key|lift|revocation|profile)$"
    )]
    pub kind: &'static str,
    /// `pending`, `held`, `approved`, `rejected` or `withdrawn`, over all federations.
    #[schema(
        example = "pending",
        pattern = "^(pending|held|approved|rejected|withdrawn)$"
    )]
    pub status: &'static str,
    /// The organisation that it is about.
    #[schema(value_type = OrganisationText)]
    pub organisation: OrganisationNumber,
    /// Where it stands in each federation that decides.
    pub federations: Vec<ItemFederation>,
    /// When it was received.
    #[schema(value_type = String, format = DateTime, example = "2026-11-22T07:30:00Z")]
    pub received_at: Timestamp,
    /// The documents of a submission.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<ItemDocument>,
    /// Who is invited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invitation: Option<InvitedOrganisation>,
    /// Whose key is to become active.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enrolment: Option<KeyToEnrol>,
    /// What is to go on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lift: Option<Lifting>,
    /// Whose key is to end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revocation: Option<KeyToRevoke>,
    /// `self`, and `describedby` with the exact statement.
    #[serde(rename = "_links")]
    pub links: Vec<Link>,
}

/// Where an item stands in one federation.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ItemFederation {
    /// The federation.
    #[schema(value_type = FederationIdText)]
    pub federation: FederationId,
    /// Where it stands there.
    #[schema(
        example = "pending",
        pattern = "^(pending|held|approved|rejected|withdrawn)$"
    )]
    pub status: &'static str,
    /// How many people must approve there.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = 2)]
    pub needed: Option<u8>,
    /// SHA-256 of the profile under which it decides now.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Sha256Text>)]
    pub profile_sha256: Option<Sha256>,
}

/// One document of a submission.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ItemDocument {
    /// Its kind.
    #[schema(
        example = "entity",
        pattern = "^(organisation|contacts|entity|attribute-list|federation)$"
    )]
    pub kind: &'static str,
    /// Its id.
    #[schema(example = "https://login.example/idp")]
    pub document_id: String,
    /// The document's opaque key.
    #[schema(value_type = DocumentKeyText)]
    pub key: String,
    /// `put` or `withdraw`.
    #[schema(example = "put", pattern = "^(put|withdraw)$")]
    pub action: &'static str,
    /// The number of the new version.
    #[schema(example = 4)]
    pub version: u64,
    /// SHA-256 of the new text; a withdrawal has none.
    #[schema(value_type = Option<Sha256Text>)]
    pub sha256: Option<Sha256>,
    /// What it builds on; null for a first version.
    pub base: Option<BaseVersion>,
}

/// The approved version that a change builds on.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BaseVersion {
    /// Its number.
    #[schema(example = 3)]
    pub version: u64,
    /// SHA-256 of its text; null after a withdrawal.
    #[schema(value_type = Option<Sha256Text>)]
    pub sha256: Option<Sha256>,
    /// The absolute address of its exact text.
    #[schema(
        format = "uri",
        example = "https://registry.example/registry/v1/documents/01a20166-fd08-70f2-b417-6162c5b8574b/versions/3/text"
    )]
    pub href: String,
}

/// Who is invited.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct InvitedOrganisation {
    /// The organisation.
    #[schema(value_type = OrganisationText)]
    pub organisation: OrganisationNumber,
    /// Its name.
    #[schema(example = "Stockholms kommun")]
    pub name: String,
    /// The domains that it is to have.
    #[schema(example = json!(["stockholm.example"]))]
    pub domains: Vec<String>,
    /// When the code ends.
    #[schema(value_type = String, format = DateTime, example = "2026-12-06T08:00:00Z")]
    pub expires_at: Timestamp,
}

/// Whose key is to become active.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct KeyToEnrol {
    /// The organisation.
    #[schema(value_type = OrganisationText)]
    pub organisation: OrganisationNumber,
    /// The RFC 7638 thumbprint.
    #[schema(value_type = KeyIdText)]
    pub key_id: String,
    /// What is compared over the telephone.
    #[schema(
        example = "pass bag radar – tobacco engage one – execute give awkward – unknown acoustic duck"
    )]
    pub fingerprint: String,
}

/// What is to go on after a hold.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Lifting {
    /// `submission` or `entity`.
    #[schema(example = "entity", pattern = "^(submission|entity)$")]
    pub target_kind: &'static str,
    /// The SHA-256 of the submission, or the entity id.
    #[schema(example = "https://login.example/idp")]
    pub target_id: String,
    /// Why it may go on.
    #[schema(example = "The key was replaced.")]
    pub reason: String,
}

/// Whose key is to end.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct KeyToRevoke {
    /// The organisation.
    #[schema(value_type = OrganisationText)]
    pub organisation: OrganisationNumber,
    /// The RFC 7638 thumbprint.
    #[schema(value_type = KeyIdText)]
    pub key_id: String,
    /// Why.
    #[schema(example = "The computer was stolen.")]
    pub reason: String,
}

/// An item with everything that a reviewer needs.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ItemDetail {
    /// The item.
    #[serde(flatten)]
    pub item: Item,
    /// The votes so far.
    pub decisions: Vec<Decision>,
    /// What the rules said when it was received.
    pub findings: Vec<FindingEntry>,
}

/// One vote.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Decision {
    /// SHA-256 of the complete decision.
    #[schema(value_type = Sha256Text)]
    pub id: Sha256,
    /// Who voted.
    #[schema(value_type = String, example = "operator-1")]
    pub person: PersonId,
    /// For which organisation.
    #[schema(value_type = OrganisationText)]
    pub organisation: OrganisationNumber,
    /// In which federation.
    #[schema(value_type = FederationIdText)]
    pub federation: FederationId,
    /// `approve` or `reject`.
    #[schema(example = "approve", pattern = "^(approve|reject)$")]
    pub verdict: &'static str,
    /// Why.
    #[schema(example = "Compared with the municipality's own page.")]
    pub reason: Option<String>,
    /// When it was received.
    #[schema(value_type = String, format = DateTime, example = "2026-11-22T08:00:00Z")]
    pub received_at: Timestamp,
    /// Whether it was made under the profile that holds now.
    #[schema(example = true)]
    pub counts: bool,
}

/// Which resource shows the items: reviewers and owners see them in different places.
#[derive(Debug, Clone, Copy)]
pub enum Place {
    /// `/submissions`.
    Submissions,
    /// `/reviews`.
    Reviews,
}

impl Place {
    fn path(self) -> &'static str {
        match self {
            Self::Submissions => "/submissions",
            Self::Reviews => "/reviews",
        }
    }
}

impl Item {
    /// From the registry's view.
    pub fn of(view: ItemView, place: Place, links: Links<'_>) -> Self {
        let path = format!("{}/{}", place.path(), view.id);
        let federations = view
            .federations
            .into_iter()
            .map(|(federation, state)| ItemFederation {
                federation,
                status: state_name(state),
                needed: None,
                profile_sha256: None,
            });
        let mut item = Self {
            links: vec![
                links.to("self", &path),
                links.to("describedby", &format!("{path}/statement")),
            ],
            id: view.id,
            kind: kind_name(view.kind),
            status: state_name(view.state),
            organisation: view.organisation,
            federations: federations.collect(),
            received_at: view.received_at,
            documents: Vec::new(),
            invitation: None,
            enrolment: None,
            lift: None,
            revocation: None,
        };
        match view.summary {
            ItemSummary::Documents(documents) => {
                item.documents = documents
                    .into_iter()
                    .map(|document| ItemDocument::of(document, links))
                    .collect();
            }
            ItemSummary::Invitation {
                organisation,
                name,
                domains,
                expires_at,
            } => {
                item.invitation = Some(InvitedOrganisation {
                    organisation,
                    name,
                    domains,
                    expires_at,
                });
            }
            ItemSummary::Key {
                organisation,
                key_id,
                fingerprint,
            } => {
                item.enrolment = Some(KeyToEnrol {
                    organisation,
                    key_id: key_id.to_string(),
                    fingerprint: fingerprint.to_string(),
                });
            }
            ItemSummary::Lift { target, reason } => item.lift = Some(Lifting::of(target, reason)),
            ItemSummary::Revocation {
                organisation,
                key_id,
                reason,
            } => {
                item.revocation = Some(KeyToRevoke {
                    organisation,
                    key_id: key_id.to_string(),
                    reason,
                });
            }
        }
        item
    }
}

impl ItemDetail {
    /// From the registry's view.
    pub fn of(detail: view::ItemDetail, place: Place, links: Links<'_>) -> Self {
        let mut item = Item::of(detail.view, place, links);
        for federation in &mut item.federations {
            let here = |(id, _): &&(FederationId, _)| *id == federation.federation;
            federation.needed = detail.needed.iter().find(here).map(|(_, needed)| *needed);
            let here = |(id, _): &&(FederationId, Sha256)| *id == federation.federation;
            federation.profile_sha256 =
                detail.profiles.iter().find(here).map(|(_, sha256)| *sha256);
        }
        Self {
            item,
            decisions: detail.decisions.into_iter().map(Decision::from).collect(),
            findings: entries(&detail.findings),
        }
    }
}

impl ItemDocument {
    fn of(document: view::ItemDocument, links: Links<'_>) -> Self {
        let base = document.base.map(|base| BaseVersion {
            version: base.version,
            sha256: base.sha256,
            href: links.resource(&format!(
                "/documents/{}/versions/{}/text",
                document.key, base.version
            )),
        });
        Self {
            kind: document.kind.as_str(),
            document_id: document.id,
            key: document.key,
            action: action_name(document.action),
            version: document.version,
            sha256: document.sha256,
            base,
        }
    }
}

impl Lifting {
    fn of(target: HoldTarget, reason: String) -> Self {
        let (target_kind, target_id) = match target {
            HoldTarget::Submission(sha256) => ("submission", sha256.to_string()),
            HoldTarget::Entity(id) => ("entity", id.to_string()),
        };
        Self {
            target_kind,
            target_id,
            reason,
        }
    }
}

impl From<DecisionView> for Decision {
    fn from(view: DecisionView) -> Self {
        Self {
            id: view.id,
            person: view.person,
            organisation: view.organisation,
            federation: view.federation,
            verdict: match view.verdict {
                Verdict::Approve => "approve",
                Verdict::Reject => "reject",
            },
            reason: view.reason,
            received_at: view.received_at,
            counts: view.counts,
        }
    }
}
