//! A document says itself what it is, and that is what it was submitted as.

use serde_json::Value;
use tillit_model::{DocumentKind, Finding};

use crate::RuleInfo;
use crate::view::text_at;

pub(crate) const RULE: RuleInfo = RuleInfo::error("document-kind", "Tillit, documents")
    .fixed()
    .args(&["code", "expected", "found"]);

pub(crate) fn check(kind: DocumentKind, value: &Value) -> Option<Finding> {
    let found = text_at(value, "/format");
    let code = if found.is_some() { "other" } else { "missing" };
    (found != Some(kind.format())).then(|| {
        RULE.at("/format")
            .arg("expected", kind.format())
            .arg("code", code)
            .arg("found", found.unwrap_or_default())
    })
}
