//! Servers of two organisations with the same key: allowed, but often a copied key (RFC 9932, section 6.1.1.1 asks for uniqueness of client pins only).

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::view::{Party, Role};

pub(super) const RULE: RuleInfo =
    RuleInfo::warning("shared-server-pin", "RFC 9932, section 6.1.1.1").args(&["pin", "other"]);

pub(super) fn check(party: &Party<'_>, scope: &Scope<'_>) -> Vec<Finding> {
    let Some(owner) = &party.owner else {
        return Vec::new();
    };
    let pins = party.pins_of(Role::Server);
    pins.filter_map(|pin| {
        let other = party.federations.iter().find_map(|federation| {
            let directory = scope.context.directory;
            directory.server_pin_elsewhere(federation, &pin.digest, owner)
        })?;
        Some(
            RULE.at(pin.pointer.as_str())
                .arg("pin", pin.canonical())
                .arg("other", other),
        )
    })
    .collect()
}
