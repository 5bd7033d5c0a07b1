//! The forms as a whole: each has its own name, and all of them write what they write for any list.

use std::collections::BTreeSet;

use tillit_catalogue::export::{ExportFormat, export};

use crate::small_lists::{hostile, small};

#[test]
fn a_form_is_found_by_its_name_and_no_two_share_one() {
    let all = ExportFormat::ALL;
    for form in all {
        assert_eq!(ExportFormat::parse(form.as_str()), Some(*form));
    }
    let suffixes: BTreeSet<&str> = all.iter().map(|form| form.suffix()).collect();
    assert_eq!(suffixes.len(), all.len());
}

#[test]
fn every_form_is_the_same_each_time_and_text_ends_in_a_newline() {
    for list in [small(), hostile()] {
        for form in ExportFormat::ALL {
            let bytes = export(&list, *form).unwrap();
            if form.is_text() {
                assert!(bytes.ends_with(b"\n"), "{}", form.as_str());
            }
            assert!(bytes == export(&list, *form).unwrap(), "{}", form.as_str());
        }
    }
}
