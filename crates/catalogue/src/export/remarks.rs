//! What must be said of a list and of an attribute in every form, as single lines that can stand in comments.

use crate::{Attribute, AttributeList, Deprecation, DeprecationKind, Status};

/// Which release this is, whether it is a proposal, and the list's notice in every language.
pub(super) fn of_list(list: &AttributeList) -> Vec<String> {
    let status = match list.status {
        Status::Proposed => "a proposal that nobody has agreed on",
        Status::Published => "attributes from published sources",
    };
    let head = format!("{} {}, {status}", list.list, list.version);
    let notice = list.notice.iter();
    let notice = notice.flat_map(|notice| [Some(&notice.sv), notice.en.as_ref()]);
    let lines = notice.flatten().flat_map(|text| text.split(LINE_BREAKS));
    let lines = lines.map(one_line).filter(|line| !line.is_empty());
    std::iter::once(head).chain(lines).collect()
}

/// That an attribute is only a proposal, and that it should no longer be used.
pub(super) fn of_attribute(attribute: &Attribute) -> Vec<String> {
    let proposed = (attribute.status == Status::Proposed)
        .then(|| "A proposal that nobody has agreed on.".to_owned());
    let deprecated = attribute.deprecation.as_ref().map(deprecation);
    proposed.into_iter().chain(deprecated).collect()
}

/// What happened to a deprecated attribute, what to use instead, since when, and why: `Deprecated (renamed): use gemensam/surname. Since 1.1.0.`
pub(super) fn deprecation(deprecation: &Deprecation) -> String {
    let kind = match deprecation.kind {
        DeprecationKind::Renamed => "renamed",
        DeprecationKind::Superseded => "superseded",
        DeprecationKind::Obsoleted => "obsoleted",
    };
    let mut line = format!("Deprecated ({kind})");
    if let Some(successor) = &deprecation.successor {
        line += &format!(": use {successor}");
    }
    line += ".";
    if let Some(version) = &deprecation.since {
        line += &format!(" Since {version}.");
    }
    if let Some(day) = &deprecation.date {
        line += &format!(" Not to be used from {day}.");
    }
    if let Some(reason) = &deprecation.reason {
        let reason = reason.en.as_ref().unwrap_or(&reason.sv);
        line += &format!(" {}", one_line(reason));
    }
    line
}

/// A text as one line without the characters that no comment can hold.
pub(super) fn one_line(text: &str) -> String {
    let lines = text.split(LINE_BREAKS);
    let joined = lines.collect::<Vec<_>>().join(" ");
    let plain: String = joined.chars().filter(|c| is_plain(*c)).collect();
    plain.trim().to_owned()
}

/// Everything that ends a line for some reader: YAML 1.1, ECMAScript and Python each know more of them than the next.
const LINE_BREAKS: [char; 7] = [
    '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
];

/// Whether a character can stand in a source file: it ends no line, controls nothing, and does not turn the direction of the text around it.
pub(super) fn is_plain(letter: char) -> bool {
    let turns = matches!(
        letter,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    let breaks = matches!(letter, '\u{2028}' | '\u{2029}');
    let is_none = letter == '\u{feff}' || u32::from(letter) & 0xfffe == 0xfffe;
    !(letter.is_control() || turns || breaks || is_none)
}

/// Comment lines, each behind this mark.
pub(super) fn commented(mark: &str, lines: &[String]) -> String {
    let line = |line: &String| format!("{mark} {line}\n");
    lines.iter().map(line).collect()
}
