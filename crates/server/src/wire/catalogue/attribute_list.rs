//! Attribute lists and their releases.

use serde::Serialize;
use tillit_model::{OrganisationNumber, Sha256, Timestamp, VersionNumber};
use tillit_registry::catalogue::{BaseUriStatus, Listed, Name, Release, Status, Steward};
use utoipa::ToSchema;

use super::texts::{CodeSystemNameText, ListNameText, StatusText, VersionNumberText};
use crate::wire::texts::{OrganisationText, Sha256Text};
use crate::wire::{Link, Links, Texts};

/// An attribute list, as its newest release has it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AttributeList {
    /// Its name.
    #[schema(value_type = ListNameText)]
    pub name: Name,
    /// What people call it.
    pub title: Texts,
    /// What it holds.
    pub description: Texts,
    /// What the list demands to be said first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<Texts>,
    /// Whether the list is agreed on or only suggested.
    #[schema(value_type = StatusText)]
    pub status: Status,
    /// Who decides on the list.
    pub steward: ListSteward,
    /// The newest release.
    #[schema(value_type = VersionNumberText)]
    pub newest_version: VersionNumber,
    /// How many releases there are.
    #[schema(example = 2)]
    pub version_count: usize,
    /// How many attributes the newest release has.
    #[schema(example = 67)]
    pub attribute_count: usize,
    /// `self`, `version-history` (all releases) and `latest-version` (the newest).
    #[serde(rename = "_links")]
    pub links: Vec<Link>,
}

/// Who decides on a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ListSteward {
    /// The name, by language.
    pub names: Texts,
    /// The organisation, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<OrganisationText>)]
    pub organisation: Option<OrganisationNumber>,
}

/// A release of an attribute list, with the files that it can be had as.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AttributeListVersion {
    /// The list.
    #[schema(value_type = ListNameText)]
    pub list: Name,
    /// The version.
    #[schema(value_type = VersionNumberText)]
    pub version: VersionNumber,
    /// What people call the list.
    pub title: Texts,
    /// What it holds.
    pub description: Texts,
    /// What the list demands to be said first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<Texts>,
    /// Whether the list is agreed on or only suggested.
    #[schema(value_type = StatusText)]
    pub status: Status,
    /// Who decides on the list.
    pub steward: ListSteward,
    /// The licence (SPDX).
    #[schema(example = "CC0-1.0")]
    pub licence: String,
    /// An attribute's own URI is this, a slash and its name.
    #[schema(format = "uri", example = "https://tillit.example/attributes/gemensam")]
    pub base_uri: String,
    /// Whether `baseUri` stays for ever, or is a placeholder on which nothing should be built.
    #[schema(value_type = String, example = "provisional", pattern = "^(provisional|permanent)$")]
    pub base_uri_status: BaseUriStatus,
    /// SHA-256 of the frozen text, which is the JSON file and what is signed.
    #[schema(value_type = Sha256Text)]
    pub sha256: Sha256,
    /// When it was published.
    #[schema(value_type = String, format = DateTime, example = "2026-11-22T08:00:00Z")]
    pub issued_at: Timestamp,
    /// How much it holds.
    pub counts: AttributeListCounts,
    /// The code systems that it carries.
    pub code_systems: Vec<CarriedCodeSystem>,
    /// The files: signed, plain, and in the forms that others read.
    pub files: Vec<CatalogueFile>,
    /// Where its attributes are listed.
    #[schema(
        format = "uri",
        example = "https://registry.example/registry/v1/attribute-lists/gemensam/versions/1.1.0/attributes"
    )]
    pub attributes_url: String,
    /// Where its profiles are listed.
    #[schema(
        format = "uri",
        example = "https://registry.example/registry/v1/attribute-lists/gemensam/versions/1.1.0/profiles"
    )]
    pub profiles_url: String,
    /// What differs from the release before it, and for whom that breaks.
    #[schema(
        format = "uri",
        example = "https://registry.example/registry/v1/attribute-lists/gemensam/versions/1.1.0/changes"
    )]
    pub changes_url: String,
    /// `self`, `collection` (the list), `latest-version`, and `predecessor-version` where there is one.
    #[serde(rename = "_links")]
    pub links: Vec<Link>,
}

/// How much a release holds.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AttributeListCounts {
    /// Attributes.
    #[schema(example = 67)]
    pub attributes: usize,
    /// Those of them that should no longer be used.
    #[schema(example = 2)]
    pub deprecated: usize,
    /// Those of them that are only proposed.
    #[schema(example = 0)]
    pub proposed: usize,
    /// Code systems.
    #[schema(example = 12)]
    pub code_systems: usize,
    /// Profiles.
    #[schema(example = 7)]
    pub profiles: usize,
}

