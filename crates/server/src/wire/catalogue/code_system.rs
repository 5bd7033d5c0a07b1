//! Code systems, their codes and value sets.

use std::collections::BTreeMap;

use serde::Serialize;
use tillit_model::VersionNumber;
use tillit_registry::catalogue::{
    self, Code, Content, KeptCodeSystem, KeptCodeSystems, Name, Release, Status, TextStatus,
    ValueSet,
};
use utoipa::ToSchema;

use super::CatalogueFile;
use super::texts::{
    CodePropertyValues, CodeSystemNameText, ContentText, ListNameText, StatusText, TextStatusText,
    ValueSetNameText, VersionNumberText,
};
use crate::wire::{Link, Links, Texts};

/// A code system, as its newest version has it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CodeSystem {
    /// Its name.
    #[schema(value_type = CodeSystemNameText)]
    pub name: Name,
    /// What people call it.
    pub title: Texts,
    /// What its codes stand for.
    pub description: Texts,
    /// Whether it stands in a source or is only suggested.
    #[schema(value_type = StatusText)]
    pub status: Status,
    /// How much of it is here.
    #[schema(value_type = ContentText)]
    pub content: Content,
    /// Who decides on the codes.
    #[schema(example = "Myndigheten för digital förvaltning")]
    pub steward: String,
    /// The newest version.
    #[schema(value_type = VersionNumberText)]
    pub newest_version: VersionNumber,
    /// How many versions there are.
    #[schema(example = 1)]
    pub version_count: usize,
    /// How many codes the newest version has.
    #[schema(example = 4)]
    pub code_count: usize,
    /// `self`, `version-history` (all versions) and `latest-version` (the newest).
    #[serde(rename = "_links")]
    pub links: Vec<Link>,
}

/// A version of a code system.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CodeSystemVersion {
    /// Its name.
    #[schema(value_type = CodeSystemNameText)]
    pub name: Name,
    /// The version.
    #[schema(value_type = VersionNumberText)]
    pub version: VersionNumber,
    /// What people call it.
    pub title: Texts,
    /// What its codes stand for.
    pub description: Texts,
    /// A code's own URI is this, a slash and the code, unless the code is itself a URI.
    #[schema(
        format = "uri",
        example = "https://tillit.example/code-systems/assurance-level"
    )]
    pub base_uri: String,
    /// What others call the system: OIDs and URIs.
    #[schema(example = json!([]))]
    pub identifiers: Vec<String>,
    /// Who decides on the codes.
    #[schema(example = "Myndigheten för digital förvaltning")]
    pub steward: String,
    /// Where the codes were read.
    #[schema(example = "Tillitsramverk")]
    pub source: String,
    /// The licence of the source (SPDX), where one is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "CC0-1.0")]
    pub licence: Option<String>,
    /// How much of it is here.
    #[schema(value_type = ContentText)]
    pub content: Content,
    /// Whether it stands in a source or is only suggested.
    #[schema(value_type = StatusText)]
    pub status: Status,
    /// Whether its texts were reviewed.
    #[schema(value_type = TextStatusText)]
    pub text_status: TextStatus,
    /// Whether labels are names, which are not translated.
    #[schema(example = false)]
    pub labels_are_names: bool,
    /// Whether codes are compared without regard to case.
    #[schema(example = false)]
    pub case_insensitive: bool,
    /// What codes can say beside their label.
    pub properties: Vec<CodeProperty>,
    /// How many codes there are.
    #[schema(example = 4)]
    pub code_count: usize,
    /// Where the codes are listed.
    #[schema(
        format = "uri",
        example = "https://registry.example/registry/v1/code-systems/assurance-level/versions/1.0.0/codes"
    )]
    pub codes_url: String,
    /// The value sets.
    pub value_sets: Vec<CodeValueSet>,
    /// The files: signed and plain.
    pub files: Vec<CatalogueFile>,
    /// The releases of attribute lists that carry it.
    pub carriers: Vec<Carrier>,
    /// `self`, `collection` (the code system) and `latest-version`.
    #[serde(rename = "_links")]
    pub links: Vec<Link>,
}

/// What codes can say beside their label.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CodeProperty {
    /// The property's name.
    #[schema(value_type = String, example = "level")]
    pub name: Name,
    /// What people call it.
    pub label: Texts,
}

/// A release that carries a code system.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Carrier {
    /// The list.
    #[schema(value_type = ListNameText)]
    pub list: Name,
    /// The release.
    #[schema(value_type = VersionNumberText)]
    pub version: VersionNumber,
    /// What the list demands to be said first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<Texts>,
    /// Where it is described.
    #[schema(
        format = "uri",
        example = "https://registry.example/registry/v1/attribute-lists/gemensam/versions/1.1.0"
    )]
    pub href: String,
}

/// One code.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CodeEntry {
    /// The code.
    #[schema(example = "0180")]
    pub code: String,
    /// Its own URI.
    #[schema(
        format = "uri",
        example = "https://tillit.example/code-systems/municipality/0180"
    )]
    pub uri: String,
    /// What people call it.
    pub label: Texts,
    /// What it means, where the label does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub definition: Option<Texts>,
    /// Whether it stands in a source or is only suggested.
    #[schema(value_type = StatusText)]
    pub status: Status,
    /// The wider code that it lies under: of this system, or `<system>/<code>` of another.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "county/01")]
    pub broader: Option<String>,
    /// Values of the system's properties, by their names.
    #[schema(value_type = CodePropertyValues)]
    pub properties: BTreeMap<String, String>,
    /// The first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date, example = "2026-11-22")]
    pub valid_from: Option<String>,
    /// The last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date, example = "2026-11-22")]
    pub valid_to: Option<String>,
    /// The code to use instead, when this one should no longer be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "0181")]
    pub replaced_by: Option<String>,
    /// What to know about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Texts>,
}

