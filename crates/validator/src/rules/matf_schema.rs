//! What the JSON Schema of RFC 9932 says; see `crate::schema`.

use crate::RuleInfo;

pub(crate) const RULE: RuleInfo = RuleInfo::error("matf-schema", "RFC 9932, appendix A")
    .fixed()
    .args(&["keyword", "expected"]);
