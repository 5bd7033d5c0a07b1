//! Every text exists in every language of the list.

use serde_json::Value;
use tillit_model::Finding;

use super::walk::walk;
use crate::AttributeList;

pub(super) const ID: &str = "languages";

/// Texts are found by their form, so that a new member is covered from its first day. Labels that are names are not translated.
pub(super) fn languages(list: &AttributeList) -> Vec<Finding> {
    let mut findings = Vec::new();
    walk(list, |pointer, value| {
        let Some(texts) = value.as_object().filter(|texts| texts.contains_key("sv")) else {
            return;
        };
        for language in list.languages.iter().map(|language| language.tag()) {
            let blank = match texts.get(language) {
                Some(Value::String(text)) => text.trim().is_empty(),
                _ => !is_name(list, pointer),
            };
            if blank {
                findings.push(Finding::error(ID, pointer).arg("language", language));
            }
        }
    });
    findings
}

/// Whether a text is the label of a code whose labels are names: `/code_systems/<n>/codes/<m>/label`.
fn is_name(list: &AttributeList, pointer: &str) -> bool {
    let parts: Vec<&str> = pointer.split('/').skip(1).collect();
    match parts[..] {
        ["code_systems", system, "codes", _, "label"] => system
            .parse::<usize>()
            .ok()
            .and_then(|index| list.code_systems.get(index))
            .is_some_and(|system| system.labels_are_names),
        _ => false,
    }
}
