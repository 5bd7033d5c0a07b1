//! What a check says about a document.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How much a finding weighs.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Worth knowing.
    Note,
    /// Accepted, but reviewers see it.
    Warning,
    /// Refused.
    Error,
}

impl Level {
    /// `note`, `warning` or `error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One thing that a rule says about one place of a document. The sentences in Swedish and English stand in the message files of `tillit-validator`, under the rule's id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// The rule's stable id, never translated: `unique-pins`.
    pub rule: &'static str,
    /// How much it weighs.
    pub level: Level,
    /// JSON Pointer (RFC 6901) into the document as it was sent; empty for the whole document.
    pub pointer: String,
    /// What the message names: the owner, the pin, the date.
    pub args: BTreeMap<&'static str, String>,
}

impl Finding {
    /// A finding that refuses the document.
    pub fn error(rule: &'static str, pointer: impl Into<String>) -> Self {
        Self::new(rule, Level::Error, pointer)
    }

    /// A finding that reviewers see.
    pub fn warning(rule: &'static str, pointer: impl Into<String>) -> Self {
        Self::new(rule, Level::Warning, pointer)
    }

    /// A finding that is only worth knowing.
    pub fn note(rule: &'static str, pointer: impl Into<String>) -> Self {
        Self::new(rule, Level::Note, pointer)
    }

    /// A finding of the given level.
    pub fn new(rule: &'static str, level: Level, pointer: impl Into<String>) -> Self {
        Self {
            rule,
            level,
            pointer: pointer.into(),
            args: BTreeMap::new(),
        }
    }

    /// Adds something that the message names.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.insert(name, value.to_string());
        self
    }
}
