//! What a cell of a workbook can hold.
//!
//! XML has no place for most control characters: a workbook writes U+0001 as `_x0001_`, and the text `_x0001_` as `_x005F_x0001_` (ECMA-376, part 1, section 22.9.2.19).

/// Characters as spreadsheets count them.
pub(super) fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Whether a text ends in the beginning of an escape where the next character is written as one: `_x0041` before U+0001 would be written `_x0041_x0001_`, and read as another text.
pub(super) fn is_ambiguous(text: &str) -> bool {
    let begins = text.match_indices("_x").map(|(at, _)| &text[at + 2..]);
    begins.map(str::chars).any(|mut rest| {
        rest.by_ref()
            .take(4)
            .filter(char::is_ascii_hexdigit)
            .count()
            == 4
            && rest.next().is_some_and(is_escaped)
    })
}

/// Whether the character is written as an escape.
fn is_escaped(letter: char) -> bool {
    let is_control = letter < ' ' && !matches!(letter, '\t' | '\n');
    is_control || matches!(letter, '\u{fffe}' | '\u{ffff}')
}
