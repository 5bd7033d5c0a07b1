//! What an entity asks for and gives stands in the attribute lists.

use tillit_model::Finding;

use super::Scope;
use super::attribute_uses::attribute_uses;
use crate::RuleInfo;
use crate::context::AttributeStatus;
use crate::document::Document;

pub(super) const RULE: RuleInfo = RuleInfo::error("attribute-unknown", "Tillit, attribute lists")
    .args(&["list", "version", "attribute", "missing"]);

pub(super) fn check(document: &Document, scope: &Scope<'_>) -> Vec<Finding> {
    let unknown = attribute_uses(document, scope).filter_map(|one| {
        let (missing, member) = match one.status {
            AttributeStatus::NoSuchList => ("list", "list"),
            AttributeStatus::NoSuchVersion => ("version", "version"),
            AttributeStatus::NoSuchAttribute => ("attribute", "attribute"),
            _ => return None,
        };
        Some(
            RULE.at(format!("{}/{member}", one.pointer))
                .arg("list", one.list)
                .arg("version", one.version)
                .arg("attribute", one.attribute)
                .arg("missing", missing),
        )
    });
    unknown.collect()
}
