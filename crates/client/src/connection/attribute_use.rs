//! Who asks for which attributes, and which services are reached, as the registry answers from what is published.

use serde::{Deserialize, Serialize};
use tillit_model::{EntityId, FederationId, Localised, OrganisationNumber};

use super::{Connection, RequestError};

/// Which uses of attributes are asked for; what is empty does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UsageQuestion {
    /// Those of this attribute: `gemensam/surname`.
    pub attribute: Option<String>,
    /// Those of attributes of this list.
    pub list: Option<String>,
    /// Those of entities that this organisation owns.
    pub organisation: Option<OrganisationNumber>,
    /// Those of attributes that should no longer be used, or of the others.
    pub deprecated: Option<bool>,
}

/// Which pairs of identity provider and service are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompatibilityQuestion {
    /// Whose users.
    pub organisation: OrganisationNumber,
    /// Only from this identity provider.
    pub entity: Option<EntityId>,
    /// Only those that come out so: `reachable` or `missing`.
    pub only: Option<String>,
}

/// One attribute that one entity asks for or gives.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AttributeUsage {
    /// The attribute's id.
    pub attribute: String,
    /// The release of the list that the entity names.
    pub version: String,
    /// `requests` or `releases`.
    pub role: String,
    /// Whether the entity cannot do without, when it asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// What the entity needs it for, when it asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Localised>,
    /// Whether it should no longer be used.
    #[serde(default)]
    pub deprecated: bool,
    /// What to use instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub successor: Option<String>,
    /// The federation that lists the entity.
    pub federation: FederationId,
    /// The entity.
    pub entity: EntityReference,
}

/// An entity of what is published.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EntityReference {
    /// The opaque key of its document.
    pub key: String,
    /// The URI that names it.
    pub entity_id: EntityId,
    /// Its name for people.
    pub names: Localised,
    /// Its owner.
    pub organisation: OrganisationNumber,
}

/// An identity provider and a service that share a federation.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ServiceCompatibility {
    /// `reachable` or `missing`.
    pub outcome: String,
    /// The federation that lists both.
    pub federation: FederationId,
    /// Who gives attributes.
    pub identity_provider: EntityReference,
    /// Who asks for them.
    pub service: EntityReference,
    /// What the service asks for and does not get.
    #[serde(default)]
    pub gaps: Vec<AttributeGap>,
    /// What it asks for that should no longer be used.
    #[serde(default)]
    pub deprecations: Vec<DeprecatedAttribute>,
}

/// An attribute that a service asks for and does not get.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AttributeGap {
    /// The attribute's id.
    pub attribute: String,
    /// The release of the list that the service names.
    pub version: String,
    /// Whether the service cannot do without.
    pub required: bool,
    /// What the service needs it for.
    pub purpose: Localised,
    /// `not-released` or `other-version`.
    pub reason: String,
    /// The release that it is given by, when that has another major version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub released_version: Option<String>,
}

/// An attribute that is asked for though it should no longer be used.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DeprecatedAttribute {
    /// The attribute's id.
    pub attribute: String,
    /// What to use instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub successor: Option<String>,
}

impl Connection {
    /// Who asks for which attributes and who gives them.
    pub fn attribute_usage(
        &self,
        question: &UsageQuestion,
    ) -> Result<Vec<AttributeUsage>, RequestError> {
        let owner = question.organisation.as_ref().map(ToString::to_string);
        let asked = [
            ("attribute", question.attribute.clone()),
            ("list", question.list.clone()),
            ("organisation", owner),
            (
                "deprecated",
                question.deprecated.map(|only| only.to_string()),
            ),
        ];
        self.read_all("/attribute-usage", &given(asked))
    }

    /// Which services an organisation's users reach, and what they lack. Nothing when the registry knows of no entity of the organisation, or of no such identity provider.
    pub fn compatibility(
        &self,
        question: &CompatibilityQuestion,
    ) -> Result<Vec<ServiceCompatibility>, RequestError> {
        let asked = [
            ("organisation", Some(question.organisation.to_string())),
            (
                "entityId",
                question.entity.as_ref().map(ToString::to_string),
            ),
            ("only", question.only.clone()),
        ];
        match self.read_all("/compatibility", &given(asked)) {
            Err(error) if error.status() == Some(404) => Ok(Vec::new()),
            found => found,
        }
    }
}

fn given<const N: usize>(
    asked: [(&'static str, Option<String>); N],
) -> Vec<(&'static str, String)> {
    let given = asked.into_iter();
    given
        .filter_map(|(name, value)| Some((name, value?)))
        .collect()
}
