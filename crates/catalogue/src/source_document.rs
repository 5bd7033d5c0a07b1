//! The documents that facts in a list come from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A specification, register or page that facts were read in. Titles stand as published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceDocument {
    /// The title.
    #[schemars(length(min = 1, max = 300))]
    pub title: String,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// The version or date, as the document states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(url)]
    pub url: Option<String>,
    /// How settled it is.
    pub maturity: Maturity,
}

/// How settled a document is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Maturity {
    /// An idea of this project.
    Proposal,
    /// A working document or a draft of others.
    Draft,
    /// A list that is published and kept, without a fixed version.
    PublishedList,
    /// A final version.
    Final,
}

impl SourceDocument {
    /// What it is, in one line: title, publisher and version.
    pub(crate) fn citation(&self) -> String {
        let parts = [
            Some(&self.title),
            self.publisher.as_ref(),
            self.version.as_ref(),
        ];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        parts.join(". ")
    }
}
