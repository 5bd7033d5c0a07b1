//! An endpoint without tags is hard to find; whether it may is the federation's decision (RFC 9932, section 6.1.1.1).

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::view::Party;

pub(super) const RULE: RuleInfo =
    RuleInfo::note("tag-missing", "RFC 9932, sections 4 and 6.1.1.1").policy();

pub(super) fn check(party: &Party<'_>, _: &Scope<'_>) -> Vec<Finding> {
    let untagged = party
        .endpoints
        .iter()
        .filter(|endpoint| endpoint.tags.is_empty());
    untagged
        .map(|endpoint| RULE.at(endpoint.pointer.as_str()))
        .collect()
}
