//! Exceptions from the catalogue's rules, beside what they excuse.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tillit_model::Localised;

/// A rule that is broken for a reason. One that excuses nothing is itself a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// The rule's id: `identifier-clash`.
    #[schemars(length(min = 1, max = 64))]
    pub rule: String,
    /// Why.
    pub reason: Localised,
}
