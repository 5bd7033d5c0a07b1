//! An issuer's certificate is valid at the time of judgement (RFC 9932, section 4).

use tillit_model::Finding;

use super::{Scope, day};
use crate::RuleInfo;
use crate::view::Party;

pub(super) const RULE: RuleInfo = RuleInfo::error("certificate-expired", "RFC 9932, section 4")
    .fixed()
    .args(&["subject", "date"]);

pub(super) fn check(party: &Party<'_>, scope: &Scope<'_>) -> Vec<Finding> {
    let issuers = party.certificates();
    issuers
        .filter(|(_, facts)| facts.not_after < scope.context.now)
        .map(|(pointer, facts)| {
            RULE.at(pointer)
                .arg("subject", &facts.subject)
                .arg("date", day(facts.not_after))
        })
        .collect()
}
