//! `organisation-source/1`: an organisation as people write it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Localised, MunicipalityCode, Organisation, OrganisationFormat, OrganisationNumber};

/// The `format` member of an organisation source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum OrganisationSourceFormat {
    /// The first format.
    #[serde(rename = "organisation-source/1")]
    V1,
}

/// An organisation as people write it; resolves into an `organisation/1` document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganisationSource {
    /// `organisation-source/1`.
    pub format: OrganisationSourceFormat,
    /// Its number: `212000-0142`.
    pub id: OrganisationNumber,
    /// Its registered name.
    pub name: Localised,
    /// The municipality's code, for a municipality.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub municipality_code: Option<MunicipalityCode>,
    /// Domains that are its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(
        length(max = 100),
        inner(regex(pattern = r"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$"))
    )]
    pub domains: Vec<String>,
    /// `https` address of its public site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(url)]
    pub url: Option<String>,
}

impl From<OrganisationSource> for Organisation {
    fn from(source: OrganisationSource) -> Self {
        Self {
            format: OrganisationFormat::V1,
            id: source.id,
            name: source.name,
            municipality_code: source.municipality_code,
            domains: source.domains,
            url: source.url,
        }
    }
}
