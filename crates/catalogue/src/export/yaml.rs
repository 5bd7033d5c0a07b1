//! A release as YAML.

use serde::Serialize;
use serde_json::Value;
use tillit_model::Localised;
use tillit_model::text::yaml;

use crate::AttributeList;

/// YAML with the same members, under comments that say which release it is and what must be said first.
pub fn yaml(list: &AttributeList) -> String {
    under_head_of(list, list)
}

/// What stands in a document under the comments of a list.
pub(super) fn under_head_of(list: &AttributeList, document: &impl Serialize) -> String {
    let head = format!("# {} {}, {}\n", list.list, list.version, status(list));
    let notice = list.notice.as_ref().map_or(String::new(), comment);
    let value = serde_json::to_value(document);
    head + &notice + &yaml_of(&value.expect("a list has text keys and finite numbers only"))
}

/// A value as YAML that means this value and nothing else, in the eyes of the reader that everything of ours is read with.
///
/// The writer breaks lines at U+2028 and leaves texts such as `1e400` without quotes. What it does not write exactly is written as JSON, which is YAML as well.
pub fn yaml_of(value: &Value) -> String {
    let text = serde_yaml::to_string(value).expect("a JSON value can be written as YAML");
    match yaml::read(&text) {
        Ok(read) if read.value == *value => text,
        _ => as_json(value),
    }
}

/// JSON in the characters that YAML prints; the others stand in texts only, where they can be escaped.
fn as_json(value: &Value) -> String {
    let mut text = String::new();
    for letter in format!("{value:#}\n").chars() {
        if is_printed(letter) {
            text.push(letter);
        } else {
            text.push_str(&format!("\\u{:04x}", u32::from(letter)));
        }
    }
    text
}

/// Whether a character that JSON lets stand may stand in YAML as well (YAML 1.2.2, section 5.1), and ends no line there for any reader.
fn is_printed(letter: char) -> bool {
    !matches!(
        letter,
        '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
    )
}

fn status(list: &AttributeList) -> &'static str {
    match list.status {
        crate::Status::Proposed => "a proposal that nobody has agreed on",
        crate::Status::Published => "attributes from published sources",
    }
}

/// Everything that ends a line, and so a comment, for some reader of YAML 1.1 or 1.2.
const LINE_BREAKS: [char; 5] = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];

/// A comment has no escapes: what cannot stand there is left out of it, and stands in the document below.
fn comment(text: &Localised) -> String {
    let languages = [Some(&text.sv), text.en.as_ref()];
    let lines = languages
        .into_iter()
        .flatten()
        .flat_map(|text| text.split(LINE_BREAKS));
    lines
        .map(|line| {
            let line: String = line
                .chars()
                .filter(|c| is_printed(*c) && !c.is_control())
                .collect();
            format!("# {line}\n")
        })
        .collect()
}
