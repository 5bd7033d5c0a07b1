//! Public key pins identify a client, so two entities of a federation may not share one (RFC 9932, section 6.1.1.1). Compared as bytes, whatever their spelling.

use tillit_model::{EntityId, Finding};

use super::Scope;
use crate::RuleInfo;
use crate::view::{Party, Role};

pub(super) const RULE: RuleInfo =
    RuleInfo::error("unique-pins", "RFC 9932, sections 4 and 6.1.1.1")
        .fixed()
        .args(&["pin", "owner"]);

pub(super) fn check(party: &Party<'_>, scope: &Scope<'_>) -> Vec<Finding> {
    let pins = party.pins_of(Role::Client);
    pins.filter_map(|pin| {
        let beside = scope
            .changeset
            .other_with_client_pin(&pin.digest, party)
            .cloned();
        let owner = beside.or_else(|| registered_owner(&pin.digest, party, scope))?;
        Some(
            RULE.at(pin.pointer.as_str())
                .arg("pin", pin.canonical())
                .arg("owner", owner),
        )
    })
    .collect()
}

/// The entity that has the pin now, unless its own new version stands beside this one: then that version counts.
fn registered_owner(digest: &[u8; 32], party: &Party<'_>, scope: &Scope<'_>) -> Option<EntityId> {
    party.federations.iter().find_map(|federation| {
        let owner = scope
            .context
            .directory
            .owner_of_client_pin(federation, digest)?;
        let other = Some(&owner) != party.id.as_ref() && !scope.changeset.has_entity(&owner);
        other.then_some(owner)
    })
}
