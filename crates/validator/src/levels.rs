//! How much findings weigh in the federations that a document is judged for.

use tillit_model::{Finding, Level, Profile};

use crate::RuleInfo;
use crate::rules::rule;

/// Sets each finding's level to what the strictest of these federations says; rules that are fixed keep theirs.
pub(crate) fn apply(findings: &mut [Finding], profiles: &[&Profile]) {
    for finding in findings {
        if let Some(rule) = rule(finding.rule) {
            finding.level = level_in(rule, profiles);
        }
    }
}

fn level_in(rule: &RuleInfo, profiles: &[&Profile]) -> Level {
    if rule.fixed {
        return rule.default_level;
    }
    let levels = profiles
        .iter()
        .map(|profile| profile.rules.get(rule.id).copied());
    levels
        .map(|level| level.unwrap_or(rule.default_level))
        .max()
        .unwrap_or(rule.default_level)
}
