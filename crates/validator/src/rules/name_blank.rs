//! A name has something in it and no white space around it.

use tillit_model::{Finding, NameFault};

use crate::RuleInfo;
use crate::view::PeopleText;

pub(super) const RULE: RuleInfo = RuleInfo::error("name-blank", "Tillit, names");

pub(super) fn check(text: &PeopleText<'_>) -> Option<Finding> {
    text.has(&NameFault::Blank)
        .then(|| RULE.at(text.pointer.as_str()))
}
