//! What an entity asks for and gives out of the attribute lists.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Localised, VersionNumber};

/// Ties an entity to the catalogue. From it the registry answers which services a municipality's users can log in to, and who still uses a deprecated attribute.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttributeUse {
    /// Attributes that a service asks for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 500))]
    pub requests: Vec<AttributeRequest>,
    /// Attributes that an identity provider or a client gives.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 500))]
    pub releases: Vec<AttributeRelease>,
}

impl AttributeUse {
    /// Whether nothing is asked for and nothing given.
    pub fn is_empty(&self) -> bool {
        self.requests.is_empty() && self.releases.is_empty()
    }
}

/// One attribute that a service asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttributeRequest {
    /// The list's name: `gemensam`.
    pub list: String,
    /// The list's release.
    pub version: VersionNumber,
    /// The attribute's name in the list: `organization-identifier`.
    pub attribute: String,
    /// Whether the service cannot do without it.
    pub required: bool,
    /// What the service needs it for.
    pub purpose: Localised,
}

/// One attribute that is given out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttributeRelease {
    /// The list's name: `gemensam`.
    pub list: String,
    /// The list's release.
    pub version: VersionNumber,
    /// The attribute's name in the list.
    pub attribute: String,
}
