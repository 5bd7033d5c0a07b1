//! An issuer's certificate is encoded in DER, where every length is written in one way (RFC 5280, section 4.1).

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::view::{Party, Reading};

pub(super) const RULE: RuleInfo = RuleInfo::error(
    "certificate-not-der",
    "RFC 5280, section 4.1; X.690, section 10.1",
)
.fixed();

pub(super) fn check(party: &Party<'_>, _: &Scope<'_>) -> Vec<Finding> {
    let issuers = party.issuers.iter();
    issuers
        .filter(|issuer| issuer.reading == Reading::NotDer)
        .map(|issuer| RULE.at(issuer.pointer.as_str()))
        .collect()
}
