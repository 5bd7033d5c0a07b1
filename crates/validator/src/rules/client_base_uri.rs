//! A client answers nowhere: `base_uri` is a member of servers (RFC 9932, section 6.1.1.1).

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::view::{Party, Role};

pub(super) const RULE: RuleInfo = RuleInfo::warning("client-base-uri", "RFC 9932, section 6.1.1.1");

pub(super) fn check(party: &Party<'_>, _: &Scope<'_>) -> Vec<Finding> {
    let clients = party
        .of(Role::Client)
        .filter(|client| client.base_uri.is_some());
    clients
        .map(|client| RULE.at(format!("{}/base_uri", client.pointer)))
        .collect()
}
