//! A private key does not belong in metadata. It is never repeated: not in the finding, not in its arguments.

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::view::{Party, Reading};

pub(super) const RULE: RuleInfo =
    RuleInfo::error("certificate-private-key", "RFC 9932, section 6.1.1").fixed();

pub(super) fn check(party: &Party<'_>, _: &Scope<'_>) -> Vec<Finding> {
    let issuers = party.issuers.iter();
    issuers
        .filter(|issuer| issuer.reading == Reading::PrivateKey)
        .map(|issuer| RULE.at(issuer.pointer.as_str()))
        .collect()
}
