//! A translation as the other naming writes it: one JSON object.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::Naming;
use crate::Datatype;
use crate::export::path;

/// Values by name, in the order in which they came.
#[derive(Default)]
pub(super) struct Document {
    names: Vec<(String, Vec<Value>)>,
}

impl Document {
    /// Adds a value under a name, once.
    pub(super) fn add(&mut self, to: Naming, name: &str, datatype: Datatype, value: &str) {
        let value = match to.is_structured() {
            true => typed(datatype, value),
            false => Value::from(value),
        };
        match self.names.iter_mut().find(|(known, _)| known == name) {
            Some((_, values)) if values.contains(&value) => {}
            Some((_, values)) => values.push(value),
            None => self.names.push((name.to_owned(), vec![value])),
        }
    }

    /// One value stands alone, several in an array; members of a structured value stand in it, unless its own name has a value.
    pub(super) fn into_object(self, to: Naming) -> Map<String, Value> {
        let known: BTreeSet<String> = self.names.iter().map(|(name, _)| name.clone()).collect();
        let mut object = Map::new();
        for (name, mut values) in self.names {
            let value = match values.len() {
                1 => values.remove(0),
                _ => Value::Array(values),
            };
            let mut path = path(&name);
            let has_value = |end: usize| known.contains(&path[..end].join("."));
            if !to.is_structured() || (1..path.len()).any(has_value) {
                path = vec![&name];
            }
            put(&mut object, &path, value);
        }
        object
    }
}

/// As the datatype is written in JSON; a value that is not of its datatype stays text.
fn typed(datatype: Datatype, value: &str) -> Value {
    let read = match datatype {
        Datatype::Boolean => value.parse().ok().map(Value::Bool),
        Datatype::Integer | Datatype::EpochSeconds => number(value).map(Value::from),
        Datatype::Object => serde_json::from_str(value).ok().filter(Value::is_object),
        _ => None,
    };
    read.unwrap_or_else(|| Value::from(value))
}

/// What a reader of JSON keeps exact, within 2^53 - 1; written with a leading zero or a plus it would come out as another text.
fn number(text: &str) -> Option<i64> {
    let digits = text.trim_start_matches('-');
    let is_canonical = text == "0" || !digits.starts_with(['0', '+']) && !text.starts_with('+');
    let number = text.parse().ok().filter(|_| is_canonical);
    number.filter(|number: &i64| number.unsigned_abs() < 1 << 53)
}

fn put(object: &mut Map<String, Value>, path: &[&str], value: Value) {
    match path {
        [] => {}
        [last] => {
            object.insert((*last).to_owned(), value);
        }
        [first, rest @ ..] => {
            let inner = object.entry(*first).or_insert_with(|| Map::new().into());
            if let Value::Object(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
}
