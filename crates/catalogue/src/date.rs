//! Calendar days, as laws and deprecations name them.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use time::macros::format_description;

/// A calendar day, written `2026-11-21`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("format" = "date"))]
pub struct Date(#[schemars(with = "String")] time::Date);

impl Date {
    /// Accepts an existing day as year, month and day with hyphens.
    pub fn parse(text: &str) -> Result<Self, ParseDateError> {
        let shape = format_description!("[year]-[month]-[day]");
        match time::Date::parse(text, shape) {
            Ok(day) if text.len() == "2026-11-21".len() => Ok(Self(day)),
            _ => Err(ParseDateError(text.to_owned())),
        }
    }
}

/// Why a text is no calendar day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no calendar day: a day is written 2026-11-21")]
pub struct ParseDateError(String);

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.0.to_calendar_date();
        write!(f, "{year:04}-{:02}-{day:02}", u8::from(month))
    }
}

impl TryFrom<String> for Date {
    type Error = ParseDateError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}
