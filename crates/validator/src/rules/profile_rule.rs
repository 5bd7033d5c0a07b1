//! A profile sets levels of rules that exist and that it may set.

use tillit_model::Finding;
use tillit_model::text::pointer_to;

use super::{Scope, rule};
use crate::RuleInfo;
use crate::document::Document;

pub(super) const RULE: RuleInfo = RuleInfo::error("profile-rule", "Tillit, profiles")
    .fixed()
    .args(&["code", "name"]);

pub(super) fn check(document: &Document, _: &Scope<'_>) -> Vec<Finding> {
    let Some(profile) = document.profile() else {
        return Vec::new();
    };
    let named = profile.rules.keys();
    named
        .filter_map(|name| {
            let code = match rule(name) {
                None => "unknown",
                Some(rule) if rule.fixed => "fixed",
                Some(_) => return None,
            };
            Some(
                RULE.at(pointer_to("/rules", name))
                    .arg("code", code)
                    .arg("name", name),
            )
        })
        .collect()
}
