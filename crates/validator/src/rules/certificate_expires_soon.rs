//! An issuer's certificate that ends within 30 days should be replaced now.

use std::time::Duration;

use tillit_model::Finding;

use super::{Scope, day};
use crate::RuleInfo;
use crate::view::Party;

pub(super) const RULE: RuleInfo =
    RuleInfo::warning("certificate-expires-soon", "RFC 9932, sections 4 and 5.5")
        .args(&["subject", "date"]);

/// 30 days.
const SOON: Duration = Duration::from_secs(30 * 24 * 60 * 60);

pub(super) fn check(party: &Party<'_>, scope: &Scope<'_>) -> Vec<Finding> {
    let issuers = party.certificates();
    issuers
        .filter(|(_, facts)| {
            let now = scope.context.now;
            facts.not_after >= now && facts.not_after < now.plus(SOON)
        })
        .map(|(pointer, facts)| {
            RULE.at(pointer)
                .arg("subject", &facts.subject)
                .arg("date", day(facts.not_after))
        })
        .collect()
}
