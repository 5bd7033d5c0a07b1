//! A new issuer with the Subject of a different certificate in the federation: peers that look issuers up by Subject may take one for the other.

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::view::Party;

pub(super) const RULE: RuleInfo = RuleInfo::warning(
    "certificate-subject-clash",
    "RFC 9932, section 6.1.1; RFC 5280, section 4.1.2.6",
)
.args(&["subject", "other"]);

pub(super) fn check(party: &Party<'_>, scope: &Scope<'_>) -> Vec<Finding> {
    let issuers = party.certificates();
    issuers
        .filter_map(|(pointer, facts)| {
            let directory = scope.context.directory;
            let other = party.federations.iter().find_map(|federation| {
                directory.issuer_with_subject(federation, &facts.subject_sha256, &facts.sha256)
            })?;
            Some(
                RULE.at(pointer)
                    .arg("subject", &facts.subject)
                    .arg("other", other),
            )
        })
        .collect()
}
