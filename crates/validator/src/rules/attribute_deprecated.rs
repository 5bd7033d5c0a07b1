//! A deprecated attribute still works, but should not be built on.

use tillit_model::Finding;

use super::Scope;
use super::attribute_uses::attribute_uses;
use crate::RuleInfo;
use crate::context::AttributeStatus;
use crate::document::Document;

pub(super) const RULE: RuleInfo =
    RuleInfo::warning("attribute-deprecated", "Tillit, attribute lists").args(&[
        "code",
        "attribute",
        "successor",
    ]);

pub(super) fn check(document: &Document, scope: &Scope<'_>) -> Vec<Finding> {
    let deprecated = attribute_uses(document, scope).filter_map(|one| {
        let AttributeStatus::Deprecated { successor } = one.status else {
            return None;
        };
        Some(
            RULE.at(format!("{}/attribute", one.pointer))
                .arg("attribute", format!("{}/{}", one.list, one.attribute))
                .arg(
                    "code",
                    if successor.is_some() {
                        "replaced"
                    } else {
                        "dropped"
                    },
                )
                .arg("successor", successor.unwrap_or_default()),
        )
    });
    deprecated.collect()
}
