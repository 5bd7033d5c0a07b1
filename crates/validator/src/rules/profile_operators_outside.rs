//! The operator organisation's own documents are decided by operators from elsewhere; with too few of them they can never be approved.

use std::collections::BTreeSet;

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::document::Document;

pub(super) const RULE: RuleInfo =
    RuleInfo::note("profile-operators-outside", "Tillit, review").args(&["outside", "approvals"]);

pub(super) fn check(document: &Document, _: &Scope<'_>) -> Vec<Finding> {
    let Some(profile) = document.profile() else {
        return Vec::new();
    };
    let outside: BTreeSet<_> = profile
        .operators
        .iter()
        .filter(|operator| operator.organisation != profile.operator_organisation)
        .map(|operator| &operator.person)
        .collect();
    let needed = usize::from(profile.approvals.get());
    if outside.len() >= needed {
        return Vec::new();
    }
    vec![
        RULE.at("/operators")
            .arg("outside", outside.len())
            .arg("approvals", needed),
    ]
}
