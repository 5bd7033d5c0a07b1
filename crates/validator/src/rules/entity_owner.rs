//! An entity belongs to one organisation; another cannot take it over (RFC 9932, section 4).

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::view::Party;

pub(super) const RULE: RuleInfo = RuleInfo::error("entity-owner", "RFC 9932, section 4")
    .fixed()
    .args(&["owner"]);

pub(super) fn check(party: &Party<'_>, scope: &Scope<'_>) -> Vec<Finding> {
    let registered = party
        .id
        .as_ref()
        .and_then(|id| scope.context.directory.owner_of_entity(id));
    let other =
        registered.filter(|owner| party.owner.as_ref().is_some_and(|claimed| claimed != owner));
    other
        .map(|owner| RULE.at(party.id_pointer.as_str()).arg("owner", owner))
        .into_iter()
        .collect()
}
