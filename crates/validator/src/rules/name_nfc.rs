//! Names are in Unicode normalisation form C, so that equal names are equal bytes.

use tillit_model::{Finding, NameFault};

use crate::RuleInfo;
use crate::view::PeopleText;

pub(super) const RULE: RuleInfo = RuleInfo::error("name-nfc", "Unicode UAX 15").args(&["value"]);

pub(super) fn check(text: &PeopleText<'_>) -> Option<Finding> {
    text.has(&NameFault::NotNfc)
        .then(|| RULE.at(text.pointer.as_str()).arg("value", text.text))
}
