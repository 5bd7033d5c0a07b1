//! An issuer's certificate reads as exactly one X.509 certificate in strict DER (RFC 9932, section 4).

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::view::{Party, Reading};

pub(super) const RULE: RuleInfo = RuleInfo::error(
    "certificate-malformed",
    "RFC 9932, sections 4 and 6.1.1; RFC 5280",
)
.fixed();

pub(super) fn check(party: &Party<'_>, _: &Scope<'_>) -> Vec<Finding> {
    let issuers = party.issuers.iter();
    issuers
        .filter(|issuer| issuer.reading == Reading::Malformed)
        .map(|issuer| RULE.at(issuer.pointer.as_str()))
        .collect()
}
