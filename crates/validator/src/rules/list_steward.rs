//! An attribute list is submitted by the organisation that is steward of it.

use tillit_model::{DocumentKind, Finding};

use super::Scope;
use crate::RuleInfo;
use crate::document::Document;
use crate::view::text_at;

pub(super) const RULE: RuleInfo = RuleInfo::error("list-steward", "Tillit, attribute lists")
    .fixed()
    .args(&["list", "submitter"]);

pub(super) fn check(document: &Document, scope: &Scope<'_>) -> Vec<Finding> {
    let list =
        text_at(&document.value, "/list").filter(|_| document.kind == DocumentKind::AttributeList);
    let (Some(list), Some(submitter)) = (list, scope.submitter) else {
        return Vec::new();
    };
    let profiles = scope.context.profiles.iter();
    let is_steward = profiles
        .flat_map(|profile| &profile.attribute_lists)
        .any(|entry| entry.list == list && entry.steward == *submitter);
    if is_steward || scope.context.profiles.is_empty() {
        return Vec::new();
    }
    vec![
        RULE.at("/list")
            .arg("list", list)
            .arg("submitter", submitter.hyphenated()),
    ]
}
