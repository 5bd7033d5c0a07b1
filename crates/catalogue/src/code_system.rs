//! Code systems and value sets: what values mean. They have their own versions and are shared by lists.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tillit_model::{Localised, VersionNumber};

use crate::{Date, Exception, Name, Status, TextStatus, export};

/// The `format` member of a code system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum CodeSystemFormat {
    /// The first format.
    #[serde(rename = "code-system/1")]
    V1,
}

/// A set of codes with meanings, kept by one steward. Written in `attribute-lists/code-systems/<name>.yaml` and carried whole in every release that uses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeSystem {
    /// `code-system/1`.
    pub format: CodeSystemFormat,
    /// Its name: `municipality`.
    pub name: Name,
    /// Its own version.
    pub version: VersionNumber,
    /// A code's own URI is this, a slash and the code, unless the code is itself a URI.
    #[schemars(url)]
    pub base_uri: String,
    /// What people call it.
    pub title: Localised,
    /// What its codes stand for.
    pub description: Localised,
    /// What others call the system: OIDs and URIs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<String>,
    /// Who decides on the codes.
    #[schemars(length(min = 1, max = 200))]
    pub steward: String,
    /// Where the codes were read, as published.
    #[schemars(length(min = 1, max = 500))]
    pub source: String,
    /// The licence of the source (SPDX), where one is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// How much of the system stands here.
    pub content: Content,
    /// Whether the system stands in a source or is only suggested.
    pub status: Status,
    /// Whether its texts were reviewed.
    pub text_status: TextStatus,
    /// Whether labels are names, which are not translated.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub labels_are_names: bool,
    /// Whether codes are compared without regard to case.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub case_insensitive: bool,
    /// What codes can say beside their label.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub properties: Vec<CodeProperty>,
    /// Parts of the system that attributes can be bound to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub value_sets: Vec<ValueSet>,
    /// The codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<Code>,
    /// Rules that it breaks for a reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<Exception>,
}

/// How much of a code system stands in its file.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// None: the steward's own list is used.
    External,
    /// Some codes, to show what they look like.
    Example,
    /// The codes that are known here; there may be more.
    Partial,
    /// All of them.
    Complete,
}

/// What a code can say beside its label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeProperty {
    /// The property's name: `level`.
    pub name: Name,
    /// What people call it.
    pub label: Localised,
}

/// One code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// The code, which keeps its meaning for ever.
    #[schemars(length(min = 1, max = 500))]
    pub code: String,
    /// What people call it. It can change while the code stays.
    pub label: Localised,
    /// What it means, where the label does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<Localised>,
    /// Whether it stands in a source or is only suggested; none means as the system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// The wider code that it lies under: a code of this system, or `<system>/<code>` of another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub broader: Option<String>,
    /// Values of the system's properties.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub properties: BTreeMap<Name, String>,
    /// The first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Date>,
    /// The code to use instead, when this one should no longer be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<String>,
    /// What to know about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Localised>,
}

/// Some of a system's codes, chosen for a purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValueSet {
    /// Its name within the system.
    pub name: Name,
    /// Its own version.
    pub version: VersionNumber,
    /// What people call it.
    pub title: Localised,
    /// The codes.
    #[schemars(length(min = 1))]
    pub codes: Vec<String>,
}

/// Ties an attribute to a value set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValueBinding {
    /// The code system.
    pub system: Name,
    /// One of its value sets; none means all its codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set: Option<Name>,
    /// How binding it is.
    pub strength: Strength,
}

/// How binding a value set is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// Shows what values can look like.
    Example,
    /// To be used where it fits; other values are possible.
    Extensible,
    /// No other value is possible.
    Required,
}

impl CodeSystem {
    /// The value set with this name.
    pub fn value_set(&self, name: &Name) -> Option<&ValueSet> {
        self.value_sets.iter().find(|set| set.name == *name)
    }

    /// The code, compared as the system says.
    pub fn code(&self, code: &str) -> Option<&Code> {
        self.codes.iter().find(|known| {
            known.code == code || self.case_insensitive && known.code.eq_ignore_ascii_case(code)
        })
    }

    /// The URI of one of its codes: the code itself where that is a URI, otherwise `base_uri`, a slash and the code, percent-encoded.
    pub fn uri_of(&self, code: &str) -> String {
        export::of_code(&self.base_uri, code)
    }

    /// Whether a value is one of the codes, or of the value set's codes.
    pub fn has(&self, set: Option<&ValueSet>, value: &str) -> bool {
        self.code(value)
            .is_some_and(|known| set.is_none_or(|set| set.codes.contains(&known.code)))
    }
}
