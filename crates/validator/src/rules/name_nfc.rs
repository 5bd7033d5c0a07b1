//! Names are in Unicode normalisation form C, so that equal names are equal bytes.

use tillit_model::{Finding, NameFault, name_faults};

use crate::RuleInfo;
use crate::view::{PeopleText, Style};

pub(super) const RULE: RuleInfo = RuleInfo::error("name-nfc", "Unicode UAX 15").args(&["value"]);

pub(super) fn check(text: &PeopleText<'_>) -> Option<Finding> {
    let is_name = text.style == Style::Name;
    let faulty = is_name && name_faults(text.text).contains(&NameFault::NotNfc);
    faulty.then(|| RULE.at(text.pointer.as_str()).arg("value", text.text))
}
