//! Regular expressions that say what a value looks like.

use std::fmt;

use regex_lite::Regex;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A regular expression in what ECMAScript and Rust have in common, anchored at both ends, so that every export can carry it as it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^\\^.*\\$$", "maxLength" = 500))]
pub struct Pattern(String);

impl Pattern {
    /// Accepts an expression that compiles and is anchored with `^` and `$`.
    pub fn parse(text: &str) -> Result<Self, ParsePatternError> {
        if !(text.starts_with('^') && text.ends_with('$')) {
            return Err(ParsePatternError::Unanchored(text.to_owned()));
        }
        match Regex::new(text) {
            Ok(_) => Ok(Self(text.to_owned())),
            Err(error) => Err(ParsePatternError::Syntax(
                text.to_owned(),
                error.to_string(),
            )),
        }
    }

    /// The expression.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a value has this form.
    pub fn is_match(&self, value: &str) -> bool {
        Regex::new(&self.0)
            .expect("a pattern compiled when it was parsed")
            .is_match(value)
    }
}

/// Why a text is no pattern.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParsePatternError {
    /// Not anchored: it would accept any text around the value.
    #[error("the pattern {0} must begin with ^ and end with $")]
    Unanchored(String),
    /// Not a regular expression; the reader's own words follow.
    #[error("the pattern {0} is no regular expression: {1}")]
    Syntax(String, String),
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Pattern {
    type Error = ParsePatternError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Pattern> for String {
    fn from(pattern: Pattern) -> Self {
        pattern.0
    }
}
