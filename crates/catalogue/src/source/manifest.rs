//! `attribute-list-manifest/1`: what a list is, and what it is made of.
//!
//! ```yaml
//! format: attribute-list-manifest/1
//! list: gemensam
//! version: 1.0.0
//! base_uri: https://tillit.example/attributes/gemensam
//! base_uri_status: provisional
//! code_systems: { municipality: 1.0.0 }
//! ```

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tillit_model::{Language, Localised, VersionNumber};

use crate::{BaseUriStatus, Name, SourceDocument, Status, Steward};

/// The `format` member of a manifest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum ManifestFormat {
    /// The first format.
    #[serde(rename = "attribute-list-manifest/1")]
    V1,
}

/// `attribute-lists/<list>/manifest.yaml`: everything about a list but its attributes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// `attribute-list-manifest/1`.
    pub format: ManifestFormat,
    /// The list's name, which is its folder's name.
    pub list: Name,
    /// The release that the files describe: the last frozen one, or the next.
    pub version: VersionNumber,
    /// An attribute's own URI is this, a slash and its name. It never changes once it is permanent.
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
    /// The languages that every text must exist in.
    #[schemars(length(min = 1))]
    pub languages: Vec<Language>,
    /// The licence (SPDX).
    #[schemars(length(min = 1, max = 100))]
    pub licence: String,
    /// The documents that facts come from, by the names that attributes cite them by.
    pub sources: BTreeMap<Name, SourceDocument>,
    /// The code systems that the list uses, each with the version that it was checked against.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub code_systems: BTreeMap<Name, VersionNumber>,
}
