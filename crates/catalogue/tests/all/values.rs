//! The small values: what they accept, and what they refuse.

use tillit_catalogue::{AttributeId, Cardinality, Date, FormatCheck, Name, Pattern};

#[test]
fn a_name_is_lower_case_words() {
    for name in ["surname", "organization-identifier", "a1"] {
        assert_eq!(Name::parse(name).unwrap().as_str(), name);
    }
    for name in [
        "",
        "Surname",
        "-a",
        "a-",
        "a--b",
        "1a",
        "å",
        "a_b",
        &"a".repeat(65),
    ] {
        assert!(Name::parse(name).is_err(), "{name:?}");
    }
}

#[test]
fn an_attribute_id_is_list_and_name() {
    let id = AttributeId::parse("skola/school-unit-code").unwrap();
    assert_eq!(
        (id.list().as_str(), id.name().as_str()),
        ("skola", "school-unit-code")
    );
    for id in ["skola", "skola/", "/a", "a/b/c", "skola/1.0"] {
        assert!(AttributeId::parse(id).is_err(), "{id:?}");
    }
}

#[test]
fn a_cardinality_comes_out_as_it_was_written() {
    for text in ["0..1", "1..1", "0..*", "1..*", "2..10"] {
        assert_eq!(Cardinality::parse(text).unwrap().to_string(), text);
    }
    for text in [
        "", "1", "1..0", "0..0", "3..2", "*..1", "01..1", "+1..2", "0..1..2",
    ] {
        assert!(Cardinality::parse(text).is_err(), "{text:?}");
    }
}

#[test]
fn a_date_is_an_existing_day() {
    assert_eq!(Date::parse("2024-02-29").unwrap().to_string(), "2024-02-29");
    for text in [
        "2023-02-29",
        "2024-2-29",
        "2024-02-29 ",
        "+002024-02-29",
        "24-02-29",
    ] {
        assert!(Date::parse(text).is_err(), "{text:?}");
    }
}

#[test]
fn a_pattern_is_anchored_and_compiles() {
    assert!(Pattern::parse("^[0-9]{4}$").unwrap().is_match("0180"));
    assert!(!Pattern::parse("^[0-9]{4}$").unwrap().is_match("01800"));
    for text in ["[0-9]{4}", "^[0-9{4}$", "^(?=a)$"] {
        assert!(Pattern::parse(text).is_err(), "{text:?}");
    }
}

#[test]
fn a_pattern_that_grows_out_of_bounds_is_refused() {
    for text in ["^((a{200}){200}){200}$", &format!("^{}$", "a".repeat(499))] {
        assert!(Pattern::parse(text).is_err(), "{text:?}");
    }
}

#[test]
fn check_digits_are_checked() {
    assert!(FormatCheck::LuhnLastTen.accepts("195006262546"));
    assert!(FormatCheck::LuhnLastTen.accepts("197010632391"));
    assert!(!FormatCheck::LuhnLastTen.accepts("195006262547"));
    assert!(!FormatCheck::LuhnLastTen.accepts("åäö"));
    assert!(FormatCheck::OrganisationNumber.accepts("2120000142"));
    assert!(!FormatCheck::OrganisationNumber.accepts("212000-0142"));
    assert!(FormatCheck::OrganisationNumberScope.accepts("a@b@5562265719"));
    assert!(!FormatCheck::OrganisationNumberScope.accepts("a@5562265710"));
}
