//! Texts for people hold nothing that cannot be seen or that changes the direction of writing (Unicode TR 36).

use tillit_model::{Finding, NameFault, name_faults};

use crate::RuleInfo;
use crate::view::{PeopleText, Style};

pub(super) const RULE: RuleInfo = RuleInfo::error("forbidden-character", "Unicode TR 36 and TS 39")
    .fixed()
    .args(&["code_point"]);

pub(super) fn check(text: &PeopleText<'_>) -> Option<Finding> {
    let shown = match text.style {
        Style::Name => text.text.to_owned(),
        // Paragraphs may have lines.
        Style::Prose => text.text.replace(['\n', '\t'], " "),
    };
    let fault = name_faults(&shown)
        .into_iter()
        .find_map(|fault| match fault {
            NameFault::Forbidden(bad) => Some(bad),
            _ => None,
        });
    fault.map(|bad| {
        let code_point = format!("U+{:04X}", u32::from(bad));
        RULE.at(text.pointer.as_str()).arg("code_point", code_point)
    })
}
