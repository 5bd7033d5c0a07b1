//! Strict JSON: one value, whole and nothing after it; and where a refusal says that it is.

use serde_json::json;
use tillit_model::text::json::{JsonErrorKind, read};

fn malformed(text: &str) -> bool {
    matches!(
        read(text.as_bytes()).unwrap_err().kind,
        JsonErrorKind::Syntax(_)
    )
}

#[test]
fn every_kind_of_value_is_read() {
    let text =
        r#" { "a" : [ null, true, false, 1, -1.5, "\"\\\/\b\f\n\r\t\u00e5" , { } , [ ] ] } "#;
    assert_eq!(
        read(text.as_bytes()).unwrap(),
        json!({ "a": [null, true, false, 1, -1.5, "\"\\/\u{8}\u{c}\n\r\tå", {}, []] })
    );
}

#[test]
fn nothing_may_follow_the_value() {
    for text in [
        "{} {}",
        "{}{}",
        "1 2",
        "[],",
        "{}x",
        "{}\0",
        "{}\u{FEFF}",
        "null//",
    ] {
        assert!(malformed(text), "{text:?}");
    }
    assert!(read(b"{}\r\n\t ").is_ok());
}

#[test]
fn a_text_that_ends_too_early_is_refused() {
    for text in [
        "", " ", "{", "[", "{\"a\"", "{\"a\":", "{\"a\":1", "[1", "\"a", "\"\\", "\"\\u00", "tru",
    ] {
        assert!(malformed(text), "{text:?}");
    }
}

#[test]
fn what_only_lenient_readers_accept_is_refused() {
    for text in [
        "[1,]",
        "{\"a\":1,}",
        "[,1]",
        "[1 2]",
        "{\"a\" 1}",
        "{a:1}",
        "{'a':1}",
        "{1:1}",
        "{null:1}",
        "// c\n1",
        "/* c */1",
        "# c\n1",
        "True",
        "undefined",
        "\"\\x41\"",
        "\"\\a\"",
        "\"\\'\"",
        "\u{A0}1",
        "\u{2028}1",
        "\u{B}1",
    ] {
        assert!(malformed(text), "{text:?}");
    }
}

#[test]
fn a_refusal_says_where_it_is() {
    let error = read(b"{\n  \"a\": 1,\n  \"b\": x\n}").unwrap_err();
    assert_eq!((error.line, error.column), (3, 8));
    assert!(error.to_string().ends_with("(line 3, column 8)"), "{error}");
    assert_eq!(error.to_string().matches("line").count(), 1, "{error}");
    let empty = read(b"").unwrap_err();
    assert_eq!((empty.line, empty.column), (1, 1));
}
