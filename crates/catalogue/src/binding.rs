//! What protocols and other lists call an attribute, and how far the names mean the same.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tillit_model::Localised;

use crate::{Mapping, Protocol, Stability};

/// The names of one attribute, by protocol or by the list that uses SAML or JSON in its own way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bindings {
    /// SAML 2.0 attribute names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub saml: Vec<SamlBinding>,
    /// OpenID Connect claims.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub oidc: Vec<OidcBinding>,
    /// LDAP attribute types.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ldap: Vec<LdapBinding>,
    /// SCIM 2.0 paths.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scim: Vec<ScimBinding>,
    /// Names in the HSA directory's schema.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hsa: Vec<NameBinding>,
    /// Names in the Sambi federation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sambi: Vec<NameBinding>,
    /// Names in Inera's attribute list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inera: Vec<NameBinding>,
    /// Names in the openfed profile.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub openfed: Vec<NameBinding>,
    /// Names in the drafts for Ena, the shared digital infrastructure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ena: Vec<NameBinding>,
    /// Names in eduPerson, SCHAC and norEdu.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edu: Vec<NameBinding>,
    /// Members of other JSON interfaces.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub json: Vec<NameBinding>,
}

/// A SAML 2.0 attribute name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SamlBinding {
    /// The attribute's `Name`, as in `urn:oid:2.5.4.4`, or the element's name when it is carried elsewhere.
    #[schemars(length(min = 1, max = 500))]
    pub name: String,
    /// The attribute's `FriendlyName`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub friendly_name: Option<String>,
    /// Where the assertion carries it.
    #[serde(default, skip_serializing_if = "SamlPlace::is_attribute")]
    pub place: SamlPlace,
    /// How the name relates to the attribute.
    #[serde(default)]
    pub mapping: Mapping,
}

/// Where a SAML assertion carries a value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SamlPlace {
    /// In the attribute statement.
    #[default]
    Attribute,
    /// In an element of the authentication statement.
    AuthnStatement,
}

impl SamlPlace {
    fn is_attribute(&self) -> bool {
        *self == Self::Attribute
    }
}

/// An OpenID Connect claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OidcBinding {
    /// The claim; a member of a structured claim after a dot, as in `address.locality`.
    #[schemars(length(min = 1, max = 500))]
    pub claim: String,
    /// The scopes that ask for it; none means that it is asked for by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scopes: Vec<OidcScope>,
    /// How the claim relates to the attribute.
    #[serde(default)]
    pub mapping: Mapping,
}

/// A scope that asks for a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OidcScope {
    /// The scope's value.
    #[schemars(length(min = 1, max = 500))]
    pub scope: String,
    /// Where the claim is delivered; empty where the source does not say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub delivery: Vec<Delivery>,
    /// Whether the scope asks for it as an essential claim.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub essential: bool,
}

/// Where a claim is delivered.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Delivery {
    /// The UserInfo endpoint.
    Userinfo,
    /// The ID token.
    IdToken,
}

/// An LDAP attribute type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LdapBinding {
    /// The type's name: `organizationIdentifier`.
    #[schemars(length(min = 1, max = 200))]
    pub name: String,
    /// Its object identifier in dotted form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub oid: Option<String>,
    /// How the type relates to the attribute.
    #[serde(default)]
    pub mapping: Mapping,
}

/// A SCIM 2.0 path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScimBinding {
    /// The path (RFC 7644, section 3.10), as in `name.familyName`.
    #[schemars(length(min = 1, max = 500))]
    pub path: String,
    /// The URI of the schema that defines it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// How the path relates to the attribute.
    #[serde(default)]
    pub mapping: Mapping,
}

/// A name in another list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NameBinding {
    /// The name.
    #[schemars(length(min = 1, max = 500))]
    pub name: String,
    /// How settled the other list is on the name; none where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stability: Option<Stability>,
    /// How the name relates to the attribute.
    #[serde(default)]
    pub mapping: Mapping,
}

/// A protocol that is known to have no name for an attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unmapped {
    /// The protocol.
    pub protocol: Protocol,
    /// Who says so, or why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Localised>,
}

/// One name of an attribute, whatever its protocol.
#[derive(Debug, Clone, Copy)]
pub struct BoundName<'b> {
    /// The protocol.
    pub protocol: Protocol,
    /// Its place among the attribute's names of this protocol.
    pub index: usize,
    /// The member that holds the name: `name`, `claim` or `path`.
    pub member: &'static str,
    /// The name.
    pub name: &'b str,
    /// How it relates to the attribute.
    pub mapping: &'b Mapping,
}

impl Bindings {
    /// Every name, in the order of the members.
    pub fn names(&self) -> Vec<BoundName<'_>> {
        let mut names = Vec::new();
        let mut add = |protocol, member, index, name, mapping| {
            names.push(BoundName {
                protocol,
                index,
                member,
                name,
                mapping,
            });
        };
        for (index, binding) in self.saml.iter().enumerate() {
            add(
                Protocol::Saml,
                "name",
                index,
                binding.name.as_str(),
                &binding.mapping,
            );
        }
        for (index, binding) in self.oidc.iter().enumerate() {
            add(
                Protocol::Oidc,
                "claim",
                index,
                &binding.claim,
                &binding.mapping,
            );
        }
        for (index, binding) in self.ldap.iter().enumerate() {
            add(
                Protocol::Ldap,
                "name",
                index,
                &binding.name,
                &binding.mapping,
            );
        }
        for (index, binding) in self.scim.iter().enumerate() {
            add(
                Protocol::Scim,
                "path",
                index,
                &binding.path,
                &binding.mapping,
            );
        }
        for (protocol, bindings) in self.lists() {
            for (index, binding) in bindings.iter().enumerate() {
                add(protocol, "name", index, &binding.name, &binding.mapping);
            }
        }
        names
    }

    /// The names in one of the other lists; none for a protocol of its own form.
    pub(crate) fn of(&self, protocol: Protocol) -> &[NameBinding] {
        let list = self.lists().into_iter().find(|(one, _)| *one == protocol);
        list.map_or(&[], |(_, names)| names)
    }

    /// The other lists, each with its names.
    fn lists(&self) -> [(Protocol, &[NameBinding]); 7] {
        [
            (Protocol::Hsa, &self.hsa),
            (Protocol::Sambi, &self.sambi),
            (Protocol::Inera, &self.inera),
            (Protocol::Openfed, &self.openfed),
            (Protocol::Ena, &self.ena),
            (Protocol::Edu, &self.edu),
            (Protocol::Json, &self.json),
        ]
    }
}
