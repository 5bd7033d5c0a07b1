//! JSON as people read it.

use super::remarks::is_plain;

/// The same JSON, with characters written as their numbers that end a line for some reader or turn the direction of the text. They stand in strings only, so that it means the same.
pub(super) fn readable(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for letter in json.chars() {
        match letter {
            letter if is_plain(letter) || letter == '\n' => out.push(letter),
            letter => {
                let units = letter.encode_utf16(&mut [0; 2]).to_vec();
                let escapes = units.iter().map(|unit| format!("\\u{unit:04x}"));
                out.extend(escapes);
            }
        }
    }
    out
}
