//! A release of an attribute list passes the catalogue's own checks; see `tillit-catalogue`. One rule here stands for all of them and names which one spoke.

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::document::{Document, Typed};

pub(super) const RULE: RuleInfo =
    RuleInfo::error("attribute-list", "Tillit, attribute lists").args(&["check", "detail"]);

pub(super) fn check(document: &Document, _: &Scope<'_>) -> Vec<Finding> {
    let Some(Typed::AttributeList(list)) = &document.typed else {
        return Vec::new();
    };
    let found = tillit_catalogue::check(list).into_iter();
    found.map(named).collect()
}

/// The catalogue's finding at its own level and place.
fn named(finding: Finding) -> Finding {
    let detail: Vec<String> = finding
        .args
        .iter()
        .map(|(name, value)| format!("{name}: {value}"))
        .collect();
    Finding::new(RULE.id, finding.level, finding.pointer)
        .arg("check", finding.rule)
        .arg("detail", detail.join(", "))
}
