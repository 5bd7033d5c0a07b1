//! Federations and their publications.

use serde::Serialize;
use tillit_model::{FederationId, Localised, OrganisationNumber, Sha256, Tag, Timestamp};
use tillit_registry::view::{FederationView, FormatView, PublicationView, PublishedFile};
use utoipa::ToSchema;

use super::texts::{FederationIdText, KeyIdText, OrganisationText, Sha256Text};
use super::{Link, Links};

/// A federation, with how fresh its outputs are.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Federation {
    /// The short name in addresses.
    #[schema(value_type = FederationIdText)]
    pub id: FederationId,
    /// Names for people, by language.
    pub names: Texts,
    /// `demo`, `trial` or `production`.
    #[schema(example = "demo", pattern = "^(demo|trial|production)$")]
    pub environment: &'static str,
    /// The URI in what it signs (`iss`).
    #[schema(example = "https://registry.example/demo/moa")]
    pub issuer: String,
    /// Who runs it.
    #[schema(value_type = OrganisationText)]
    pub operator_organisation: OrganisationNumber,
    /// How many people must approve.
    #[schema(example = 2, minimum = 2)]
    pub approvals: u8,
    /// SHA-256 of the profile's text.
    #[schema(value_type = Sha256Text)]
    pub profile_sha256: Sha256,
    /// The number of the profile, from 1.
    #[schema(example = 1)]
    pub profile_version: u64,
    /// The keys that sign what it publishes.
    pub publish_keys: Vec<PublishKey>,
    /// The number of the current publication; null before the first.
    #[schema(example = 7)]
    pub sequence: Option<u64>,
    /// How many entities are published.
    #[schema(example = 290)]
    pub entities: u64,
    /// What it publishes, without the code systems and profiles that stand on their own.
    pub formats: Vec<Output>,
    /// How many versions of code systems it publishes on their own, at `/code-systems/{name}/{version}.json` (`.jws`).
    #[schema(example = 58)]
    pub code_systems: u64,
    /// How many versions of attribute profiles it publishes on their own, at `/attribute-profiles/{list}/{name}/{version}.json` (`.jws`).
    #[schema(example = 6)]
    pub attribute_profiles: u64,
    /// The tags that endpoints may carry.
    pub tags: Vec<TagEntry>,
    /// `self`, `describedby` (the profile) and the publications.
    #[serde(rename = "_links")]
    pub links: Vec<Link>,
}

/// A text in Swedish and, where there is one, in English.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Texts {
    /// Swedish.
    #[schema(example = "Exempel")]
    pub sv: String,
    /// English.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Example")]
    pub en: Option<String>,
}

/// A key that signs publications.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PublishKey {
    /// The RFC 7638 thumbprint.
    #[schema(value_type = KeyIdText)]
    pub key_id: String,
    /// The fingerprint as four groups of three words.
    #[schema(
        example = "pass bag radar – tobacco engage one – execute give awkward – unknown acoustic duck"
    )]
    pub fingerprint: String,
    /// The same as hexadecimal digits.
    #[schema(example = "a08 8d1 62b 72d 6e8 9a9 500 c6a 1c7 ed9 a58")]
    pub fingerprint_hex: String,
}

/// One output of a federation.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Output {
    /// The format's name.
    #[schema(example = "matf-metadata")]
    pub format: String,
    /// The permanent address.
    #[schema(
        format = "uri",
        example = "https://registry.example/federations/moa/matf/metadata.jws"
    )]
    pub href: String,
    /// When it was signed.
    #[schema(value_type = String, format = DateTime, example = "2026-11-22T08:00:00Z")]
    pub issued_at: Timestamp,
    /// When it ends, if it does.
    #[schema(value_type = Option<String>, format = DateTime, example = "2026-12-06T08:00:00Z")]
    pub expires_at: Option<Timestamp>,
    /// SHA-256 of the bytes.
    #[schema(value_type = Sha256Text)]
    pub sha256: Sha256,
}

