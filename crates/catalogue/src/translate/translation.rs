//! What became of each name that was given.

use std::fmt;

use serde::Serialize;
use serde_json::{Map, Value};

use super::{LossReason, Naming};
use crate::{AttributeId, Cardinality, MappingKind, SamlPlace};

/// A set of attributes under other names. Every value that was given stands in one of the names' `written` or `lost`.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Translation {
    /// The naming that it was given in.
    pub from: Naming,
    /// The naming that it is written in.
    pub to: Naming,
    /// Each name that was given, in the order in which it first stood.
    pub names: Vec<Translated>,
    /// What can be said in the other naming, as it is written there: what `read` reads.
    pub document: Map<String, Value>,
}

/// What became of one name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Translated {
    /// The name as it was given.
    pub name: String,
    /// The attributes that the name can mean, first the one that it belongs to.
    pub attributes: Vec<AttributeId>,
    /// The names in the other naming.
    pub written: Vec<Written>,
    /// What has no counterpart.
    pub lost: Vec<Lost>,
    /// What to know about it though nothing is lost.
    pub remarks: Vec<Remark>,
}

/// A name in the other naming, with the values that go under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Written {
    /// The attribute that was meant.
    pub attribute: AttributeId,
    /// The name.
    pub name: String,
    /// Where a SAML assertion carries it.
    #[serde(skip_serializing_if = "is_attribute")]
    pub place: SamlPlace,
    /// How the name relates to the attribute.
    pub mapping: MappingKind,
    /// Other names that could have been used instead.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<String>,
    /// The values.
    pub values: Vec<WrittenValue>,
}

fn is_attribute(place: &SamlPlace) -> bool {
    *place == SamlPlace::Attribute
}

/// A value before and after.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct WrittenValue {
    /// As it was given.
    pub given: String,
    /// As the other naming writes it.
    pub written: String,
}

/// Values without a counterpart. There are none when the name was given without values.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Lost {
    /// Why.
    pub reason: LossReason,
    /// The attribute that was meant, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute: Option<AttributeId>,
    /// What to use instead of an attribute that should no longer be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub successor: Option<AttributeId>,
    /// The names in the other naming that the attribute has nevertheless.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// The values as they were given.
    pub values: Vec<String>,
}

/// What to know about a name though nothing is lost.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Remark {
    /// It was found by the friendly name of a SAML attribute, which others may use for something else.
    FriendlyName,
    /// Other namings have the name that is unknown in this one.
    OtherNaming {
        /// The namings.
        namings: Vec<Naming>,
    },
    /// The name can mean these attributes too, whose values go under other names.
    SharedName {
        /// The others.
        attributes: Vec<AttributeId>,
    },
    /// The other naming's name carries these attributes too: a reader cannot see which one was meant.
    Joined {
        /// The name.
        name: String,
        /// The others.
        attributes: Vec<AttributeId>,
    },
    /// There can be another number of values under the new name.
    Cardinality {
        /// The new name.
        name: String,
        /// How many there can be under the name that was given.
        before: Cardinality,
        /// How many there can be under the new name.
        after: Cardinality,
    },
    /// The attribute should no longer be used.
    Deprecated {
        /// The attribute.
        attribute: AttributeId,
        /// What to use instead.
        #[serde(skip_serializing_if = "Option::is_none")]
        successor: Option<AttributeId>,
    },
}

impl Remark {
    /// The stable code, never translated: `joined`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::FriendlyName => "friendly-name",
            Self::OtherNaming { .. } => "other-naming",
            Self::SharedName { .. } => "shared-name",
            Self::Joined { .. } => "joined",
            Self::Cardinality { .. } => "cardinality",
            Self::Deprecated { .. } => "deprecated",
        }
    }
}

impl Translation {
    /// Whether something of what was given has no counterpart.
    pub fn has_losses(&self) -> bool {
        self.names.iter().any(|name| !name.lost.is_empty())
    }
}

// Values can be personal data, so that none of them is shown.

impl fmt::Debug for Translation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Translation")
            .field("from", &self.from)
            .field("to", &self.to)
            .field("names", &self.names)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for WrittenValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WrittenValue").finish_non_exhaustive()
    }
}

impl fmt::Debug for Lost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lost")
            .field("reason", &self.reason)
            .field("attribute", &self.attribute)
            .field("names", &self.names)
            .field("values", &self.values.len())
            .finish_non_exhaustive()
    }
}
