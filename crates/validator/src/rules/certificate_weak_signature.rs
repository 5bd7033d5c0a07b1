//! An issuer's certificate is signed by a well-known secure algorithm (RFC 9932, section 4).

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::view::Party;

pub(super) const RULE: RuleInfo =
    RuleInfo::error("certificate-weak-signature", "RFC 9932, section 4")
        .fixed()
        .args(&["subject", "signature"]);

pub(super) fn check(party: &Party<'_>, _: &Scope<'_>) -> Vec<Finding> {
    let issuers = party.certificates();
    issuers
        .filter(|(_, facts)| !facts.signature.accepted)
        .map(|(pointer, facts)| {
            RULE.at(pointer)
                .arg("subject", &facts.subject)
                .arg("signature", &facts.signature.name)
        })
        .collect()
}