/// A code system that a release carries.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CarriedCodeSystem {
    /// Its name.
    #[schema(value_type = CodeSystemNameText)]
    pub name: Name,
    /// Its own version.
    #[schema(value_type = VersionNumberText)]
    pub version: VersionNumber,
    /// Where it is described.
    #[schema(
        format = "uri",
        example = "https://registry.example/registry/v1/code-systems/assurance-level/versions/1.0.0"
    )]
    pub href: String,
}

/// A published file, at its permanent address.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CatalogueFile {
    /// The form: `jws` is signed; the others are those of `tillit attribute export`.
    #[schema(example = "jws")]
    pub format: &'static str,
    /// Its media type.
    #[schema(example = "application/jose+json")]
    pub media_type: &'static str,
    /// The absolute address.
    #[schema(
        format = "uri",
        example = "https://registry.example/attribute-lists/gemensam/1.1.0.jws"
    )]
    pub href: String,
}

impl AttributeList {
    /// The list as its newest release has it.
    pub fn of(listed: &Listed, links: Links<'_>) -> Self {
        let (list, name) = (listed.newest().list(), listed.name());
        let path = format!("/attribute-lists/{name}");
        let newest = listed.newest().version();
        Self {
            name: name.clone(),
            title: list.title.clone().into(),
            description: list.description.clone().into(),
            notice: list.notice.clone().map(Texts::from),
            status: list.status,
            steward: ListSteward::of(&list.steward),
            newest_version: newest,
            version_count: listed.releases().len(),
            attribute_count: list.attributes.len(),
            links: vec![
                links.to("self", &path),
                links.to("version-history", &format!("{path}/versions")),
                links.to("latest-version", &format!("{path}/versions/{newest}")),
            ],
        }
    }
}

impl ListSteward {
    fn of(steward: &Steward) -> Self {
        Self {
            names: steward.name.clone().into(),
            organisation: steward.organisation.clone(),
        }
    }
}

impl AttributeListVersion {
    /// A release of a list.
    pub fn of(release: &Release, listed: &Listed, links: Links<'_>) -> Self {
        let (list, name, version) = (release.list(), release.name(), release.version());
        let collection = format!("/attribute-lists/{name}");
        let at = |version| format!("{collection}/versions/{version}");
        let mut relations = vec![
            links.to("self", &at(version)),
            links.to("collection", &collection),
            links.to("latest-version", &at(listed.newest().version())),
        ];
        let before = listed.before(version);
        relations.extend(before.map(|one| links.to("predecessor-version", &at(one.version()))));
        Self {
            list: name.clone(),
            version,
            title: list.title.clone().into(),
            description: list.description.clone().into(),
            notice: list.notice.clone().map(Texts::from),
            status: list.status,
            steward: ListSteward::of(&list.steward),
            licence: list.licence.clone(),
            base_uri: list.base_uri.clone(),
            base_uri_status: list.base_uri_status,
            sha256: release.sha256(),
            issued_at: release.issued_at(),
            counts: AttributeListCounts::of(release),
            code_systems: carried(release, links),
            files: files(release, links),
            attributes_url: links.resource(&format!("{}/attributes", at(version))),
            profiles_url: links.resource(&format!("{}/profiles", at(version))),
            changes_url: links.resource(&format!("{}/changes", at(version))),
            links: relations,
        }
    }
}

impl AttributeListCounts {
    fn of(release: &Release) -> Self {
        let list = release.list();
        let attributes = || list.attributes.iter();
        Self {
            attributes: list.attributes.len(),
            deprecated: attributes().filter(|one| one.deprecation.is_some()).count(),
            proposed: attributes()
                .filter(|one| one.status == Status::Proposed)
                .count(),
            code_systems: list.code_systems.len(),
            profiles: list.profiles.len(),
        }
    }
}

impl CatalogueFile {
    fn signed(path: &str, links: Links<'_>) -> Self {
        Self {
            format: "jws",
            media_type: "application/jose+json",
            href: links.file(path),
        }
    }

    /// What is published signed and as plain JSON.
    pub(super) fn both(jws: &str, json: &str, links: Links<'_>) -> Vec<Self> {
        let plain = Self {
            format: "json",
            media_type: "application/json",
            href: links.file(json),
        };
        vec![Self::signed(jws, links), plain]
    }
}

fn carried(release: &Release, links: Links<'_>) -> Vec<CarriedCodeSystem> {
    let systems = release.list().code_systems.iter();
    systems
        .map(|system| CarriedCodeSystem {
            name: system.name.clone(),
            version: system.version,
            href: links.resource(&format!(
                "/code-systems/{}/versions/{}",
                system.name, system.version
            )),
        })
        .collect()
}

/// The signed file first.
fn files(release: &Release, links: Links<'_>) -> Vec<CatalogueFile> {
    let signed = CatalogueFile::signed(&release.jws_path(), links);
    let exports = release.exports().map(|export| CatalogueFile {
        format: export.format.as_str(),
        media_type: export.format.media_type(),
        href: links.file(&export.path),
    });
    std::iter::once(signed).chain(exports).collect()
}
