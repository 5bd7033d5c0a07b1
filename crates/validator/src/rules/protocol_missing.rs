//! An entity says how it is reached by at least one protocol: without a protocol block there is nothing to publish.

use tillit_model::{DocumentKind, Finding};

use super::Scope;
use crate::RuleInfo;
use crate::document::Document;

pub(super) const RULE: RuleInfo = RuleInfo::error("protocol-missing", "Tillit, documents").fixed();

pub(super) fn check(document: &Document, _: &Scope<'_>) -> Vec<Finding> {
    let is_entity = document.kind == DocumentKind::Entity && document.value.is_object();
    if is_entity && document.value.get("matf").is_none() {
        vec![RULE.at("")]
    } else {
        Vec::new()
    }
}
