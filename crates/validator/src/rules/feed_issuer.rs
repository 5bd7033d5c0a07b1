//! The federation names itself by an absolute URI (RFC 9932, section 6.1).

use serde_json::Value;
use tillit_model::Finding;
use url::Url;

use crate::RuleInfo;
use crate::view::text_at;

pub(crate) const RULE: RuleInfo = RuleInfo::error("feed-issuer", "RFC 9932, section 6.1")
    .fixed()
    .args(&["value"]);

pub(crate) fn check(value: &Value) -> Vec<Finding> {
    let issuer = text_at(value, "/iss").filter(|issuer| Url::parse(issuer).is_err());
    issuer
        .map(|issuer| RULE.at("/iss").arg("value", issuer))
        .into_iter()
        .collect()
}
