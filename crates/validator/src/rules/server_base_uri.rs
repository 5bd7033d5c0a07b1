//! A server says where it answers (RFC 9932, section 6.1.1.1). The schema does not demand it, the text does.

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::view::{Party, Role};

pub(super) const RULE: RuleInfo = RuleInfo::error("server-base-uri", "RFC 9932, section 6.1.1.1");

pub(super) fn check(party: &Party<'_>, _: &Scope<'_>) -> Vec<Finding> {
    let servers = party
        .of(Role::Server)
        .filter(|server| server.base_uri.is_none());
    servers
        .map(|server| RULE.at(server.pointer.as_str()))
        .collect()
}
