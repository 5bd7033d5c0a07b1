//! The difference between a folder and the registry, as a changeset that can be looked at, saved, and submitted exactly.

mod difference;
mod file;
mod make;

use serde::{Deserialize, Serialize};
use tillit_evidence::Base;
use tillit_model::{Action, DocumentKind, OrganisationNumber, Sha256};

pub use difference::{Difference, differences};
pub use file::{LoadPlanError, SavePlanError};
pub use make::{MakePlanError, Withdrawal};

/// The `format` member of a saved plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlanFormat {
    /// The first format.
    #[serde(rename = "plan/1")]
    V1,
}

/// What a folder would change in the registry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// `plan/1`.
    pub format: PlanFormat,
    /// The registry that it was made against; the audience of the statement.
    pub registry: String,
    /// The owner, who signs.
    pub organisation: OrganisationNumber,
    /// What is submitted, whole or not at all.
    pub changes: Vec<Change>,
    /// Documents that say the same here and there.
    pub unchanged: Vec<Name>,
    /// Approved documents that the folder does not have. They stay, unless their withdrawal is asked for.
    pub only_in_registry: Vec<Name>,
    /// Documents that cannot be compared without a registered key, because they are not public. They are not submitted.
    pub left_out: Vec<Name>,
}

/// Names a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// Its kind.
    pub kind: DocumentKind,
    /// Its id.
    pub id: String,
}

/// One document that changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Its kind.
    pub kind: DocumentKind,
    /// Its id.
    pub id: String,
    /// What happens to it.
    pub action: Action,
    /// What it builds on; nothing for a new document.
    pub base: Option<Base>,
    /// The file that it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The exact new text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The text's hash.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<Sha256>,
    /// Why it is withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The submission that waits for review and that this one would take the place of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Sha256>,
    /// Member by member; for a new document everything that it holds.
    pub differences: Vec<Difference>,
}

impl Plan {
    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}
