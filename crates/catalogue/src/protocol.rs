//! The protocols that attributes have names in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A protocol, or a list that uses one in its own way.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Protocol {
    /// SAML 2.0.
    Saml,
    /// OpenID Connect.
    Oidc,
    /// LDAP.
    Ldap,
    /// SCIM 2.0.
    Scim,
    /// The HSA directory.
    Hsa,
    /// The Sambi federation.
    Sambi,
    /// Inera's attribute list.
    Inera,
    /// The openfed profile.
    Openfed,
    /// The drafts for Ena.
    Ena,
    /// eduPerson, SCHAC and norEdu.
    Edu,
    /// Other JSON interfaces.
    Json,
}

impl Protocol {
    /// The member of `bindings`: `saml`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Saml => "saml",
            Self::Oidc => "oidc",
            Self::Ldap => "ldap",
            Self::Scim => "scim",
            Self::Hsa => "hsa",
            Self::Sambi => "sambi",
            Self::Inera => "inera",
            Self::Openfed => "openfed",
            Self::Ena => "ena",
            Self::Edu => "edu",
            Self::Json => "json",
        }
    }
}
