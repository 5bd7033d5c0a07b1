//! Findings as the registry reports them: its own sentences in two languages.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use tillit_model::{Language, Level};

/// A finding that the registry made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportedFinding {
    /// The document's kind, where the registry says.
    pub kind: Option<String>,
    /// The document's id, where the registry says.
    pub document_id: Option<String>,
    /// The rule.
    pub rule: String,
    /// How much it weighs.
    pub level: Level,
    /// JSON Pointer into the document.
    pub pointer: String,
    /// What is wrong.
    pub message: Sentence,
    /// What would be right.
    pub help: Sentence,
}

/// A sentence in both languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Swedish.
    #[serde(default)]
    pub sv: String,
    /// English.
    #[serde(default)]
    pub en: String,
}

impl Sentence {
    /// The sentence in a language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Sv => &self.sv,
            Language::En => &self.en,
        }
    }
}

impl ReportedFinding {
    /// Reads findings, grouped by document or not.
    pub fn read_all(values: &[Value]) -> Vec<Self> {
        let mut found = Vec::new();
        for value in values {
            match value.get("findings").and_then(Value::as_array) {
                Some(grouped) => {
                    found.extend(grouped.iter().filter_map(|one| Self::read(one, value)));
                }
                None => found.extend(Self::read(value, value)),
            }
        }
        found
    }

    fn read(value: &Value, document: &Value) -> Option<Self> {
        let text = |from: &Value, names: &[&str]| {
            names
                .iter()
                .find_map(|name| from.get(*name)?.as_str())
                .map(str::to_owned)
        };
        let said = |name: &str| {
            value
                .get(name)
                .and_then(|sentence| Sentence::deserialize(sentence).ok())
                .unwrap_or_default()
        };
        let level = match value.get("level").and_then(Value::as_str) {
            Some("note") => Level::Note,
            Some("warning") => Level::Warning,
            _ => Level::Error,
        };
        Some(Self {
            kind: text(document, &["kind"]),
            document_id: text(document, &["documentId", "id"]),
            rule: text(value, &["rule", "code"])?,
            level,
            pointer: text(value, &["pointer", "path"]).unwrap_or_default(),
            message: said("message"),
            help: said("help"),
        })
    }
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<ReportedFinding>, D::Error> {
    Vec::<Value>::deserialize(deserializer).map(|values| ReportedFinding::read_all(&values))
}
