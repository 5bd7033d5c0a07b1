//! When metadata is issued and how long it is valid, only the federation can say; in a member's submission such claims are ignored.

use serde_json::Value;
use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::document::Document;

pub(crate) const RULE: RuleInfo =
    RuleInfo::warning("feed-claims", "RFC 9932, sections 4 and 6.1").args(&["member"]);

/// Members of published metadata that a member's submission does not have.
pub(crate) const CLAIMS: [&str; 4] = ["iat", "exp", "iss", "cache_ttl"];

pub(super) fn check_document(document: &Document, _: &Scope<'_>) -> Vec<Finding> {
    let block = document.value.get("matf");
    block.map(|block| check(block, "/matf")).unwrap_or_default()
}

pub(crate) fn check(value: &Value, pointer: &str) -> Vec<Finding> {
    let claims = CLAIMS
        .into_iter()
        .filter(|claim| value.get(claim).is_some());
    claims
        .map(|claim| RULE.at(format!("{pointer}/{claim}")).arg("member", claim))
        .collect()
}
