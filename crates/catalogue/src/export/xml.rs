//! Texts in XML 1.0.

use super::remarks::is_plain;

/// Whether XML can hold a character at all (XML 1.0, section 2.2); the others cannot be escaped.
pub(super) fn is_allowed(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// A text as content or as the value of an attribute: every character comes back from a parser, save those that XML lacks, which become U+FFFD.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            // A parser turns these into spaces or line feeds unless they are references (sections 2.11 and 3.3.3).
            '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                escaped.push_str(&format!("&#{};", u32::from(letter)));
            }
            letter if is_allowed(letter) && !is_plain(letter) => {
                escaped.push_str(&format!("&#{};", u32::from(letter)));
            }
            letter if is_allowed(letter) => escaped.push(letter),
            _ => escaped.push('\u{fffd}'),
        }
    }
    escaped
}

/// A comment on one line. Two hyphens end a comment and cannot be escaped (section 2.5), so a space parts them.
pub(super) fn comment(text: &str) -> String {
    let line: String = text
        .chars()
        .map(|letter| match letter {
            '\u{2028}' | '\u{2029}' => ' ',
            letter if is_allowed(letter) && !is_plain(letter) => ' ',
            letter if is_allowed(letter) => letter,
            _ => '\u{fffd}',
        })
        .collect();
    let mut line = line.replace("--", "- -").replace("--", "- -");
    if line.ends_with('-') {
        line.push(' ');
    }
    format!("<!-- {line} -->\n")
}
