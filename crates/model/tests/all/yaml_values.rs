//! Strict YAML: which values come out. What YAML 1.1 made of words and digits, nobody is surprised by here.

use serde_json::{Value, json};
use tillit_model::text::yaml::read;

fn value(text: &str) -> Value {
    match read(text) {
        Ok(located) => located.value,
        Err(error) => panic!("{text:?}: {error}"),
    }
}

#[test]
fn words_that_once_were_booleans_stay_texts() {
    for word in ["no", "yes", "No", "YES", "on", "off", "y", "n", "Y", "N"] {
        assert_eq!(
            value(&format!("country: {word}\n")),
            json!({ "country": word })
        );
        assert_eq!(value(&format!("{word}: 1\n")), json!({ word: 1 }));
    }
}

#[test]
fn digits_that_are_no_plain_number_stay_texts() {
    for text in [
        "0777",
        "007",
        "1_000",
        "0180",
        "212000-0142",
        "0007:2120000142",
        "2026-11-21",
        "2026-11-21T08:00:00Z",
        "12:30:45",
        "1.0.0",
        "+46 8 123 45 67",
    ] {
        assert_eq!(value(&format!("a: {text}\n")), json!({ "a": text }));
    }
}

#[test]
fn plain_values_of_the_core_schema_are_read() {
    for (text, expected) in [
        ("true", json!(true)),
        ("false", json!(false)),
        ("null", json!(null)),
        ("~", json!(null)),
        ("", json!(null)),
        ("0", json!(0)),
        ("-12", json!(-12)),
        ("9007199254740991", json!(9_007_199_254_740_991_i64)),
        ("1.5", json!(1.5)),
        ("text", json!("text")),
        ("[]", json!([])),
        ("{}", json!({})),
    ] {
        assert_eq!(
            value(&format!("a: {text}\n")),
            json!({ "a": expected }),
            "{text:?}"
        );
    }
}

#[test]
fn what_is_quoted_is_text() {
    for word in ["true", "null", "1", "1.5", "~", "0x10", ".nan", "<<"] {
        assert_eq!(value(&format!("a: \"{word}\"\n")), json!({ "a": word }));
        assert_eq!(value(&format!("a: '{word}'\n")), json!({ "a": word }));
    }
}

#[test]
fn keys_are_texts_as_they_are_written() {
    assert_eq!(
        value("1: a\ntrue: b\n0x10: d\n1.50: e\n"),
        json!({ "1": "a", "true": "b", "0x10": "d", "1.50": "e" })
    );
}

#[test]
fn members_keep_the_order_of_the_text() {
    assert_eq!(
        value("z: 1\na: 2\nm: 3\n").to_string(),
        r#"{"z":1,"a":2,"m":3}"#
    );
}

#[test]
fn texts_of_several_lines_are_read() {
    assert_eq!(
        value("a: |\n  one\n  two\nb: >-\n  one\n  two\nc: one\n  two\n"),
        json!({ "a": "one\ntwo\n", "b": "one two", "c": "one two" })
    );
}

#[test]
fn comments_directives_and_markers_are_no_content() {
    assert_eq!(
        value("%YAML 1.2\n---\n# first\na: 1 # second\n...\n"),
        json!({ "a": 1 })
    );
    assert_eq!(value("a: b#c\n"), json!({ "a": "b#c" }));
}

#[test]
fn a_text_without_content_is_null() {
    for text in ["", "\n", "# nothing\n", "---\n"] {
        assert_eq!(value(text), Value::Null, "{text:?}");
    }
}

#[test]
fn json_is_read_as_yaml() {
    let text = r#"{"a": [1, {"b": "\u00e5\n\"x\""}, null, true], "c/d": -1.5, "e": "no"}"#;
    let expected: Value = serde_json::from_str(text).unwrap();
    assert_eq!(value(text), expected);
    let pretty = serde_json::to_string_pretty(&expected).unwrap();
    assert_eq!(value(&pretty), expected);
}

#[test]
fn lines_may_end_with_a_carriage_return() {
    let text = "a: 1\nb:\n  - x\n  - y\nc: |\n  one\n  two\n";
    assert_eq!(value(&text.replace('\n', "\r\n")), value(text));
}
