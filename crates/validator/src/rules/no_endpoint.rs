//! An entity with neither servers nor clients says nothing to its peers; whether it may is the federation's decision (RFC 9932, section 6.1.1).

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::view::Party;

pub(super) const RULE: RuleInfo = RuleInfo::note("no-endpoint", "RFC 9932, section 6.1.1").policy();

pub(super) fn check(party: &Party<'_>, _: &Scope<'_>) -> Vec<Finding> {
    if party.endpoints.is_empty() && party.value.is_object() {
        vec![RULE.at(party.pointer.as_str())]
    } else {
        Vec::new()
    }
}
