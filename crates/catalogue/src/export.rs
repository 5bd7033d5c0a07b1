//! A release as text. Further forms (CSV, JSON Schema, SKOS, ...) become modules beside this one when they come.

use tillit_model::Localised;

use crate::AttributeList;

/// Pretty JSON with a final newline. These exact bytes are the frozen release.
pub fn json(list: &AttributeList) -> String {
    let text = serde_json::to_string_pretty(list);
    text.expect("a list has text keys and finite numbers only") + "\n"
}

/// YAML with the same members, under comments that say which release it is and what must be said first.
pub fn yaml(list: &AttributeList) -> String {
    let head = format!("# {} {}, {}\n", list.list, list.version, status(list));
    let notice = list.notice.as_ref().map_or(String::new(), comment);
    let body = serde_yaml::to_string(list);
    head + &notice + &body.expect("a list has text keys and finite numbers only")
}

fn status(list: &AttributeList) -> &'static str {
    match list.status {
        crate::Status::Proposed => "a proposal that nobody has agreed on",
        crate::Status::Published => "attributes from published sources",
    }
}

fn comment(text: &Localised) -> String {
    let languages = [Some(&text.sv), text.en.as_ref()];
    let lines = languages
        .into_iter()
        .flatten()
        .flat_map(|text| text.lines());
    lines.map(|line| format!("# {line}\n")).collect()
}
