//! Languages and texts that exist in more than one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language that Tillit speaks to people.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Swedish, the first language.
    Sv,
    /// English.
    En,
}

impl Language {
    /// The BCP 47 tag: `sv` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::En => "en",
        }
    }
}

/// A text in Swedish and, where there is one, in English.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Localised {
    /// Swedish.
    #[schemars(length(min = 1, max = 8192))]
    pub sv: String,
    /// English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 8192))]
    pub en: Option<String>,
}

impl Localised {
    /// The text in this language, or in Swedish where that is all there is.
    pub fn get(&self, language: Language) -> &str {
        match (language, &self.en) {
            (Language::En, Some(english)) => english,
            _ => &self.sv,
        }
    }
}
