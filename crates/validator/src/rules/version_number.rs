//! Versions of attribute lists are three numbers.

use serde_json::Value;
use tillit_model::{DocumentKind, Finding, VersionNumber};

use crate::RuleInfo;
use crate::view::{elements, text_at};

pub(super) const RULE: RuleInfo =
    RuleInfo::error("version-number", "Semantic Versioning 2.0.0, section 2")
        .fixed()
        .args(&["value"]);

pub(super) fn check(kind: DocumentKind, value: &Value) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut judge = |text: Option<&str>, pointer: String| {
        if let Some(text) = text.filter(|text| VersionNumber::parse(text).is_err()) {
            found.push(RULE.at(pointer).arg("value", text));
        }
    };
    match kind {
        DocumentKind::AttributeList => judge(text_at(value, "/version"), "/version".to_owned()),
        DocumentKind::Entity => {
            for member in ["requests", "releases"] {
                let uses = value
                    .get("attributes")
                    .map_or(&[][..], |uses| elements(uses, member));
                for (place, one) in uses.iter().enumerate() {
                    let pointer = format!("/attributes/{member}/{place}/version");
                    judge(text_at(one, "/version"), pointer);
                }
            }
        }
        _ => {}
    }
    found
}
