//! A name has something in it and no white space around it.

use tillit_model::{Finding, NameFault, name_faults};

use crate::RuleInfo;
use crate::view::{PeopleText, Style};

pub(super) const RULE: RuleInfo = RuleInfo::error("name-blank", "Tillit, names");

pub(super) fn check(text: &PeopleText<'_>) -> Option<Finding> {
    let is_name = text.style == Style::Name;
    let faulty = is_name && name_faults(text.text).contains(&NameFault::Blank);
    faulty.then(|| RULE.at(text.pointer.as_str()))
}
