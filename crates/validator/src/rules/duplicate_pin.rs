//! The same pin twice at one endpoint is a mistake, often a forgotten new key.

use std::collections::HashSet;

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::view::Party;

pub(super) const RULE: RuleInfo =
    RuleInfo::warning("duplicate-pin", "RFC 9932, section 6.1.1.1").args(&["pin"]);

pub(super) fn check(party: &Party<'_>, _: &Scope<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    // One alone, as most endpoints have it, needs no set.
    for endpoint in party.endpoints.iter().filter(|one| one.pins.len() > 1) {
        let mut seen = HashSet::new();
        for pin in &endpoint.pins {
            if !seen.insert(pin.digest) {
                found.push(RULE.at(pin.pointer.as_str()).arg("pin", pin.canonical()));
            }
        }
    }
    found
}
