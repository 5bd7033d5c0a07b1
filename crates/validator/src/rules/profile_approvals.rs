//! There are at least as many operators as must approve.

use std::collections::BTreeSet;

use tillit_model::{Finding, Profile};

use super::Scope;
use crate::RuleInfo;
use crate::document::Document;

pub(super) const RULE: RuleInfo = RuleInfo::error("profile-approvals", "Tillit, profiles")
    .fixed()
    .args(&["operators", "approvals"]);

pub(super) fn check(document: &Document, _: &Scope<'_>) -> Vec<Finding> {
    let Some(profile) = document.profile() else {
        return Vec::new();
    };
    let (people, needed) = (people(profile), usize::from(profile.approvals.get()));
    if people >= needed {
        return Vec::new();
    }
    vec![
        RULE.at("/approvals")
            .arg("operators", people)
            .arg("approvals", needed),
    ]
}

/// Distinct people among the operators.
pub(super) fn people(profile: &Profile) -> usize {
    let people: BTreeSet<_> = profile
        .operators
        .iter()
        .map(|operator| &operator.person)
        .collect();
    people.len()
}
