//! `attribute-source/1`: attributes as people write them.
//!
//! ```yaml
//! format: attribute-source/1
//! defaults: { category: identity, steward: Digg, sources: [sweden-connect-attributes] }
//! attributes:
//!   surname:
//!     label: { sv: Efternamn, en: Surname }
//!     definition: { sv: Personens efternamn., en: The person's surname. }
//!     datatype: string
//!     bindings:
//!       saml: [{ name: urn:oid:2.5.4.4, friendly_name: sn }]
//! ```

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tillit_model::Localised;

use crate::{
    AllowedUse, Attribute, AttributeId, Bindings, Cardinality, Category, Datatype, Deprecation,
    Example, Exception, Format, LegalBasis, Name, PersonalData, Relation, Scoping, Stability,
    Status, TextStatus, Unmapped, ValueBinding,
};

/// The `format` member of an attribute source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum AttributeSourceFormat {
    /// The first format.
    #[serde(rename = "attribute-source/1")]
    V1,
}

/// `attribute-lists/<list>/attributes/*.yaml`: attributes that belong together, and what they have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttributeSource {
    /// `attribute-source/1`.
    pub format: AttributeSourceFormat,
    /// What holds for every attribute of the file that does not say otherwise.
    #[serde(default)]
    pub defaults: Defaults,
    /// The attributes by name.
    pub attributes: BTreeMap<Name, AttributeEntry>,
}

/// Members that an attribute takes over unless it has its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Defaults {
    /// What the attributes are about.
    pub category: Option<Category>,
    /// What their values say about a person.
    pub personal_data: Option<PersonalData>,
    /// What a receiver may use them for.
    pub allowed_uses: Option<Vec<AllowedUse>>,
    /// How settled they are.
    pub stability: Option<Stability>,
    /// Who decides what they mean.
    pub steward: Option<String>,
    /// The documents that they come from.
    pub sources: Option<Vec<Name>>,
    /// Whether they stand in a source or are only suggested.
    pub status: Option<Status>,
    /// Whether their texts were reviewed.
    pub text_status: Option<TextStatus>,
}

/// One attribute as people write it. What it leaves out comes from the file's `defaults`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttributeEntry {
    /// What people call it.
    pub label: Localised,
    /// What it means.
    pub definition: Localised,
    /// What to think of when using it.
    #[serde(default)]
    pub usage: Option<Localised>,
    /// Values that it can have, in quotes.
    #[serde(default)]
    pub examples: Vec<Example>,
    /// What it is about.
    #[serde(default)]
    pub category: Option<Category>,
    /// The kind of value.
    pub datatype: Datatype,
    /// What the value looks like.
    #[serde(default)]
    pub format: Option<Format>,
    /// How many values there are; `0..1` when left out.
    #[serde(default)]
    pub cardinality: Option<Cardinality>,
    /// Whether the value carries the party that vouches for it.
    #[serde(default)]
    pub scoping: Option<Scoping>,
    /// The value sets that its values come from.
    #[serde(default)]
    pub values: Vec<ValueBinding>,
    /// What protocols and other lists call it.
    #[serde(default)]
    pub bindings: Bindings,
    /// Protocols that are known to have no name for it.
    #[serde(default)]
    pub unmapped: Vec<Unmapped>,
    /// Ties to other attributes.
    #[serde(default)]
    pub relations: Vec<Relation>,
    /// What a value says about a person.
    #[serde(default)]
    pub personal_data: Option<PersonalData>,
    /// The law that it rests on.
    #[serde(default)]
    pub legal_basis: Vec<LegalBasis>,
    /// The register or party whose word counts.
    #[serde(default)]
    pub authoritative_source: Option<Localised>,
    /// What a receiver may use it for.
    #[serde(default)]
    pub allowed_uses: Option<Vec<AllowedUse>>,
    /// How settled it is.
    #[serde(default)]
    pub stability: Option<Stability>,
    /// Present when it should no longer be used.
    #[serde(default)]
    pub deprecation: Option<Deprecation>,
    /// Who decides what it means.
    #[serde(default)]
    pub steward: Option<String>,
    /// The documents that it comes from, instead of the file's.
    #[serde(default)]
    pub sources: Option<Vec<Name>>,
    /// Whether it stands in a source or is only suggested.
    #[serde(default)]
    pub status: Option<Status>,
    /// Whether its texts were reviewed.
    #[serde(default)]
    pub text_status: Option<TextStatus>,
    /// Rules that it breaks for a reason.
    #[serde(default)]
    pub exceptions: Vec<Exception>,
}

impl AttributeEntry {
    /// The attribute with everything written out, or the member that neither it nor the defaults give.
    pub(crate) fn complete(
        self,
        id: AttributeId,
        base_uri: &str,
        defaults: &Defaults,
    ) -> Result<Attribute, &'static str> {
        Ok(Attribute {
            uri: format!("{base_uri}/{}", id.name()),
            id,
            label: self.label,
            definition: self.definition,
            usage: self.usage,
            examples: self.examples,
            category: self.category.or(defaults.category).ok_or("category")?,
            datatype: self.datatype,
            format: self.format,
            cardinality: self.cardinality.unwrap_or(Cardinality::OPTIONAL),
            scoping: self.scoping,
            values: self.values,
            bindings: self.bindings,
            unmapped: self.unmapped,
            relations: self.relations,
            personal_data: self
                .personal_data
                .or(defaults.personal_data)
                .ok_or("personal_data")?,
            legal_basis: self.legal_basis,
            authoritative_source: self.authoritative_source,
            allowed_uses: self
                .allowed_uses
                .or_else(|| defaults.allowed_uses.clone())
                .ok_or("allowed_uses")?,
            stability: self.stability.or(defaults.stability).ok_or("stability")?,
            deprecation: self.deprecation,
            steward: self
                .steward
                .or_else(|| defaults.steward.clone())
                .ok_or("steward")?,
            sources: self
                .sources
                .or_else(|| defaults.sources.clone())
                .ok_or("sources")?,
            status: self.status.or(defaults.status).ok_or("status")?,
            text_status: self
                .text_status
                .or(defaults.text_status)
                .ok_or("text_status")?,
            exceptions: self.exceptions,
        })
    }
}
