//! Texts for people hold nothing that cannot be seen or that changes the direction of writing (Unicode TR 36).

use tillit_model::{Finding, NameFault};

use crate::RuleInfo;
use crate::view::PeopleText;

pub(super) const RULE: RuleInfo = RuleInfo::error("forbidden-character", "Unicode TR 36 and TS 39")
    .fixed()
    .args(&["code_point"]);

pub(super) fn check(text: &PeopleText<'_>) -> Option<Finding> {
    let bad = text.faults.iter().find_map(|fault| match fault {
        NameFault::Forbidden(bad) => Some(u32::from(*bad)),
        _ => None,
    });
    bad.map(|bad| {
        RULE.at(text.pointer.as_str())
            .arg("code_point", format!("U+{bad:04X}"))
    })
}
