//! What an item is about when it is no submission: an invitation, a key that begins or ends, a hold that is lifted.

use serde::Serialize;
use tillit_model::{OrganisationNumber, Timestamp};
use tillit_registry::view::HoldTarget;
use utoipa::ToSchema;

use super::texts::{KeyIdText, OrganisationText};

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

impl Lifting {
    pub(super) fn of(target: HoldTarget, reason: String) -> Self {
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
