//! Letters of several scripts in one name are seldom meant: a Cyrillic letter looks like a Latin one. Held for review.

use tillit_model::{Finding, NameFault, name_faults};

use crate::RuleInfo;
use crate::view::{PeopleText, Style};

pub(super) const RULE: RuleInfo =
    RuleInfo::warning("name-mixed-script", "Unicode TS 39, section 5.1").args(&["value"]);

pub(super) fn check(text: &PeopleText<'_>) -> Option<Finding> {
    let is_name = text.style == Style::Name;
    let faulty = is_name && name_faults(text.text).contains(&NameFault::MixedScript);
    faulty.then(|| RULE.at(text.pointer.as_str()).arg("value", text.text))
}
