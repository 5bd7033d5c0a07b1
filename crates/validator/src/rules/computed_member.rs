//! Who an entity is comes from its document and its organisation's, never from the block.

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::document::Document;

pub(super) const RULE: RuleInfo = RuleInfo::error("computed-member", "RFC 9932, section 6.1.1")
    .fixed()
    .args(&["member"]);

const COMPUTED: [&str; 3] = ["entity_id", "organization", "organization_id"];

pub(super) fn check(document: &Document, _: &Scope<'_>) -> Vec<Finding> {
    let block = document.value.get("matf");
    let computed = COMPUTED
        .into_iter()
        .filter(|member| block.is_some_and(|block| block.get(member).is_some()));
    computed
        .map(|member| RULE.at(format!("/matf/{member}")).arg("member", member))
        .collect()
}
