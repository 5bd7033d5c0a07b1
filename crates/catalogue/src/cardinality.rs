//! How many values an attribute has.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How many values an attribute has, written `0..1`, `1..1`, `0..*` or with other bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^(0|[1-9][0-9]{0,3})\\.\\.([1-9][0-9]{0,3}|\\*)$"))]
pub struct Cardinality {
    /// At least this many.
    pub min: u16,
    /// At most this many; none means without bound.
    pub max: Option<u16>,
}

impl Cardinality {
    /// At most one value: what an attribute has unless its source says otherwise.
    pub const OPTIONAL: Self = Self {
        min: 0,
        max: Some(1),
    };

    /// Accepts `<least>..<most>` with `*` for no bound; the most is at least one and not below the least.
    pub fn parse(text: &str) -> Result<Self, ParseCardinalityError> {
        let fail = || ParseCardinalityError(text.to_owned());
        let (least, most) = text.split_once("..").ok_or_else(fail)?;
        let min = number(least).ok_or_else(fail)?;
        let max = match most {
            "*" => None,
            most => Some(number(most).ok_or_else(fail)?),
        };
        match max {
            Some(max) if max == 0 || max < min => Err(fail()),
            _ => Ok(Self { min, max }),
        }
    }

    /// Whether there can be more than one value.
    pub fn is_multiple(self) -> bool {
        self.max != Some(1)
    }
}

fn number(text: &str) -> Option<u16> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let canonical = text == "0" || !text.starts_with('0');
    (digits && canonical && text.len() <= 4)
        .then(|| text.parse().ok())
        .flatten()
}

/// Why a text is no cardinality.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no cardinality: it is written 0..1, 1..1, 0..* or 1..*")]
pub struct ParseCardinalityError(String);

impl fmt::Display for Cardinality {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.max {
            Some(max) => write!(f, "{}..{max}", self.min),
            None => write!(f, "{}..*", self.min),
        }
    }
}

impl TryFrom<String> for Cardinality {
    type Error = ParseCardinalityError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Cardinality> for String {
    fn from(cardinality: Cardinality) -> Self {
        cardinality.to_string()
    }
}
