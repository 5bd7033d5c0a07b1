//! Certificates have at most 16 KiB in DER.

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::view::{LARGEST, Party, Reading};

pub(super) const RULE: RuleInfo =
    RuleInfo::error("certificate-too-large", "Tillit, limits on input")
        .fixed()
        .args(&["size", "limit"]);

pub(super) fn check(party: &Party<'_>, _: &Scope<'_>) -> Vec<Finding> {
    let issuers = party.issuers.iter();
    issuers
        .filter_map(|issuer| {
            let Reading::TooLarge(size) = issuer.reading else {
                return None;
            };
            Some(
                RULE.at(issuer.pointer.as_str())
                    .arg("size", size)
                    .arg("limit", LARGEST),
            )
        })
        .collect()
}
