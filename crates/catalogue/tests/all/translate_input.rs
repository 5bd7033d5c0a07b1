//! Names with values as people hand them over: one JSON object.

use tillit_catalogue::Protocol;
use tillit_catalogue::translate::{Given, Naming, ReadGivenError, read};

use crate::translate_mapping::lists;

fn given(from: impl Into<Naming>, text: &str) -> Vec<Given> {
    read(&lists(), from, text.as_bytes()).unwrap()
}

#[test]
fn members_are_names_in_their_order() {
    let text = r#"{ "b": "1", "a": ["2", 3, true], "c": null }"#;
    let expected = [
        Given::new("b", ["1"]),
        Given::new("a", ["2", "3", "true"]),
        Given::new("c", [""; 0]),
    ];
    assert_eq!(given(Protocol::Saml, text), expected);
}

#[test]
fn a_structured_claim_is_divided_where_its_members_have_names() {
    let text =
        r#"{ "address": { "locality": "Stockholm", "region": "x" }, "act": { "sub": "y" } }"#;
    let expected = [
        Given::new("address.locality", ["Stockholm"]),
        Given::new("address.region", ["x"]),
        Given::new("act", [r#"{"sub":"y"}"#]),
    ];
    assert_eq!(given(Protocol::Oidc, text), expected);
}

#[test]
fn what_is_no_object_of_names_is_refused_without_its_values() {
    let refused = |text: &str| read(&lists(), Protocol::Saml, text.as_bytes()).unwrap_err();
    assert_eq!(refused(r#"["195006262546"]"#), ReadGivenError::NotAnObject);
    for text in [
        r#"{ "a": "195006262546" "b": 1 }"#,
        r#"{ "a": 195006262546195006262546 }"#,
        r#"{ "a": "195006262546", "a": "195006262546" }"#,
        r#"{ "a": 195006262546x }"#,
        r#"{ "a": "195006262546\q" }"#,
        "{ \"a\": \"195006262546\u{0}\" }",
        r#"{ a: "195006262546" }"#,
        "195006262546",
        r#"{ "a": "195006262546"#,
    ] {
        let said = refused(text).to_string();
        assert!(!said.contains("19500626"), "{said}");
    }
}

#[test]
fn values_stay_out_of_what_is_shown_for_debugging() {
    let given = Given::new("a", ["195006262546"]);
    assert!(!format!("{given:?}").contains("19500626"));
    let names = [
        given,
        Given::new("urn:oid:1.2.752.29.4.13", ["195006262546"]),
    ];
    let done =
        tillit_catalogue::translate::translate(&lists(), Protocol::Saml, Protocol::Oidc, &names);
    assert!(!format!("{done:?}").contains("19500626"));
}

#[test]
fn each_naming_is_found_by_its_name() {
    for naming in Naming::ALL {
        assert_eq!(Naming::parse(naming.as_str()), Some(naming));
    }
    assert_eq!(Naming::parse("SAML"), None);
}
