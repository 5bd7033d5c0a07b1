//! One attribute: a meaning, whatever the protocols call it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tillit_model::Localised;

use crate::{
    AllowedUse, AttributeId, Bindings, Cardinality, Category, Datatype, Deprecation, Exception,
    Format, LegalBasis, Name, PersonalData, Relation, Stability, Status, TextStatus, Unmapped,
    ValueBinding,
};

/// One attribute of a release, with everything that was defaulted in its source written out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attribute {
    /// The stable id without version: `gemensam/surname`.
    pub id: AttributeId,
    /// The attribute's own URI: the list's `base_uri`, a slash and the name.
    #[schemars(url)]
    pub uri: String,
    /// What people call it.
    pub label: Localised,
    /// What it means.
    pub definition: Localised,
    /// What to think of when using it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usage: Option<Localised>,
    /// Values that it can have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
    /// What it is about.
    pub category: Category,
    /// The kind of value.
    pub datatype: Datatype,
    /// What the value looks like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// How many values there are.
    pub cardinality: Cardinality,
    /// Whether the value carries the party that vouches for it; none means that it does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scoping: Option<Scoping>,
    /// The value sets that its values come from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<ValueBinding>,
    /// What protocols and other lists call it.
    pub bindings: Bindings,
    /// Protocols that are known to have no name for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unmapped: Vec<Unmapped>,
    /// Ties to other attributes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation>,
    /// What a value says about a person.
    pub personal_data: PersonalData,
    /// The law that it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub legal_basis: Vec<LegalBasis>,
    /// The register or party whose word counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authoritative_source: Option<Localised>,
    /// What a receiver may use it for.
    pub allowed_uses: Vec<AllowedUse>,
    /// How settled it is.
    pub stability: Stability,
    /// Present when it should no longer be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deprecation: Option<Deprecation>,
    /// Who decides what it means.
    #[schemars(length(min = 1, max = 200))]
    pub steward: String,
    /// The documents that it comes from, by their names in the list's `sources`.
    pub sources: Vec<Name>,
    /// Whether it stands in a source or is only suggested.
    pub status: Status,
    /// Whether its texts were reviewed.
    pub text_status: TextStatus,
    /// Rules that it breaks for a reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<Exception>,
}

impl Attribute {
    /// Its name in the list.
    pub fn name(&self) -> &Name {
        self.id.name()
    }
}

/// A value that an attribute can have, written as text whatever its datatype.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The value.
    #[schemars(length(min = 1, max = 1000))]
    pub value: String,
    /// What the value shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Localised>,
}

/// A value that ends in `@` and a scope, the party that vouches for it. It is divided at the last `@`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scoping {
    /// When the scope is there.
    pub rule: ScopingRule,
    /// What the scope is.
    pub scope: Scope,
}

/// When a value carries a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ScopingRule {
    /// In every value. A receiver checks that the issuer may use the scope.
    Always,
    /// Only where the attribute set in use says so.
    ProfileDependent,
}

/// What a scope names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// An organisation number of ten digits.
    OrganisationNumber,
    /// A domain name.
    Domain,
}
