//! Regular expressions that say what a value looks like.

use std::fmt;
use std::hash::{Hash, Hasher};

use regex_lite::{Regex, RegexBuilder};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A regular expression in what ECMAScript and Rust have in common, anchored at both ends, so that every export can carry it as it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^\\^.*\\$$", "maxLength" = 500))]
pub struct Pattern(#[schemars(with = "String")] Expression);

/// The text as it was given, and what became of it: compiling costs more than a match, and happens once.
#[derive(Clone)]
struct Expression {
    text: String,
    compiled: Regex,
}

/// Bytes of an expression.
const LONGEST: usize = 500;
/// Bytes of a compiled expression, so that a short text cannot ask for much work.
const LARGEST: usize = 256 * 1024;

impl Pattern {
    /// Accepts an expression that compiles and is anchored with `^` and `$`.
    pub fn parse(text: &str) -> Result<Self, ParsePatternError> {
        if !(text.starts_with('^') && text.ends_with('$')) {
            return Err(ParsePatternError::Unanchored(text.to_owned()));
        }
        if text.len() > LONGEST {
            return Err(ParsePatternError::TooLong);
        }
        match RegexBuilder::new(text).size_limit(LARGEST).build() {
            Ok(compiled) => Ok(Self(Expression {
                text: text.to_owned(),
                compiled,
            })),
            Err(error) => Err(ParsePatternError::Syntax(
                text.to_owned(),
                error.to_string(),
            )),
        }
    }

    /// The expression.
    pub fn as_str(&self) -> &str {
        &self.0.text
    }

    /// Whether a value has this form.
    pub fn is_match(&self, value: &str) -> bool {
        self.0.compiled.is_match(value)
    }
}

// Two expressions are one when they are written alike.

impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Expression {}

impl Hash for Expression {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl fmt::Debug for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}

/// Why a text is no pattern.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParsePatternError {
    /// Not anchored: it would accept any text around the value.
    #[error("the pattern {0} must begin with ^ and end with $")]
    Unanchored(String),
    /// Longer than a format needs.
    #[error("a pattern has at most {LONGEST} bytes")]
    TooLong,
    /// Not a regular expression, or one that grows too large; the reader's own words follow.
    #[error("the pattern {0} is no regular expression: {1}")]
    Syntax(String, String),
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
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
        pattern.0.text
    }
}
