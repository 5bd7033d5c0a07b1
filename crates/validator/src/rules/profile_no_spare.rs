//! With exactly as many operators as must approve, one absence stops the federation.

use tillit_model::Finding;

use super::Scope;
use super::profile_approvals::people;
use crate::RuleInfo;
use crate::document::Document;

pub(super) const RULE: RuleInfo = RuleInfo::warning(
    "profile-no-spare",
    "RFC 9932, section 8.1; Tillit, profiles",
)
.args(&["operators"]);

pub(super) fn check(document: &Document, _: &Scope<'_>) -> Vec<Finding> {
    let Some(profile) = document.profile() else {
        return Vec::new();
    };
    let people = people(profile);
    if people != usize::from(profile.approvals.get()) {
        return Vec::new();
    }
    vec![RULE.at("/operators").arg("operators", people)]
}
