//! Federation ids and person ids: short, plain names that stand in addresses and in evidence.

use tillit_model::{FederationId, PersonId};

#[test]
fn plain_lower_case_names_are_accepted() {
    for text in ["moa", "fidus-trial", "a1", "a-", &"a".repeat(32)] {
        assert_eq!(FederationId::parse(text).unwrap().as_str(), text);
        assert_eq!(PersonId::parse(text).unwrap().as_str(), text);
    }
}

#[test]
fn everything_that_an_address_could_misread_is_refused() {
    for text in [
        "",
        "m",
        &"a".repeat(33),
        "Moa",
        "1moa",
        "-moa",
        "moa_1",
        "moa.1",
        "moa/..",
        "..",
        "mo%61",
        "moa ",
        "moå",
        "moа",
    ] {
        assert!(FederationId::parse(text).is_err(), "{text:?}");
        assert!(PersonId::parse(text).is_err(), "{text:?}");
    }
}
