//! Texts between quotation marks, as programming languages and Turtle write them.

use super::remarks::is_plain;

/// With escapes of fixed length, `\u2028` and `\U0001F600`, as Turtle (section 6.4) and Python have them.
pub(super) fn fixed(text: &str) -> String {
    quoted(text, |number| match number {
        ..=0xffff => format!("\\u{number:04X}"),
        _ => format!("\\U{number:08X}"),
    })
}

/// With escapes in braces, `\u{2028}`, as Rust and ECMAScript have them.
pub(super) fn braced(text: &str) -> String {
    quoted(text, |number| format!("\\u{{{number:x}}}"))
}

fn quoted(text: &str, escape: impl Fn(u32) -> String) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            letter if is_plain(letter) => out.push(letter),
            letter => out.push_str(&escape(letter.into())),
        }
    }
    out + "\""
}
