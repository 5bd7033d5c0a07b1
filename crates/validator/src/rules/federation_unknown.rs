//! An entity lists federations that this registry has.

use tillit_model::{DocumentKind, Finding};

use super::Scope;
use crate::RuleInfo;
use crate::document::Document;

pub(super) const RULE: RuleInfo = RuleInfo::error("federation-unknown", "Tillit, documents")
    .fixed()
    .args(&["federation", "known"]);

pub(super) fn check(document: &Document, scope: &Scope<'_>) -> Vec<Finding> {
    let profiles = scope.context.profiles;
    if document.kind != DocumentKind::Entity || profiles.is_empty() {
        return Vec::new();
    }
    let listed = document.federations().into_iter().enumerate();
    let unknown =
        listed.filter(|(_, id)| !profiles.iter().any(|profile| profile.id.as_str() == *id));
    unknown
        .map(|(place, id)| {
            let known: Vec<&str> = profiles.iter().map(|profile| profile.id.as_str()).collect();
            RULE.at(format!("/federations/{place}"))
                .arg("federation", id)
                .arg("known", known.join(", "))
        })
        .collect()
}
