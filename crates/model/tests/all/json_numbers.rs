//! Strict JSON: numbers are exact, or refused.

use serde::Deserialize;
use serde_json::json;
use tillit_model::text::json::{JsonErrorKind, read};
use tillit_model::text::typed;

fn refusal(text: &str) -> JsonErrorKind {
    match read(text.as_bytes()) {
        Ok(value) => panic!("{text} was read as {value}"),
        Err(error) => error.kind,
    }
}

#[test]
fn the_largest_exact_integer_is_read_exactly() {
    assert_eq!(
        read(b"9007199254740991").unwrap(),
        json!(9_007_199_254_740_991_i64)
    );
    assert_eq!(
        read(b"-9007199254740991").unwrap(),
        json!(-9_007_199_254_740_991_i64)
    );
}

#[test]
fn larger_numbers_are_refused_in_every_spelling() {
    for number in [
        "9007199254740992",
        "9007199254740993",
        "-9007199254740992",
        "-9007199254740993",
        "9223372036854775808",
        "18446744073709551615",
        "18446744073709551616",
        "100000000000000000000000000000000000000000",
        "9007199254740992.0",
        "9.007199254740993e15",
        "1e16",
        "1e300",
    ] {
        let document = format!("{{\"a\":[0,{number}]}}");
        let refused = refusal(&document);
        assert_eq!(
            refused,
            JsonErrorKind::Number("/a/1".to_owned()),
            "{number}"
        );
        assert_eq!(refused.code(), "number_out_of_range");
    }
}

#[test]
fn a_number_beyond_every_float_is_refused() {
    for number in ["1e400", "-1e400", "1e999999999999"] {
        assert!(
            matches!(
                refusal(number),
                JsonErrorKind::Syntax(_) | JsonErrorKind::Number(_)
            ),
            "{number}"
        );
    }
}

#[test]
fn what_is_no_json_number_is_refused() {
    for text in [
        "NaN",
        "nan",
        "Infinity",
        "-Infinity",
        "inf",
        "0x10",
        "0o17",
        "0b1",
        "00",
        "01",
        "-01",
        "+1",
        ".5",
        "1.",
        "1.e1",
        "1e",
        "1e+",
        "--1",
        "-",
        "1_000",
        "1,5",
        "١",
    ] {
        assert!(matches!(refusal(text), JsonErrorKind::Syntax(_)), "{text}");
        let document = format!("{{\"a\":{text}}}");
        assert_eq!(refusal(&document).code(), "malformed_json", "{text}");
    }
}

#[test]
fn ordinary_numbers_are_read() {
    for (text, value) in [
        ("0", json!(0)),
        ("-1", json!(-1)),
        ("1.5", json!(1.5)),
        ("-2.5e-3", json!(-0.0025)),
        ("1E2", json!(100.0)),
    ] {
        assert_eq!(read(text.as_bytes()).unwrap(), value, "{text}");
    }
}

/// A type with an integer, as every count in our documents is.
#[derive(Debug, Deserialize)]
struct Counted {
    #[expect(dead_code, reason = "only whether it can be read matters")]
    count: u32,
}

#[test]
fn where_an_integer_is_due_only_an_integer_will_do() {
    let counted = |number: &str| {
        let value = read(format!("{{\"count\":{number}}}").as_bytes()).unwrap();
        typed::from_value::<Counted>(&value)
    };
    assert!(counted("0").is_ok());
    assert!(counted("4294967295").is_ok());
    // Minus zero stays a float, so that it is told from zero.
    for number in [
        "-0",
        "-0.0",
        "1.0",
        "1e0",
        "10e-1",
        "0.0",
        "-1",
        "4294967296",
        "\"1\"",
        "true",
        "null",
        "[1]",
    ] {
        assert!(counted(number).is_err(), "{number}");
    }
    assert_eq!(read(b"-0").unwrap().to_string(), "-0.0");
}
