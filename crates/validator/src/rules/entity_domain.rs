//! The host in an entity id lies in a domain that the entity's organisation was approved for.

use tillit_model::{EntityId, Finding};

use super::{Scope, domains_of};
use crate::RuleInfo;
use crate::view::Party;

pub(super) const RULE: RuleInfo = RuleInfo::warning(
    "entity-domain",
    "RFC 9932, section 4; Tillit, organisations",
)
.args(&["host", "domains"]);

pub(super) fn check(party: &Party<'_>, _: &Scope<'_>) -> Vec<Finding> {
    let Some(organisation) = &party.organisation else {
        return Vec::new();
    };
    let Some(host) = party.id.as_ref().and_then(EntityId::host) else {
        return Vec::new();
    };
    if organisation.has_host(&host) {
        return Vec::new();
    }
    let domains = domains_of(organisation);
    vec![
        RULE.at(party.id_pointer.as_str())
            .arg("host", host)
            .arg("domains", domains),
    ]
}
