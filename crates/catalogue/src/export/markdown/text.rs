//! Texts in Markdown: shown as they are, whatever signs they hold.

use super::super::remarks::is_plain;

/// A text on one line, outside of code. Signs that mean something have a backslash, which every reader of CommonMark takes away ([section 2.4](https://spec.commonmark.org/0.31.2/#backslash-escapes)); what ends a line for some reader becomes a space, and what controls or turns the text goes away.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let line = one_line(text);
    for (place, letter) in line.char_indices() {
        let begins = line[..place].chars().all(|before| before.is_ascii_digit());
        let means_something = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' | '#' => true,
            // Lists and rules begin with these, the first two after a number too.
            '.' | ')' => begins && place > 0,
            '+' | '-' | '=' | '!' | ':' | '{' => begins,
            _ => false,
        };
        if means_something {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// A value as code, where it can be: code has no escapes, so a value that would end it is written as text.
pub(super) fn code(value: &str) -> String {
    let is_safe = |letter: char| is_plain(letter) && letter != '`';
    if !value.is_empty() && value.trim() == value && value.chars().all(is_safe) {
        format!("`{value}`")
    } else {
        escaped(value)
    }
}

/// A value as code in a table, where a vertical bar would end the cell.
pub(super) fn cell(value: &str) -> String {
    if value.contains('|') {
        escaped(value)
    } else {
        code(value)
    }
}

fn one_line(text: &str) -> String {
    let spaced: String = text
        .chars()
        .map(|letter| match letter {
            '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
            other => other,
        })
        .filter(|letter| is_plain(*letter))
        .collect();
    spaced.trim().to_owned()
}