/// A tag that endpoints may carry.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TagEntry {
    /// The tag.
    #[schema(example = "egilv1")]
    pub tag: String,
    /// What it means, by language.
    pub meanings: Texts,
    /// Who decides what it means.
    #[schema(example = "Sambruk")]
    pub owner: String,
}

/// One publication.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Publication {
    /// Its number.
    #[schema(example = 7)]
    pub sequence: u64,
    /// Why it was made.
    #[schema(example = "change")]
    pub cause: String,
    /// When.
    #[schema(value_type = String, format = DateTime, example = "2026-11-22T08:00:00Z")]
    pub published_at: Timestamp,
    /// What it made current, without the code systems and profiles that stand on their own.
    pub artefacts: Vec<PublicationFile>,
}

/// One file of a publication.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PublicationFile {
    /// The address below the public address.
    #[schema(example = "/federations/moa/matf/7/metadata.jws")]
    pub path: String,
    /// The absolute address.
    #[schema(
        format = "uri",
        example = "https://registry.example/federations/moa/matf/7/metadata.jws"
    )]
    pub href: String,
    /// SHA-256 of the bytes.
    #[schema(value_type = Sha256Text)]
    pub sha256: Sha256,
    /// When it was signed.
    #[schema(value_type = String, format = DateTime, example = "2026-11-22T08:00:00Z")]
    pub issued_at: Timestamp,
    /// When it ends, if it does.
    #[schema(value_type = Option<String>, format = DateTime, example = "2026-12-06T08:00:00Z")]
    pub expires_at: Option<Timestamp>,
}

impl Federation {
    /// From the registry's view.
    pub fn of(view: FederationView, links: Links<'_>) -> Self {
        let path = format!("/federations/{}", view.id);
        let publish_keys = view
            .publish_keys
            .iter()
            .map(|(key_id, fingerprint)| PublishKey {
                key_id: key_id.to_string(),
                fingerprint: fingerprint.to_string(),
                fingerprint_hex: fingerprint.hex(),
            });
        Self {
            publish_keys: publish_keys.collect(),
            links: vec![
                links.to("self", &path),
                links.to("describedby", &format!("{path}/profile")),
                links.to("version-history", &format!("{path}/publications")),
            ],
            id: view.id,
            names: view.name.into(),
            environment: view.environment.as_str(),
            issuer: view.issuer,
            operator_organisation: view.operator_organisation,
            approvals: view.approvals.get(),
            profile_sha256: view.profile_sha256,
            profile_version: view.profile_version,
            sequence: view.sequence,
            entities: view.entities,
            formats: view
                .formats
                .into_iter()
                .map(|format| Output::of(format, links))
                .collect(),
            code_systems: view.code_systems,
            attribute_profiles: view.attribute_profiles,
            tags: view.tags.into_iter().map(TagEntry::from).collect(),
        }
    }
}

impl Output {
    fn of(view: FormatView, links: Links<'_>) -> Self {
        Self {
            format: view.format.to_string(),
            href: links.file(&view.path),
            issued_at: view.issued_at,
            expires_at: view.expires_at,
            sha256: view.sha256,
        }
    }
}

impl From<Localised> for Texts {
    fn from(text: Localised) -> Self {
        Self {
            sv: text.sv,
            en: text.en,
        }
    }
}

impl From<Tag> for TagEntry {
    fn from(tag: Tag) -> Self {
        Self {
            tag: tag.tag,
            meanings: tag.meaning.into(),
            owner: tag.owner,
        }
    }
}

impl Publication {
    /// From the registry's view.
    pub fn of(view: PublicationView, links: Links<'_>) -> Self {
        Self {
            sequence: view.sequence,
            cause: view.cause,
            published_at: view.published_at,
            artefacts: view
                .files
                .into_iter()
                .map(|file| PublicationFile::of(file, links))
                .collect(),
        }
    }
}

impl PublicationFile {
    fn of(view: PublishedFile, links: Links<'_>) -> Self {
        Self {
            href: links.file(&view.path),
            path: view.path,
            sha256: view.sha256,
            issued_at: view.issued_at,
            expires_at: view.expires_at,
        }
    }
}
