//! What the JSON Schema of our own document says; see `crate::schema`.

use crate::RuleInfo;

pub(crate) const RULE: RuleInfo = RuleInfo::error("schema", "Tillit, schemas/")
    .fixed()
    .args(&["keyword", "expected"]);
