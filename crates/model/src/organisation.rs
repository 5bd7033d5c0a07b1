//! `organisation/1`: a legal entity, public.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Localised, MunicipalityCode, OrganisationNumber};

/// The `format` member of an organisation document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum OrganisationFormat {
    /// The first format.
    #[serde(rename = "organisation/1")]
    V1,
}

/// A legal entity that takes part in a federation, with the domains that it was approved for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// `organisation/1`.
    pub format: OrganisationFormat,
    /// Its number; also the document's id.
    pub id: OrganisationNumber,
    /// Its registered name.
    pub name: Localised,
    /// The municipality's code, for a municipality.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub municipality_code: Option<MunicipalityCode>,
    /// Domains that are its own: hosts of its entities and endpoints lie in them.
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

impl Organisation {
    /// Whether a host is one of its domains or lies below one.
    pub fn has_host(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        self.domains.iter().any(|domain| {
            host.strip_suffix(domain.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        })
    }
}
