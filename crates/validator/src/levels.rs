//! How much findings weigh in the federations that a document is judged for.

use tillit_model::{Finding, Profile};

use crate::rules::rule;

/// Sets each finding's level to what the strictest of these federations says; rules that are fixed, and federations that say nothing, keep the rule's own.
pub(crate) fn apply(findings: &mut [Finding], profiles: &[&Profile]) {
    for finding in findings {
        if rule(finding.rule).is_none_or(|rule| rule.fixed) {
            continue;
        }
        let own = finding.level;
        let levels = profiles
            .iter()
            .map(|profile| profile.rules.get(finding.rule).copied().unwrap_or(own));
        finding.level = levels.max().unwrap_or(own);
    }
}
