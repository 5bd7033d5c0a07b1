//! Strict YAML 1.2: what people write by hand, with the position of every member.
//!
//! One document, no anchors, aliases, tags or merge keys, no key twice; `no` and `0777` stay texts. Two passes: the parser's events give positions and refusals with their place, then `serde-saphyr` gives
//! the values, which are held to the same rules as values in JSON.

mod walk;

use serde_json::Value;
use serde_saphyr::{Budget, Options};

use super::json::{JsonErrorKind, Limits, Reading};
use super::{Position, Positions};
use walk::locate;

/// A text that was read: its value, and where each member stands.
#[derive(Debug, Clone)]
pub struct Located {
    /// The value, members in the order of the text.
    pub value: Value,
    /// Where each member stands.
    pub positions: Positions,
}

/// Why a text was refused, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{kind} (line {}, column {})", .position.line, .position.column)]
pub struct YamlError {
    /// What is wrong.
    pub kind: YamlErrorKind,
    /// Where.
    pub position: Position,
}

/// What is wrong with a text that should be strict YAML.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum YamlErrorKind {
    /// Not YAML; the reader's own words.
    #[error("not YAML: {0}")]
    Syntax(String),
    /// A key stands twice in one mapping.
    #[error("key {0} stands twice")]
    DuplicateKey(String),
    /// Anchors, aliases and merge keys hide what a reviewer reads.
    #[error("anchors, aliases and merge keys are not accepted; write the value out")]
    Alias,
    /// An explicit tag.
    #[error("tags such as {0} are not accepted")]
    Tag(String),
    /// More than one document in the file.
    #[error("a second document begins here; one file holds one document")]
    SecondDocument,
    /// A key that is no text.
    #[error("a key must be a text")]
    Key,
    /// Too large or too deep.
    #[error("larger or deeper than a source may be")]
    TooLarge,
    /// A value that strict JSON refuses.
    #[error(transparent)]
    Value(JsonErrorKind),
}

impl YamlErrorKind {
    /// The stable code of this refusal.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Syntax(_) => "malformed_yaml",
            Self::DuplicateKey(_) => "duplicate_member",
            Self::Alias => "alias_not_allowed",
            Self::Tag(_) => "tag_not_allowed",
            Self::SecondDocument => "second_document",
            Self::Key => "key_not_text",
            Self::TooLarge => "too_large",
            Self::Value(kind) => kind.code(),
        }
    }
}

/// A source becomes one document, so it has a document's limits.
fn limits() -> Limits {
    Limits::default()
}

/// Reads one strict YAML document; JSON is read as well, since YAML 1.2 contains it.
pub fn read(text: &str) -> Result<Located, YamlError> {
    let start = Position { line: 1, column: 1 };
    if text.len() > limits().bytes {
        return Err(YamlError {
            kind: YamlErrorKind::TooLarge,
            position: start,
        });
    }
    let positions = locate(text)?;
    match values(text) {
        Ok(value) => Ok(Located { value, positions }),
        Err((error, refusal)) => {
            let pointer = refusal.as_ref().and_then(JsonErrorKind::pointer);
            let position = match (pointer, error.location()) {
                (Some(pointer), _) => positions.find(pointer),
                (None, Some(place)) => Position {
                    line: u32::try_from(place.line()).unwrap_or(u32::MAX),
                    column: u32::try_from(place.column()).unwrap_or(u32::MAX),
                },
                (None, None) => start,
            };
            let kind = match refusal {
                Some(JsonErrorKind::Syntax(words)) => YamlErrorKind::Syntax(words),
                Some(kind) => YamlErrorKind::Value(kind),
                None => YamlErrorKind::Syntax(first_line(&error.without_snippet().to_string())),
            };
            Err(YamlError { kind, position })
        }
    }
}

/// The values alone, or why there are none: the reader's error, and the refusal that caused it if it was one.
fn values(text: &str) -> Result<Value, (serde_saphyr::Error, Option<JsonErrorKind>)> {
    let mut reading = Reading::new(limits());
    serde_saphyr::with_deserializer_from_str_with_options(text, options(), |deserializer| {
        reading.value(deserializer)
    })
    .map_err(|error| (error, reading.into_refusal()))
}

fn options() -> Options {
    let mut budget = Budget::default();
    budget.max_aliases = 0;
    budget.max_anchors = 0;
    budget.max_nodes = 50_000;
    budget.max_depth = limits().depth * 2;
    budget.max_documents = 1;
    let mut options = Options::default();
    options.budget = Some(budget);
    options.strict_booleans = true;
    options.leading_zero_numbers_as_strings = true;
    options.underscored_numbers_as_strings = true;
    options.merge_keys = serde_saphyr::options::MergeKeyPolicy::Error;
    // Handed on, so that the range of numbers refuses them at their place.
    options.non_finite_float_policy = serde_saphyr::options::NonFiniteFloatPolicy::PassThrough;
    options.with_snippet = false;
    options
}

fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or(message).to_owned()
}
