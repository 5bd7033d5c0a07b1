//! The strict JSON reader, beside the reader that everyone has.

use serde_json::Value;
use tillit_model::text::json;

/// What we accept every reader accepts, with the same value; and it reads back as it was written.
pub(crate) fn text(bytes: &[u8]) {
    match json::read(bytes) {
        Ok(value) => {
            let theirs: Value = serde_json::from_slice(bytes).unwrap();
            assert_eq!(value, theirs, "two readers disagree");
            let again = json::read(value.to_string().as_bytes()).unwrap();
            assert!(
                same(&value, &again),
                "written and read again: {value} {again}"
            );
        }
        Err(error) => {
            super::is_short(&error.kind.to_string());
            super::is_short(error.kind.code());
            let lines = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
            assert!((1..=lines).contains(&error.line), "{error}: no such line");
            assert!(error.column >= 1, "{error}: no such column");
        }
    }
}

/// Equal, with numbers compared as numbers.
///
/// `-0` is an integer in YAML and a float here. And a fraction of twenty digits is read to the last bit but one (`serde_json` without `float_roundtrip`); documents are kept as bytes, and no member of
/// ours is a fraction.
pub(crate) fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => match (one.as_f64(), other.as_f64()) {
            (Some(one), Some(other)) => (one - other).abs() <= one.abs() * f64::EPSILON,
            _ => false,
        },
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .all(|(name, one)| other.get(name).is_some_and(|other| same(one, other)))
        }
        _ => one == other,
    }
}
