//! Letters of several scripts in one name are seldom meant: a Cyrillic letter looks like a Latin one. Held for review.

use tillit_model::{Finding, NameFault};

use crate::RuleInfo;
use crate::view::PeopleText;

pub(super) const RULE: RuleInfo =
    RuleInfo::warning("name-mixed-script", "Unicode TS 39, section 5.1").args(&["value"]);

pub(super) fn check(text: &PeopleText<'_>) -> Option<Finding> {
    text.has(&NameFault::MixedScript)
        .then(|| RULE.at(text.pointer.as_str()).arg("value", text.text))
}
