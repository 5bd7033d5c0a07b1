//! How values move between an attribute and the names that it has.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tillit_model::Localised;

use crate::Cardinality;

/// How a name relates to an attribute.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Whether values move as they are, are divided, put together or translated.
    #[serde(default)]
    pub kind: MappingKind,
    /// How values are written under this name, where they differ.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<ValueMap>,
    /// How many values there are under this name, where that differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cardinality: Option<Cardinality>,
    /// What to know about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Localised>,
}

/// How values move between an attribute and a name.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum MappingKind {
    /// The name carries exactly this attribute.
    #[default]
    OneToOne,
    /// The same meaning with values written otherwise.
    ValueMapped,
    /// The attribute is divided over this and other names, which together carry it.
    Split,
    /// The value goes under exactly one of several names; the value decides which.
    Exclusive,
    /// The value can go under this name or another; the sender chooses.
    Alternative,
    /// The name carries this attribute and others; which one is meant is told by the context, or lost.
    Join,
    /// The name carries only some of this attribute's values.
    Narrower,
}

impl MappingKind {
    /// Whether the name belongs to this attribute alone.
    pub fn is_owning(self) -> bool {
        matches!(self, Self::OneToOne | Self::ValueMapped)
    }
}

/// A value and how it is written under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValueMap {
    /// The attribute's value.
    pub value: String,
    /// How the name writes it; none means that it cannot be said there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<String>,
}
