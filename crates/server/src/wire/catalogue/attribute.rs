//! An attribute of a release.

use serde::Serialize;
use serde_json::Value;
use tillit_model::VersionNumber;
use tillit_registry::catalogue::{
    self, AttributeId, Category, Datatype, Deprecation, DeprecationKind, Name, PersonalData,
    Release, Stability, Status, TextStatus,
};
use utoipa::ToSchema;

use super::texts::{
    AttributeDefinition, AttributeNameText, CategoryText, DatatypeText, ListNameText,
    PersonalDataText, StabilityText, StatusText, TextStatusText, VersionNumberText,
};
use crate::wire::{Link, Links, Texts};

/// An attribute: what it is called and how it stands.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Attribute {
    /// The stable id without version.
    #[schema(value_type = String, example = "gemensam/surname")]
    pub id: AttributeId,
    /// Its own URI, which stays whatever server answers.
    #[schema(
        format = "uri",
        example = "https://tillit.example/attributes/gemensam/surname"
    )]
    pub uri: String,
    /// The list.
    #[schema(value_type = ListNameText)]
    pub list: Name,
    /// The release that says this.
    #[schema(value_type = VersionNumberText)]
    pub version: VersionNumber,
    /// Its name in the list.
    #[schema(value_type = AttributeNameText)]
    pub name: Name,
    /// What people call it.
    pub label: Texts,
    /// What the list demands to be said first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<Texts>,
    /// What it is about.
    #[schema(value_type = CategoryText)]
    pub category: Category,
    /// The kind of value.
    #[schema(value_type = DatatypeText)]
    pub datatype: Datatype,
    /// Whether it stands in a source or is only suggested.
    #[schema(value_type = StatusText)]
    pub status: Status,
    /// Whether its texts were reviewed.
    #[schema(value_type = TextStatusText)]
    pub text_status: TextStatus,
    /// How settled it is.
    #[schema(value_type = StabilityText)]
    pub stability: Stability,
    /// What a value says about a person.
    #[schema(value_type = PersonalDataText)]
    pub personal_data: PersonalData,
    /// Present when it should no longer be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecation: Option<Deprecated>,
    /// How well it fits `q`, the best first: `name`, `label`, `words`, `texts`; only where all lists were searched.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "name", pattern = "^(name|label|words|texts)$")]
    pub fit: Option<&'static str>,
    /// `self`, `collection` (the attributes of the release) and `latest-version` (as the newest release has it).
    #[serde(rename = "_links")]
    pub links: Vec<Link>,
}

/// An attribute with everything that the release says about it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AttributeDetail {
    /// The summary.
    #[serde(flatten)]
    pub attribute: Attribute,
    /// The attribute as it stands in the release (`attribute-list/1`): definition, usage, examples, format, value sets, names in every protocol, law.
    #[schema(value_type = AttributeDefinition)]
    pub definition: Value,
}

/// Why an attribute should no longer be used.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Deprecated {
    /// What happened to it.
    #[schema(value_type = String, example = "renamed", pattern = "^(renamed|superseded|obsoleted)$")]
    pub kind: DeprecationKind,
    /// The id of what to use instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "gemensam/organization-identifier")]
    pub successor: Option<AttributeId>,
    /// The release that deprecated it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<VersionNumberText>)]
    pub since: Option<VersionNumber>,
    /// The day from which it should not be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date, example = "2026-11-22")]
    pub date: Option<String>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Texts>,
}

impl Attribute {
    /// What a release says, in short. `newest` is the version of the newest release of the list.
    pub fn of(
        attribute: &catalogue::Attribute,
        release: &Release,
        newest: VersionNumber,
        fit: Option<catalogue::Fit>,
        links: Links<'_>,
    ) -> Self {
        let (list, version, name) = (release.name(), release.version(), attribute.name());
        let below = |version| format!("/attribute-lists/{list}/versions/{version}/attributes");
        Self {
            id: attribute.id.clone(),
            uri: attribute.uri.clone(),
            list: list.clone(),
            version,
            name: name.clone(),
            label: attribute.label.clone().into(),
            notice: release.list().notice.clone().map(Texts::from),
            category: attribute.category,
            datatype: attribute.datatype,
            status: attribute.status,
            text_status: attribute.text_status,
            stability: attribute.stability,
            personal_data: attribute.personal_data,
            deprecation: attribute.deprecation.clone().map(Deprecated::from),
            fit: fit.map(word_of),
            links: vec![
                links.to("self", &format!("{}/{name}", below(version))),
                links.to("collection", &below(version)),
                links.to("latest-version", &format!("{}/{name}", below(newest))),
            ],
        }
    }
}

impl AttributeDetail {
    /// The summary with everything that the release says.
    pub fn of(summary: Attribute, attribute: &catalogue::Attribute) -> Self {
        Self {
            attribute: summary,
            definition: serde_json::to_value(attribute)
                .expect("a list has text keys and finite numbers only"),
        }
    }
}

impl From<Deprecation> for Deprecated {
    fn from(deprecation: Deprecation) -> Self {
        Self {
            kind: deprecation.kind,
            successor: deprecation.successor,
            since: deprecation.since,
            date: deprecation.date.map(|date| date.to_string()),
            reason: deprecation.reason.map(Texts::from),
        }
    }
}

fn word_of(fit: catalogue::Fit) -> &'static str {
    match fit {
        catalogue::Fit::Name => "name",
        catalogue::Fit::Label => "label",
        catalogue::Fit::Words => "words",
        catalogue::Fit::Texts => "texts",
    }
}
