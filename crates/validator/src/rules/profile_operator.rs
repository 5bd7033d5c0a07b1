//! A person stands once among the operators, with all their keys.

use std::collections::BTreeSet;

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::document::Document;

pub(super) const RULE: RuleInfo = RuleInfo::error("profile-operator", "Tillit, profiles")
    .fixed()
    .args(&["person"]);

pub(super) fn check(document: &Document, _: &Scope<'_>) -> Vec<Finding> {
    let Some(profile) = document.profile() else {
        return Vec::new();
    };
    let mut seen = BTreeSet::new();
    let operators = profile.operators.iter().enumerate();
    operators
        .filter(|(_, operator)| !seen.insert(&operator.person))
        .map(|(place, operator)| {
            RULE.at(format!("/operators/{place}/person"))
                .arg("person", &operator.person)
        })
        .collect()
}
