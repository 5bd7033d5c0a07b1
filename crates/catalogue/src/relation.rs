//! Ties between attributes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tillit_model::Localised;

use crate::AttributeId;

/// A tie to another attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// What the tie is.
    pub kind: RelationKind,
    /// The other attribute.
    pub attribute: AttributeId,
    /// What to know about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Localised>,
}

/// What a tie between two attributes is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum RelationKind {
    /// The two are never given together.
    Excludes,
    /// Must not be used without looking at the other.
    Requires,
    /// Can be worked out from the other.
    DerivedFrom,
    /// Its value replaces what the other held before.
    Replaces,
    /// Close in meaning; easily taken for one another.
    SeeAlso,
}
