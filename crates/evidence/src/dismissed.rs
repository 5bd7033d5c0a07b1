//! Warnings that somebody who approves accepts knowingly.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// Ids of rules, each once: a warning of such a rule was seen, and the approval holds in spite of it.
///
/// Most warnings are for information. Those that must not be passed over, such as a name that can be mistaken for another's,
/// stand here by name, signed by everybody who approves: `["confusable-name"]`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<String>", into = "BTreeSet<String>")]
pub struct Dismissed(BTreeSet<String>);

/// Why texts are not ids of rules to dismiss.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseDismissedError {
    /// Not the form of a rule's id.
    #[error("`dismissed` names rules: 1 to 64 small letters, digits and hyphens")]
    NotARule,
    /// One of them stands twice.
    #[error("`dismissed` names {0} twice")]
    Twice(String),
    /// More than there are rules.
    #[error("`dismissed` names at most {} rules", Dismissed::MOST)]
    TooMany,
}

impl Dismissed {
    /// More than any text can break.
    const MOST: usize = 50;

    /// Accepts ids of rules, each once.
    pub fn parse<T: Into<String>>(
        rules: impl IntoIterator<Item = T>,
    ) -> Result<Self, ParseDismissedError> {
        let mut dismissed = BTreeSet::new();
        for rule in rules {
            let rule = rule.into();
            if !is_id(&rule) {
                return Err(ParseDismissedError::NotARule);
            }
            if dismissed.contains(&rule) {
                return Err(ParseDismissedError::Twice(rule));
            }
            if dismissed.len() == Self::MOST {
                return Err(ParseDismissedError::TooMany);
            }
            dismissed.insert(rule);
        }
        Ok(Self(dismissed))
    }

    /// Whether nothing is dismissed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The rules, by id.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Those of the rules that are not dismissed.
    #[must_use]
    pub fn missing(&self, rules: &BTreeSet<String>) -> Vec<String> {
        rules.difference(&self.0).cloned().collect()
    }
}

fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

impl TryFrom<Vec<String>> for Dismissed {
    type Error = ParseDismissedError;

    fn try_from(rules: Vec<String>) -> Result<Self, Self::Error> {
        Self::parse(rules)
    }
}

impl From<Dismissed> for BTreeSet<String> {
    fn from(dismissed: Dismissed) -> Self {
        dismissed.0
    }
}
