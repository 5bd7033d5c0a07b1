//! A municipality's code is one of the 290 that exist.

use serde_json::Value;
use tillit_model::{DocumentKind, Finding, municipality_of};

use crate::RuleInfo;
use crate::view::text_at;

pub(super) const RULE: RuleInfo =
    RuleInfo::error("municipality-code", "Statistics Sweden, municipality codes")
        .fixed()
        .args(&["value"]);

pub(super) fn check(kind: DocumentKind, value: &Value) -> Vec<Finding> {
    let code = text_at(value, "/municipality_code").filter(|_| kind == DocumentKind::Organisation);
    code.filter(|code| municipality_of(code).is_none())
        .map(|code| RULE.at("/municipality_code").arg("value", code))
        .into_iter()
        .collect()
}
