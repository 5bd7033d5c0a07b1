//! `attribute-list/1`: a frozen release of an attribute list.
//!
//! ```json
//! { "format": "attribute-list/1", "list": "gemensam", "version": "1.0.0", "base_uri": "https://tillit.example/attributes/gemensam",
//!   "title": { "sv": "Gemensamma attribut", "en": "Common attributes" }, "status": "published", "attributes": [ { "id": "gemensam/surname" } ] }
//! ```

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tillit_model::text::json::{self, JsonError};
use tillit_model::text::typed::{self, ShapeError};
use tillit_model::{Language, Localised, OrganisationNumber, VersionNumber};

use crate::{Attribute, AttributeProfile, CodeSystem, Name, SourceDocument, Status};

/// The `format` member of a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum AttributeListFormat {
    /// The first format.
    #[serde(rename = "attribute-list/1")]
    V1,
}

/// A frozen release of an attribute list: complete in itself, with every code system that it uses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttributeList {
    /// `attribute-list/1`.
    pub format: AttributeListFormat,
    /// The list's name: `gemensam`.
    pub list: Name,
    /// The release.
    pub version: VersionNumber,
    /// An attribute's own URI is this, a slash and its name. Fixed by the manifest, whatever server publishes the list.
    #[schemars(url)]
    pub base_uri: String,
    /// Whether `base_uri` will stay.
    pub base_uri_status: BaseUriStatus,
    /// What people call the list.
    pub title: Localised,
    /// What it holds.
    pub description: Localised,
    /// What every output of the list must say first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Localised>,
    /// Whether the list is agreed on or only suggested.
    pub status: Status,
    /// Who decides on the list.
    pub steward: Steward,
    /// The languages that every text exists in.
    #[schemars(length(min = 1))]
    pub languages: Vec<Language>,
    /// The licence (SPDX).
    #[schemars(length(min = 1, max = 100))]
    pub licence: String,
    /// The documents that facts come from, by name.
    pub sources: BTreeMap<Name, SourceDocument>,
    /// The code systems that attributes are bound to, by name in order.
    pub code_systems: Vec<CodeSystem>,
    /// The attributes, by name in order.
    pub attributes: Vec<Attribute>,
    /// The profiles, by name in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub profiles: Vec<AttributeProfile>,
}

/// Who decides on a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Steward {
    /// The name.
    pub name: Localised,
    /// The organisation number, where it is an organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrganisationNumber>,
}

/// Whether a list's `base_uri` will stay.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum BaseUriStatus {
    /// A placeholder until the list has a permanent host: do not build on these URIs.
    Provisional,
    /// Stays for ever.
    Permanent,
}

impl AttributeList {
    /// Reads a release from its text: strict JSON, closed to unknown members.
    pub fn parse(text: &str) -> Result<Self, ParseAttributeListError> {
        let value = json::read(text.as_bytes())?;
        Ok(typed::from_value(value)?)
    }

    /// The id of the release as a document: `gemensam/1.0.0`.
    pub fn id(&self) -> String {
        format!("{}/{}", self.list, self.version)
    }

    /// The attribute with this name.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes
            .iter()
            .find(|attribute| attribute.name().as_str() == name)
    }

    /// The code system with this name.
    pub fn code_system(&self, name: &Name) -> Option<&CodeSystem> {
        self.code_systems.iter().find(|system| system.name == *name)
    }

    /// The profile with this name.
    pub fn profile(&self, name: &str) -> Option<&AttributeProfile> {
        self.profiles
            .iter()
            .find(|profile| profile.name.as_str() == name)
    }
}

/// Why a text is no release of an attribute list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseAttributeListError {
    /// Not strict JSON.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// Not an `attribute-list/1`.
    #[error(transparent)]
    Shape(#[from] ShapeError),
}

impl ParseAttributeListError {
    /// The stable code of this refusal.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Json(error) => error.kind.code(),
            Self::Shape(_) => "malformed_document",
        }
    }
}
