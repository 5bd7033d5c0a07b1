//! Votes on an item.

use serde::Serialize;
use tillit_model::{FederationId, OrganisationNumber, PersonId, Sha256, Timestamp};
use tillit_registry::view::{DecisionView, Verdict};
use utoipa::ToSchema;

use super::texts::{FederationIdText, OrganisationText, Sha256Text};

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
