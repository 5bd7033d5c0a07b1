//! `attribute-profile/1`: which attributes a service, a contract or a federation asks for, how much it needs each, and what for.
//!
//! ```yaml
//! format: attribute-profile/1
//! name: pnr-01
//! version: 1.0.0
//! title: { sv: Fysisk person med personnummer, en: Natural person with personal identity number }
//! lists: { gemensam: 1.1.0 }
//! attributes:
//!   - { attribute: gemensam/surname, need: required }
//!   - { attribute: gemensam/date-of-birth, need: recommended }
//! ```

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tillit_model::{Localised, VersionNumber};

use crate::{AttributeId, Exception, Name, Status, TextStatus};

/// The `format` member of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum AttributeProfileFormat {
    /// The first format.
    #[serde(rename = "attribute-profile/1")]
    V1,
}

/// A named set of attributes with what each is needed for. Written in `attribute-lists/<list>/profiles/<name>.yaml` and carried in the releases of that list; its attributes may come from several lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttributeProfile {
    /// `attribute-profile/1`.
    pub format: AttributeProfileFormat,
    /// Its name within the list that carries it: `pnr-01`.
    pub name: Name,
    /// Its own version.
    pub version: VersionNumber,
    /// What people call it.
    pub title: Localised,
    /// Who asks by it, and what for.
    pub description: Localised,
    /// What others call it: URIs and short names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<String>,
    /// Who decides what it asks for.
    #[schemars(length(min = 1, max = 200))]
    pub steward: String,
    /// Where it was read, as published.
    #[schemars(length(min = 1, max = 500))]
    pub source: String,
    /// Whether it stands in a source or is only suggested.
    pub status: Status,
    /// Whether its texts were reviewed.
    pub text_status: TextStatus,
    /// The lists that its attributes come from, each with the release that it was written by.
    #[schemars(length(min = 1))]
    pub lists: BTreeMap<Name, VersionNumber>,
    /// What is asked for.
    #[schemars(length(min = 1))]
    pub attributes: Vec<ProfileAttribute>,
    /// Rules that it breaks for a reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<Exception>,
}

/// One attribute of a profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProfileAttribute {
    /// The attribute.
    pub attribute: AttributeId,
    /// How much it is needed.
    pub need: Need,
    /// When it is needed, where that is not always. What holds then cannot be read from the attributes alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Localised>,
    /// What it is used for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Localised>,
}

/// How much a profile needs an attribute, in the words of [RFC 2119](https://www.rfc-editor.org/rfc/rfc2119#section-1).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// Asked for; the source does not say how much it is needed.
    Unstated,
    /// May be there.
    Optional,
    /// Should be there.
    Recommended,
    /// Must be there.
    Required,
}

impl Need {
    /// Every need, the least first.
    pub const ALL: [Self; 4] = [
        Self::Unstated,
        Self::Optional,
        Self::Recommended,
        Self::Required,
    ];

    /// The stable word, never translated: `required`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unstated => "unstated",
            Self::Optional => "optional",
            Self::Recommended => "recommended",
            Self::Required => "required",
        }
    }
}

impl ProfileAttribute {
    /// Whether somebody whose attributes lack this one is refused whoever they are.
    pub fn is_always_required(&self) -> bool {
        self.need == Need::Required && self.condition.is_none()
    }
}

impl AttributeProfile {
    /// What it says about an attribute.
    pub fn attribute(&self, id: &AttributeId) -> Option<&ProfileAttribute> {
        self.attributes.iter().find(|one| one.attribute == *id)
    }
}