/// A value set: some codes of a system, chosen for a purpose.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CodeValueSet {
    /// Its name.
    #[schema(value_type = ValueSetNameText)]
    pub name: Name,
    /// Its own version.
    #[schema(value_type = VersionNumberText)]
    pub version: VersionNumber,
    /// What people call it.
    pub title: Texts,
    /// How many codes it has.
    #[schema(example = 4)]
    pub code_count: usize,
    /// `self` and `collection` (the version of the code system).
    #[serde(rename = "_links")]
    pub links: Vec<Link>,
}

/// A value set with its codes.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CodeValueSetDetail {
    /// The summary.
    #[serde(flatten)]
    pub value_set: CodeValueSet,
    /// The codes, in its order.
    #[schema(example = json!(["0180"]))]
    pub codes: Vec<String>,
}

impl CodeSystem {
    /// The system as its newest version has it.
    pub fn of(systems: &KeptCodeSystems, links: Links<'_>) -> Self {
        let system = systems.newest().content();
        let path = format!("/code-systems/{}", system.name);
        Self {
            name: system.name.clone(),
            title: system.title.clone().into(),
            description: system.description.clone().into(),
            status: system.status,
            content: system.content,
            steward: system.steward.clone(),
            newest_version: system.version,
            version_count: systems.versions().len(),
            code_count: system.codes.len(),
            links: vec![
                links.to("self", &path),
                links.to("version-history", &format!("{path}/versions")),
                links.to(
                    "latest-version",
                    &format!("{path}/versions/{}", system.version),
                ),
            ],
        }
    }
}

impl CodeSystemVersion {
    /// A version of a system.
    pub fn of(kept: &KeptCodeSystem, newest: VersionNumber, links: Links<'_>) -> Self {
        let system = kept.content();
        let collection = format!("/code-systems/{}", system.name);
        let path = path_of(system);
        let properties = system.properties.iter().map(|property| CodeProperty {
            name: property.name.clone(),
            label: property.label.clone().into(),
        });
        let sets = system.value_sets.iter();
        let carriers = kept.carried_by().iter();
        Self {
            name: system.name.clone(),
            version: system.version,
            title: system.title.clone().into(),
            description: system.description.clone().into(),
            base_uri: system.base_uri.clone(),
            identifiers: system.identifiers.clone(),
            steward: system.steward.clone(),
            source: system.source.clone(),
            licence: system.licence.clone(),
            content: system.content,
            status: system.status,
            text_status: system.text_status,
            labels_are_names: system.labels_are_names,
            case_insensitive: system.case_insensitive,
            properties: properties.collect(),
            code_count: system.codes.len(),
            codes_url: links.resource(&format!("{path}/codes")),
            value_sets: sets
                .map(|set| CodeValueSet::of(set, system, links))
                .collect(),
            files: CatalogueFile::both(&kept.jws_path(), &kept.json_path(), links),
            carriers: carriers
                .map(|release| Carrier::of(release, links))
                .collect(),
            links: vec![
                links.to("self", &path),
                links.to("collection", &collection),
                links.to("latest-version", &format!("{collection}/versions/{newest}")),
            ],
        }
    }
}

impl Carrier {
    fn of(release: &Release, links: Links<'_>) -> Self {
        let (list, version) = (release.name(), release.version());
        Self {
            list: list.clone(),
            version,
            notice: release.list().notice.clone().map(Texts::from),
            href: links.resource(&format!("/attribute-lists/{list}/versions/{version}")),
        }
    }
}

impl CodeEntry {
    /// A code of a system.
    pub fn of(code: &Code, system: &catalogue::CodeSystem) -> Self {
        let properties = code.properties.iter();
        Self {
            code: code.code.clone(),
            uri: system.uri_of(&code.code),
            label: code.label.clone().into(),
            definition: code.definition.clone().map(Texts::from),
            status: code.status.unwrap_or(system.status),
            broader: code.broader.clone(),
            properties: properties
                .map(|(name, value)| (name.to_string(), value.clone()))
                .collect(),
            valid_from: code.valid_from.map(|date| date.to_string()),
            valid_to: code.valid_to.map(|date| date.to_string()),
            replaced_by: code.replaced_by.clone(),
            note: code.note.clone().map(Texts::from),
        }
    }
}

impl CodeValueSet {
    /// A value set of a system.
    pub fn of(set: &ValueSet, system: &catalogue::CodeSystem, links: Links<'_>) -> Self {
        let collection = path_of(system);
        Self {
            name: set.name.clone(),
            version: set.version,
            title: set.title.clone().into(),
            code_count: set.codes.len(),
            links: vec![
                links.to("self", &format!("{collection}/value-sets/{}", set.name)),
                links.to("collection", &collection),
            ],
        }
    }
}

impl CodeValueSetDetail {
    /// A value set with its codes.
    pub fn of(set: &ValueSet, system: &catalogue::CodeSystem, links: Links<'_>) -> Self {
        Self {
            value_set: CodeValueSet::of(set, system, links),
            codes: set.codes.clone(),
        }
    }
}

fn path_of(system: &catalogue::CodeSystem) -> String {
    format!("/code-systems/{}/versions/{}", system.name, system.version)
}
