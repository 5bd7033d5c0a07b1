//! Who asks for which attributes and who gives them, and what comes of it between an identity provider and a service.

use serde::Serialize;
use tillit_model::OrganisationNumber;
use tillit_registry::attribute_use::{
    Compatibility, DeprecatedInPlay, EntityInUse, Gap, GapReason, Outcome, Role, Use,
};
use utoipa::ToSchema;

use super::federation::Texts;
use super::texts::{DocumentKeyText, FederationIdText, OrganisationText};
use super::{Link, Links};

/// One attribute that one entity asks for or gives.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AttributeUsage {
    /// The attribute's id.
    #[schema(example = "gemensam/organization-identifier")]
    pub attribute: String,
    /// The release of the list that the entity names.
    #[schema(example = "1.0.0")]
    pub version: String,
    /// `requests`: the entity asks for it. `releases`: the entity gives it.
    #[schema(example = "requests", pattern = "^(requests|releases)$")]
    pub role: &'static str,
    /// Whether the entity cannot do without, when it asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = true)]
    pub required: Option<bool>,
    /// What the entity needs it for, when it asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Texts>,
    /// Whether the newest release that has the attribute says that it should no longer be used.
    #[schema(example = false)]
    pub deprecated: bool,
    /// What that release says to use instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "gemensam/organization-identifier")]
    pub successor: Option<String>,
    /// The federation that lists the entity.
    #[schema(value_type = FederationIdText)]
    pub federation: String,
    /// The entity.
    pub entity: EntityReference,
}

/// An entity of the published state.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EntityReference {
    /// The opaque key of its document.
    #[schema(value_type = DocumentKeyText)]
    pub key: String,
    /// The URI that names it.
    #[schema(example = "https://login.example/idp")]
    pub entity_id: String,
    /// Its name for people.
    pub names: Texts,
    /// Its owner.
    #[schema(value_type = OrganisationText)]
    pub organisation: OrganisationNumber,
    /// `about`: its document.
    #[serde(rename = "_links")]
    pub links: Vec<Link>,
}

/// An identity provider and a service that share a federation.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ServiceCompatibility {
    /// `reachable`: everything that the service requires is given. `missing`: something is not.
    #[schema(example = "missing", pattern = "^(reachable|missing)$")]
    pub outcome: &'static str,
    /// The federation that lists both.
    #[schema(value_type = FederationIdText)]
    pub federation: String,
    /// Who gives attributes.
    pub identity_provider: EntityReference,
    /// Who asks for them.
    pub service: EntityReference,
    /// What the service asks for and does not get, in its own order.
    pub gaps: Vec<AttributeGap>,
    /// What it asks for that should no longer be used.
    pub deprecations: Vec<DeprecatedAttribute>,
}

/// An attribute that a service asks for and does not get.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AttributeGap {
    /// The attribute's id.
    #[schema(example = "gemensam/organization-identifier")]
    pub attribute: String,
    /// The release of the list that the service names.
    #[schema(example = "1.0.0")]
    pub version: String,
    /// Whether the service cannot do without.
    #[schema(example = true)]
    pub required: bool,
    /// What the service needs it for.
    pub purpose: Texts,
    /// `not-released`: it is not given. `other-version`: it is given by a release with another major version.
    #[schema(example = "not-released", pattern = "^(not-released|other-version)$")]
    pub reason: &'static str,
    /// The release that it is given by, when that has another major version.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "2.0.0")]
    pub released_version: Option<String>,
}

/// An attribute that is asked for though it should no longer be used.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DeprecatedAttribute {
    /// The attribute's id.
    #[schema(example = "gemensam/organization-identifier")]
    pub attribute: String,
    /// What to use instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "gemensam/organization-identifier")]
    pub successor: Option<String>,
}

impl AttributeUsage {
    /// From the registry's view.
    pub fn of(one: Use, links: Links<'_>) -> Self {
        Self {
            attribute: id(&one.list, &one.attribute),
            version: one.version.to_string(),
            role: match one.role {
                Role::Requests => "requests",
                Role::Releases => "releases",
            },
            required: one.required,
            purpose: one.purpose.map(Texts::from),
            deprecated: one.deprecated,
            successor: one.successor.as_ref().map(ToString::to_string),
            federation: one.federation.to_string(),
            entity: EntityReference::of(&one.entity, links),
        }
    }
}

impl EntityReference {
    fn of(entity: &EntityInUse, links: Links<'_>) -> Self {
        Self {
            key: entity.key.clone(),
            entity_id: entity.id.to_string(),
            names: entity.name.clone().into(),
            organisation: entity.organisation.clone(),
            links: vec![links.to("about", &format!("/documents/{}", entity.key))],
        }
    }
}

impl ServiceCompatibility {
    /// From the registry's view.
    pub fn of(pair: Compatibility, links: Links<'_>) -> Self {
        Self {
            outcome: match pair.outcome {
                Outcome::Reachable => "reachable",
                Outcome::Missing => "missing",
            },
            federation: pair.federation.to_string(),
            identity_provider: EntityReference::of(&pair.identity_provider, links),
            service: EntityReference::of(&pair.service, links),
            gaps: pair.gaps.into_iter().map(AttributeGap::of).collect(),
            deprecations: pair
                .deprecated
                .into_iter()
                .map(DeprecatedAttribute::of)
                .collect(),
        }
    }
}

impl AttributeGap {
    fn of(gap: Gap) -> Self {
        let (reason, released) = match gap.reason {
            GapReason::NotReleased => ("not-released", None),
            GapReason::OtherVersion(version) => ("other-version", Some(version)),
        };
        Self {
            attribute: id(&gap.request.list, &gap.request.attribute),
            version: gap.request.version.to_string(),
            required: gap.request.required,
            purpose: gap.request.purpose.into(),
            reason,
            released_version: released.map(|version| version.to_string()),
        }
    }
}

impl DeprecatedAttribute {
    fn of(one: DeprecatedInPlay) -> Self {
        Self {
            attribute: id(&one.list, &one.attribute),
            successor: one.successor.as_ref().map(ToString::to_string),
        }
    }
}

fn id(list: &str, attribute: &str) -> String {
    format!("{list}/{attribute}")
}
