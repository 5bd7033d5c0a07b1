//! What holds for every form.

use std::collections::BTreeSet;

use tillit_catalogue::export::{ExportFormat, export};
use tillit_catalogue::{AttributeList, builtin};

use crate::hostile::hostile_list;

/// A list in a form that is text.
pub(crate) fn text(list: &AttributeList, form: ExportFormat) -> String {
    String::from_utf8(export(list, form).unwrap()).unwrap()
}

/// The forms that are text.
fn texts() -> impl Iterator<Item = ExportFormat> {
    ExportFormat::ALL
        .iter()
        .copied()
        .filter(|form| form.is_text())
}

#[test]
fn a_form_is_found_by_its_name_and_has_a_suffix_of_its_own() {
    let mut suffixes = BTreeSet::new();
    for form in ExportFormat::ALL {
        assert_eq!(ExportFormat::parse(form.as_str()), Some(*form));
        assert!(form.media_type().contains('/'));
        assert!(form.suffix().starts_with('.') && suffixes.insert(form.suffix()));
    }
    assert_eq!(ExportFormat::parse("Turtle"), None);
}

#[test]
fn every_form_says_first_what_must_be_said_and_ends_its_last_line() {
    for release in builtin() {
        let list = release.read();
        let notice = list.notice.as_ref().unwrap();
        for form in texts() {
            let text = text(&list, form);
            assert!(text.contains(&notice.sv), "{form:?}");
            assert!(text.contains(notice.en.as_ref().unwrap()), "{form:?}");
            assert!(text.ends_with('\n'), "{form:?}");
        }
    }
}

#[test]
fn what_is_read_as_source_holds_no_character_that_turns_the_direction_of_the_text() {
    let list = hostile_list();
    // The cells of CSV come back to the letter, and CSV knows no escapes.
    let data = [
        ExportFormat::Json,
        ExportFormat::Yaml,
        ExportFormat::JsonLd,
        ExportFormat::Csv,
        ExportFormat::CsvSemicolon,
    ];
    for form in texts().filter(|form| !data.contains(form)) {
        assert!(!text(&list, form).contains('\u{202e}'), "{form:?}");
    }
}
