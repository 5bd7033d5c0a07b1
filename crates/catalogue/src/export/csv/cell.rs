//! One cell: inert in a spreadsheet, and read back to the letter.

/// What makes a spreadsheet take a cell for a formula ([OWASP, CSV Injection](https://owasp.org/www-community/attacks/CSV_Injection)), in full width as well.
const FORMULA: [char; 11] = [
    '=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
];

/// A cell as it stands in the file: an apostrophe before what would begin a formula, in quotation marks where it needs them (RFC 4180, section 2).
pub(super) fn written(text: &str) -> String {
    let inert = if begins_formula(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    let is_plain =
        |one: char| !one.is_control() && !matches!(one, ',' | '"' | ';' | '\u{2028}' | '\u{2029}');
    if inert.chars().all(is_plain) && inert.trim() == inert {
        inert
    } else {
        format!("\"{}\"", inert.replace('"', "\"\""))
    }
}

/// The text of a cell, once a reader of CSV has taken its quotation marks away.
///
/// A text that begins with `=`, `+`, `-`, `@`, a tab or a line break is written with an apostrophe before it, so that a spreadsheet takes it for a text and not for a formula; so is one that begins with apostrophes and then one of these. This takes that apostrophe away, and no other.
pub fn read_cell(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if begins_formula(text) => text,
        _ => cell,
    }
}

/// Whether a spreadsheet could take a text for a formula, apart from apostrophes before it.
pub(in crate::export) fn begins_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

/// Several values as the text of one cell.
pub(in crate::export) fn values<T: AsRef<str>>(values: impl IntoIterator<Item = T>) -> String {
    let escaped = |value: T| match value.as_ref() {
        "" => "\\e".to_owned(),
        value => value.replace('\\', "\\\\").replace('|', "\\|"),
    };
    let values: Vec<String> = values.into_iter().map(escaped).collect();
    values.join("|")
}

/// The values in the text of a cell whose column ends in `[]`: `|` stands between them; within one, `\|` stands for that sign, `\\` for a backslash and `\e` for nothing at all. An empty text holds no value.
///
/// ```
/// use tillit_catalogue::export::read_values;
///
/// assert_eq!(read_values(r"display|^(a\|b)$"), ["display", "^(a|b)$"]);
/// ```
pub fn read_values(text: &str) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    let mut values = vec![String::new()];
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        let escaped = match letter {
            '|' => {
                values.push(String::new());
                continue;
            }
            '\\' => letters.next(),
            other => Some(other),
        };
        let is_empty_value = letter == '\\' && escaped == Some('e');
        let last = values.last_mut().expect("there is a first value");
        last.extend(escaped.filter(|_| !is_empty_value));
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unquoted(cell: &str) -> String {
        let inside = cell
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'));
        inside.map_or(cell.to_owned(), |inside| inside.replace("\"\"", "\""))
    }

    /// Every text of up to four of these letters: all the ways in which apostrophes, signs and separators can meet.
    fn texts() -> Vec<String> {
        let letters = [
            "'", "=", "-", "\t", "\r", "\n", "\"", ",", "|", "\\", "e", " ", "\u{ff1d}",
        ];
        let mut texts = vec![String::new()];
        let mut longest = texts.clone();
        for _ in 0..4 {
            longest = longest
                .iter()
                .flat_map(|text| letters.map(|letter| format!("{text}{letter}")))
                .collect();
            texts.extend(longest.clone());
        }
        texts
    }

    #[test]
    fn every_text_comes_back_from_its_cell() {
        for text in texts() {
            let cell = unquoted(&written(&text));
            assert!(!cell.starts_with(FORMULA), "{text:?}");
            assert_eq!(read_cell(&cell), text);
        }
    }

    #[test]
    fn every_pair_of_values_comes_back_from_its_cell() {
        assert!(read_values(&values::<&str>([])).is_empty());
        let texts: Vec<String> = texts().into_iter().filter(|text| text.len() < 4).collect();
        for pair in texts.windows(2) {
            assert_eq!(read_values(&values(pair)), pair);
            assert_eq!(read_values(&values(&pair[..1])), pair[..1]);
        }
    }
}
