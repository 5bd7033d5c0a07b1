//! A readable certificate in text that the schema of RFC 9932 refuses: wrapped at other columns, without armour, or with text around it.

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::view::{Party, Reading};

pub(super) const RULE: RuleInfo = RuleInfo::error(
    "certificate-rewrap",
    "RFC 9932, appendix A; RFC 7468, section 2",
)
.fixed()
.args(&["subject"]);

pub(super) fn check(party: &Party<'_>, _: &Scope<'_>) -> Vec<Finding> {
    let issuers = party.issuers.iter();
    issuers
        .filter_map(|issuer| {
            let Reading::Rewrap(facts) = &issuer.reading else {
                return None;
            };
            Some(
                RULE.at(issuer.pointer.as_str())
                    .arg("subject", &facts.subject),
            )
        })
        .collect()
}
