//! The version of the metadata's schema is a semantic version that we know (RFC 9932, section 6.1). The schema's pattern lets leading zeros through.

use serde_json::Value;
use tillit_model::{Finding, VersionNumber};

use crate::RuleInfo;
use crate::view::text_at;

pub(crate) const RULE: RuleInfo = RuleInfo::error(
    "feed-version",
    "RFC 9932, section 6.1; Semantic Versioning 2.0.0",
)
.fixed()
.args(&["value"]);

pub(crate) fn check(value: &Value) -> Vec<Finding> {
    let Some(text) = text_at(value, "/version") else {
        return Vec::new();
    };
    match VersionNumber::parse(text) {
        Ok(version) if version.major == 1 => Vec::new(),
        _ => vec![RULE.at("/version").arg("value", text.escape_default())],
    }
}
