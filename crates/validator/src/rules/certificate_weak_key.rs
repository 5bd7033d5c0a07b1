//! The key of an issuer's certificate is of a well-known secure kind (RFC 9932, section 4).

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::view::Party;

pub(super) const RULE: RuleInfo = RuleInfo::error("certificate-weak-key", "RFC 9932, section 4")
    .fixed()
    .args(&["subject", "key"]);

pub(super) fn check(party: &Party<'_>, _: &Scope<'_>) -> Vec<Finding> {
    let issuers = party.certificates();
    issuers
        .filter(|(_, facts)| !facts.key.accepted)
        .map(|(pointer, facts)| {
            RULE.at(pointer)
                .arg("subject", &facts.subject)
                .arg("key", &facts.key.name)
        })
        .collect()
}
