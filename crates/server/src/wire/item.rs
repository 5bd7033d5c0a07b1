//! Items: everything that operators decide on.

use serde::Serialize;
use tillit_model::{FederationId, OrganisationNumber, Sha256, Timestamp};
use tillit_registry::view::{self, ItemSummary, ItemView};
use utoipa::ToSchema;

use super::decision::Decision;
use super::item_document::ItemDocument;
use super::matter::{InvitedOrganisation, KeyToEnrol, KeyToRevoke, Lifting};
use super::texts::{FederationIdText, OrganisationText, Sha256Text};
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

/// Which resource shows the items: reviewers and owners see them in different places.
#[derive(Debug, Clone, Copy)]
pub enum Place {
    /// `/submissions`.
    Submissions,
    /// `/reviews`.
    Reviews,
}

impl Place {
    /// Its address below the API.
    pub(crate) fn path(self) -> &'static str {
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
