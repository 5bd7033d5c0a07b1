//! Names in the catalogue, and the id of an attribute that is made of two of them.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The name of a list, an attribute, a code system or a value set: lower-case words joined by hyphens, as in `organization-identifier`. It stands in addresses and never changes.
#[derive(
    Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "maxLength" = 64))]
pub struct Name(String);

/// Letters of one name; it has to fit in an address with others.
const LONGEST: usize = 64;

impl Name {
    /// Accepts lower-case letters and digits in words joined by single hyphens, beginning with a letter.
    pub fn parse(text: &str) -> Result<Self, ParseNameError> {
        let begins_with_letter = text.starts_with(|first: char| first.is_ascii_lowercase());
        let words_are_sound = text.split('-').all(|word| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        });
        if begins_with_letter && words_are_sound && text.len() <= LONGEST {
            Ok(Self(text.to_owned()))
        } else {
            Err(ParseNameError(text.to_owned()))
        }
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why a text is no name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is no name: a name is lower-case words joined by hyphens, at most 64 letters, as in organization-identifier"
)]
pub struct ParseNameError(String);

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for Name {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Name {
    type Error = ParseNameError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.0
    }
}

/// The stable id of an attribute, without version: `gemensam/organization-identifier`.
#[derive(
    Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z][a-z0-9]*(-[a-z0-9]+)*$"))]
pub struct AttributeId {
    list: Name,
    name: Name,
}

impl AttributeId {
    /// The id of the attribute with this name in this list.
    pub fn new(list: Name, name: Name) -> Self {
        Self { list, name }
    }

    /// Accepts `<list>/<name>`.
    pub fn parse(text: &str) -> Result<Self, ParseAttributeIdError> {
        let fail = || ParseAttributeIdError(text.to_owned());
        let (list, name) = text.split_once('/').ok_or_else(fail)?;
        Ok(Self {
            list: Name::parse(list).map_err(|_| fail())?,
            name: Name::parse(name).map_err(|_| fail())?,
        })
    }

    /// The list that defines the attribute.
    pub fn list(&self) -> &Name {
        &self.list
    }

    /// The attribute's name in its list.
    pub fn name(&self) -> &Name {
        &self.name
    }
}

impl FromStr for AttributeId {
    type Err = ParseAttributeIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

/// Why a text is no attribute id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no attribute id: an id is <list>/<name>, as in gemensam/organization-identifier")]
pub struct ParseAttributeIdError(String);

impl fmt::Display for AttributeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.list, self.name)
    }
}

impl TryFrom<String> for AttributeId {
    type Error = ParseAttributeIdError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<AttributeId> for String {
    fn from(id: AttributeId) -> Self {
        id.to_string()
    }
}
