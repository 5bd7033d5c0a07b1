//! The same tag twice at one endpoint.

use std::collections::HashSet;

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::view::Party;

pub(super) const RULE: RuleInfo =
    RuleInfo::warning("duplicate-tag", "RFC 9932, section 6.1.1.1").args(&["tag"]);

pub(super) fn check(party: &Party<'_>, _: &Scope<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    // One alone, as most endpoints have it, needs no set.
    for endpoint in party.endpoints.iter().filter(|one| one.tags.len() > 1) {
        let mut seen = HashSet::new();
        for (place, tag) in endpoint.tags.iter().enumerate() {
            if !seen.insert(tag) {
                found.push(
                    RULE.at(format!("{}/tags/{place}", endpoint.pointer))
                        .arg("tag", tag),
                );
            }
        }
    }
    found
}
