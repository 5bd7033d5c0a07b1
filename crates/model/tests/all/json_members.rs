//! Strict JSON: a member stands once.

use serde_json::json;
use tillit_model::text::json::{JsonErrorKind, read};

fn twice(text: &str) -> String {
    match read(text.as_bytes()).unwrap_err().kind {
        JsonErrorKind::DuplicateMember(pointer) => pointer,
        other => panic!("{text}: {other}"),
    }
}

#[test]
fn a_member_that_stands_twice_is_refused_wherever_it_stands() {
    assert_eq!(twice(r#"{"a":1,"a":2}"#), "/a");
    assert_eq!(twice(r#"{"a":1,"b":2,"a":1}"#), "/a");
    assert_eq!(twice(r#"{"o":{"a":1,"a":2}}"#), "/o/a");
    assert_eq!(twice(r#"[0,{"l":[{"a":1,"a":2}]}]"#), "/1/l/0/a");
    assert_eq!(twice(r#"{"":1,"":2}"#), "/");
    assert_eq!(twice(r#"{"a/b":1,"a/b":2}"#), "/a~1b");
}

#[test]
fn a_member_that_stands_twice_through_an_escape_is_refused() {
    assert_eq!(twice(r#"{"a":1,"\u0061":2}"#), "/a");
    assert_eq!(twice(r#"{"\u0061":1,"a":2}"#), "/a");
    assert_eq!(twice(r#"{"å":1,"\u00E5":2}"#), "/å");
    assert_eq!(twice(r#"{"/":1,"\/":2}"#), "/~1");
    assert_eq!(twice(r#"{"😀":1,"\ud83d\ude00":2}"#), "/😀");
}

#[test]
fn the_refusal_has_its_code_and_its_place() {
    let error = read(b"{\n  \"a\": 1,\n  \"a\": 2\n}").unwrap_err();
    assert_eq!(error.kind.code(), "duplicate_member");
    assert_eq!(error.line, 3);
    assert!(error.to_string().contains("/a stands twice"), "{error}");
}

#[test]
fn names_that_only_look_alike_are_different_members() {
    let value =
        read("{\"a\":1,\"A\":2,\"а\":3,\"a \":4,\"\u{E5}\":5,\"a\u{30A}\":6}".as_bytes()).unwrap();
    assert_eq!(value.as_object().unwrap().len(), 6);
}

#[test]
fn the_same_name_in_two_objects_is_no_duplicate() {
    let value = read(br#"{"a":{"a":[{"a":1},{"a":2}]}}"#).unwrap();
    assert_eq!(value, json!({ "a": { "a": [{ "a": 1 }, { "a": 2 }] } }));
}

#[test]
fn members_keep_the_order_of_the_text() {
    let value = read(br#"{"z":1,"a":2,"m":3}"#).unwrap();
    assert_eq!(value.to_string(), r#"{"z":1,"a":2,"m":3}"#);
}

#[test]
fn a_member_that_serde_json_would_read_as_more_json_is_refused() {
    // Under this name the text below would become an object, and its duplicate member would never be seen.
    let text = r#"{"a":{"$serde_json::private::RawValue":"{\"b\":1,\"b\":2}"}}"#;
    let error = read(text.as_bytes()).unwrap_err();
    assert_eq!(error.kind.code(), "malformed_json");
    assert!(
        error.to_string().contains("RawValue is reserved"),
        "{error}"
    );
    assert!(read(br#"{"$serde_json":1,"$schema":"x"}"#).is_ok());
}
