//! Findings: why documents are refused; beside an item stored as JSON, and given back as values.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use tillit_model::{DocumentKind, Finding, Language, Level};
use tillit_validator::{RuleInfo, messages};

use crate::view::DocumentFindings;
use crate::{Refusal, RefusalClass};

/// The heaviest level among the findings.
pub(crate) fn worst(documents: &[DocumentFindings]) -> Option<Level> {
    documents
        .iter()
        .flat_map(|document| &document.findings)
        .map(|finding| finding.level)
        .max()
}

/// The rules among these findings that an approval has to dismiss by name. `text` is what [`to_json`] wrote.
pub(crate) fn to_dismiss(text: &str) -> BTreeSet<String> {
    let documents = from_json(text);
    let findings = documents.iter().flat_map(|document| &document.findings);
    findings
        .filter(|finding| tillit_validator::rule(finding.rule).is_some_and(|rule| rule.to_dismiss))
        .map(|finding| finding.rule.to_owned())
        .collect()
}

/// The refusal of documents that break rules. When all errors are of one rule the refusal has that rule's code and words, so that a program need not look further.
pub(crate) fn refusal(documents: Vec<DocumentFindings>) -> Refusal {
    let mut errors = documents
        .iter()
        .flat_map(|document| document.findings.iter().map(move |one| (document, one)))
        .filter(|(_, finding)| finding.level == Level::Error)
        .map(|(document, finding)| (reason(finding), sentence(document, finding)));
    let first = errors.next();
    let one = first.filter(|(first, _)| errors.all(|(other, _)| other == *first));
    let ((class, code), detail) = one.unwrap_or_else(|| {
        let detail =
            "the documents break rules; each finding names the place and what would be right";
        ((RefusalClass::Unprocessable, "findings"), detail.to_owned())
    });
    Refusal {
        findings: documents,
        ..Refusal::new(class, code, detail)
    }
}

/// Under which class and code one finding refuses. A member that nobody may send is the same mistake in a document as in a statement.
fn reason(finding: &Finding) -> (RefusalClass, &'static str) {
    let keyword = finding.args.get("keyword").map(String::as_str);
    if keyword == Some("additionalProperties") {
        return (RefusalClass::Malformed, "unknown_member");
    }
    let code = tillit_validator::rule(finding.rule).map_or("findings", RuleInfo::code);
    (RefusalClass::Unprocessable, code)
}

fn sentence(document: &DocumentFindings, finding: &Finding) -> String {
    let said = messages::render(finding, Language::En);
    format!(
        "{} {}{}: {} {}",
        document.kind.as_str(),
        document.id,
        finding.pointer,
        said.message,
        said.help
    )
}

#[derive(Serialize, Deserialize)]
struct StoredDocument {
    document: usize,
    kind: DocumentKind,
    id: String,
    findings: Vec<StoredFinding>,
}

#[derive(Serialize, Deserialize)]
struct StoredFinding {
    rule: String,
    level: Level,
    pointer: String,
    args: BTreeMap<String, String>,
}

/// The findings as JSON, documents without any left out.
pub(crate) fn to_json(documents: &[DocumentFindings]) -> String {
    let stored: Vec<_> = documents
        .iter()
        .filter(|document| !document.findings.is_empty())
        .map(|document| StoredDocument {
            document: document.document,
            kind: document.kind,
            id: document.id.clone(),
            findings: document.findings.iter().map(store).collect(),
        })
        .collect();
    serde_json::to_string(&stored).expect("findings are texts and numbers")
}

fn store(finding: &Finding) -> StoredFinding {
    StoredFinding {
        rule: finding.rule.to_owned(),
        level: finding.level,
        pointer: finding.pointer.clone(),
        args: finding
            .args
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect(),
    }
}

/// Findings that [`to_json`] wrote. A rule that this program no longer has is left out: nobody could explain it.
pub(crate) fn from_json(text: &str) -> Vec<DocumentFindings> {
    let stored: Vec<StoredDocument> = serde_json::from_str(text).unwrap_or_default();
    stored
        .into_iter()
        .map(|document| DocumentFindings {
            document: document.document,
            kind: document.kind,
            id: document.id,
            findings: document.findings.into_iter().filter_map(restore).collect(),
        })
        .collect()
}

fn restore(stored: StoredFinding) -> Option<Finding> {
    let rule = tillit_validator::rule(&stored.rule)?;
    let mut finding = Finding::new(rule.id, stored.level, stored.pointer);
    for (name, value) in stored.args {
        // Messages name what they know by static names; the rule lists them.
        if let Some(name) = rule.args.iter().find(|known| **known == name) {
            finding.args.insert(name, value);
        }
    }
    Some(finding)
}
