//! The end of an attribute or a code: nothing is removed, it says what comes instead.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tillit_model::{Localised, VersionNumber};

use crate::{AttributeId, Date};

/// Why and since when an attribute should no longer be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deprecation {
    /// What happened to it.
    pub kind: DeprecationKind,
    /// What to use instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub successor: Option<AttributeId>,
    /// The release that deprecated it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<VersionNumber>,
    /// The day from which it should not be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Why. The catalogue's rules demand it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Localised>,
}

/// What happened to a deprecated attribute.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum DeprecationKind {
    /// The same meaning under another name.
    Renamed,
    /// Another attribute does its work better.
    Superseded,
    /// No longer needed, and nothing takes its place.
    Obsoleted,
}

impl DeprecationKind {
    /// Whether something takes the place of what is deprecated.
    pub fn has_successor(self) -> bool {
        self != Self::Obsoleted
    }
}
