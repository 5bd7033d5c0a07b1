//! Metadata ends after it was issued (RFC 9932, section 6.1).

use serde_json::Value;
use tillit_model::Finding;

use crate::RuleInfo;

pub(crate) const RULE: RuleInfo = RuleInfo::error("feed-times", "RFC 9932, section 6.1").fixed();

pub(crate) fn check(value: &Value) -> Vec<Finding> {
    let seconds = |member| value.get(member).and_then(Value::as_f64);
    match (seconds("iat"), seconds("exp")) {
        (Some(issued), Some(expires)) if expires <= issued => vec![RULE.at("/exp")],
        _ => Vec::new(),
    }
}
