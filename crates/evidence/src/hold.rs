//! `tillit-hold+jws`: one operator stops something at once, or asks for it to go on.

use serde::{Deserialize, Serialize};
use tillit_model::{EntityId, FederationId, Sha256};

use crate::claims::Claims;
use crate::reason::Reason;
use crate::statement::statement;

/// A hold acts when it is received, because stopping is safe. Lifting it is an item that m people decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Who, to whom, when.
    #[serde(flatten)]
    pub claims: Claims,
    /// The federation in which it acts.
    pub federation: FederationId,
    /// What is held.
    pub target: HoldTarget,
    /// Hold or lift.
    pub action: HoldAction,
    /// Why.
    pub reason: Reason,
}

statement!(Hold, "tillit-hold+jws", ["federation", "target", "action", "reason"], operator: federation);

/// What is held.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    content = "id",
    rename_all = "lowercase",
    deny_unknown_fields
)]
pub enum HoldTarget {
    /// A submission, by the SHA-256 of its complete JWS: no decision on it takes effect.
    Submission(Sha256),
    /// An entity: it is left out of what is published.
    Entity(EntityId),
}

/// Hold or lift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HoldAction {
    /// Stop at once.
    Hold,
    /// Go on, once m people have approved it.
    Lift,
}
