//! Hygiene of texts that people read: nothing that looks like something else, nothing that cannot be seen.

use unicode_normalization::is_nfc;
use unicode_security::{MixedScript as _, skeleton};

/// What is wrong with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameFault {
    /// A character that changes direction, is invisible, a tag or a control.
    Forbidden(char),
    /// Not in Unicode normalisation form C.
    NotNfc,
    /// White space at an end, or nothing else.
    Blank,
    /// Letters of several scripts, as in a Latin name with a Cyrillic letter.
    MixedScript,
}

/// Everything that is wrong with a text that people read as a name.
pub fn name_faults(text: &str) -> Vec<NameFault> {
    let mut faults: Vec<NameFault> = Vec::new();
    if let Some(bad) = text.chars().find(|c| is_forbidden(*c)) {
        faults.push(NameFault::Forbidden(bad));
    }
    // ASCII has one normal form and one script; most names are in it, and the tables are large.
    let needs_tables = !text.is_ascii();
    if needs_tables && !is_nfc(text) {
        faults.push(NameFault::NotNfc);
    }
    if text.trim() != text || text.is_empty() {
        faults.push(NameFault::Blank);
    }
    if needs_tables && !text.is_single_script() {
        faults.push(NameFault::MixedScript);
    }
    faults
}

/// Whether a text that people read cannot hold this character: bidirectional controls, zero-width characters, tag characters, controls and byte order marks.
pub fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}'
            | '\u{034F}'
            | '\u{061C}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E0FFF}')
}

/// The form in which confusable names are equal, in whatever case they are written (Unicode TS 39, section 4). Compare skeletons only with skeletons.
///
/// The standard's skeleton keeps upper and lower case apart, and a capital I looks like a small l. So letters are compared as they were written, once more in lower case, and i, I, l, 1 and | count as one.
pub fn name_skeleton(text: &str) -> String {
    let as_written: String = skeleton(text).collect();
    let in_lower_case: String = skeleton(&as_written.to_lowercase()).collect();
    in_lower_case.to_lowercase().replace('i', "l")
}
