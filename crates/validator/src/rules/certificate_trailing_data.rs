//! Nothing follows the certificate: what does, no reviewer sees.

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::view::{Party, Reading};

pub(super) const RULE: RuleInfo =
    RuleInfo::error("certificate-trailing-data", "RFC 5280, section 4.1; X.690").fixed();

pub(super) fn check(party: &Party<'_>, _: &Scope<'_>) -> Vec<Finding> {
    let issuers = party.issuers.iter();
    issuers
        .filter(|issuer| issuer.reading == Reading::TrailingData)
        .map(|issuer| RULE.at(issuer.pointer.as_str()))
        .collect()
}
