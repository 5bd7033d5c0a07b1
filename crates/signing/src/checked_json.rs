//! JSON values that remember whether a member occurred twice.
//!
//! `serde_json` keeps the last of two equal members in a free-form map without a word. A reviewer may read the first
//! and the machine the second, so headers and key sets are read through this type. Names are compared after their
//! escapes have been resolved: `"a"` and `"\u0061"` are the same member.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::jws_error::{JwsError, shorten};

/// A JSON value and the first member name that some object in it holds twice.
#[derive(Debug)]
pub(crate) struct Checked {
    pub(crate) value: Value,
    pub(crate) duplicate: Option<String>,
}

impl Checked {
    /// The value, if no object in it holds a member twice.
    pub(crate) fn into_value(self) -> Result<Value, JwsError> {
        match self.duplicate {
            Some(name) => Err(JwsError::DuplicateMember(shorten(&name))),
            None => Ok(self.value),
        }
    }

    /// The members, if the value is an object and no object in it holds a member twice.
    pub(crate) fn into_object(self, what: &'static str) -> Result<Map<String, Value>, JwsError> {
        match self.into_value()? {
            Value::Object(members) => Ok(members),
            _ => Err(JwsError::Malformed(format!(
                "the {what} is not a JSON object"
            ))),
        }
    }
}

/// Reads one JSON object.
pub(crate) fn read_object(
    bytes: &[u8],
    what: &'static str,
) -> Result<Map<String, Value>, JwsError> {
    let checked: Checked = serde_json::from_slice(bytes).map_err(|error| {
        JwsError::Malformed(format!(
            "the {what} is not JSON: {}",
            shorten(&error.to_string())
        ))
    })?;
    checked.into_object(what)
}

impl From<Value> for Checked {
    fn from(value: Value) -> Self {
        Self {
            value,
            duplicate: None,
        }
    }
}

impl<'de> Deserialize<'de> for Checked {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CheckedVisitor)
    }
}

struct CheckedVisitor;

impl<'de> Visitor<'de> for CheckedVisitor {
    type Value = Checked;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Checked, E> {
        Ok(Value::Null.into())
    }

    fn visit_bool<E>(self, value: bool) -> Result<Checked, E> {
        Ok(Value::Bool(value).into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Checked, E> {
        Ok(Value::Number(value.into()).into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Checked, E> {
        Ok(Value::Number(value.into()).into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Checked, E> {
        Ok(Number::from_f64(value)
            .map_or(Value::Null, Value::Number)
            .into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Checked, E> {
        Ok(Value::String(value.to_owned()).into())
    }

    fn visit_string<E>(self, value: String) -> Result<Checked, E> {
        Ok(Value::String(value).into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Checked, A::Error> {
        let mut values = Vec::new();
        let mut duplicate = None;
        while let Some(element) = elements.next_element::<Checked>()? {
            duplicate = duplicate.or(element.duplicate);
            values.push(element.value);
        }
        Ok(Checked {
            value: Value::Array(values),
            duplicate,
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Checked, A::Error> {
        let mut members = Map::new();
        let mut duplicate = None;
        while let Some((name, member)) = entries.next_entry::<String, Checked>()? {
            duplicate = duplicate.or(member.duplicate);
            if members.insert(name.clone(), member.value).is_some() {
                duplicate.get_or_insert(name);
            }
        }
        Ok(Checked {
            value: Value::Object(members),
            duplicate,
        })
    }
}
