//! One reading of a value, from whatever text: the rules that hold for every value, and the first refusal.

use std::fmt;

use serde::de::{self, DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::map::Entry;
use serde_json::{Map, Number, Value};

use super::super::pointer_to;
use super::{JsonErrorKind, Limits};

/// 2^53 - 1: the largest integer that every JSON reader keeps exact.
const LARGEST: i64 = 9_007_199_254_740_991;

/// `serde_json` takes an object with one member of such a name for something else than an object, and a text in it for JSON.
const RESERVED: &str = "$serde_json::private::";

/// The state of one reading. A refusal is noted here, because serde's errors carry only text.
pub(in crate::text) struct Reading {
    limits: Limits,
    members: usize,
    /// How many arrays and objects are open.
    depth: usize,
    /// The reference tokens from the value that was refused up to the document, noted on the way out: a text that is accepted has none, and most are.
    way_up: Vec<String>,
    refusal: Option<JsonErrorKind>,
}

impl Reading {
    pub(in crate::text) fn new(limits: Limits) -> Self {
        Self {
            limits,
            members: 0,
            depth: 0,
            way_up: Vec::new(),
            refusal: None,
        }
    }

    /// Reads the value that a reader of some text hands out.
    pub(in crate::text) fn value<'de, D: de::Deserializer<'de>>(
        &mut self,
        deserializer: D,
    ) -> Result<Value, D::Error> {
        Place(self).deserialize(deserializer)
    }

    /// Why the reading ended, when it was not the text's own reader that ended it.
    pub(in crate::text) fn into_refusal(self) -> Option<JsonErrorKind> {
        let way_down = self.way_up.iter().rev();
        let place = || way_down.fold(String::new(), |parent, token| pointer_to(&parent, token));
        Some(match self.refusal? {
            JsonErrorKind::DuplicateMember(_) => JsonErrorKind::DuplicateMember(place()),
            JsonErrorKind::StringTooLong(_, limit) => JsonErrorKind::StringTooLong(place(), limit),
            JsonErrorKind::Number(_) => JsonErrorKind::Number(place()),
            JsonErrorKind::Nul(_) => JsonErrorKind::Nul(place()),
            other => other,
        })
    }

    /// Notes the refusal. A pointer in it is empty until the reading has found its way out.
    fn refuse<E: de::Error>(&mut self, kind: JsonErrorKind) -> E {
        let error = E::custom(&kind);
        self.refusal = Some(kind);
        error
    }

    fn count<E: de::Error>(&mut self) -> Result<(), E> {
        self.members += 1;
        if self.members > self.limits.members {
            return Err(self.refuse(JsonErrorKind::TooManyMembers(self.limits.members)));
        }
        Ok(())
    }

    fn check<E: de::Error>(&mut self, text: &str) -> Result<(), E> {
        if text.contains('\0') {
            return Err(self.refuse(JsonErrorKind::Nul(String::new())));
        }
        if text.len() > self.limits.string {
            let kind = JsonErrorKind::StringTooLong(String::new(), self.limits.string);
            return Err(self.refuse(kind));
        }
        Ok(())
    }

    fn name<E: de::Error>(&mut self, name: &str) -> Result<(), E> {
        self.check(name)?;
        if name.starts_with(RESERVED) {
            let words = format!("the member name {name} is reserved");
            return Err(self.refuse(JsonErrorKind::Syntax(words)));
        }
        Ok(())
    }

    fn enter<E: de::Error>(&mut self) -> Result<(), E> {
        if self.depth >= self.limits.depth {
            return Err(self.refuse(JsonErrorKind::TooDeep(self.limits.depth)));
        }
        self.depth += 1;
        Ok(())
    }

    fn out_of_range<E: de::Error>(&mut self) -> E {
        self.refuse(JsonErrorKind::Number(String::new()))
    }
}

/// One value's place in the document, to which the path of the reading leads.
struct Place<'r>(&'r mut Reading);

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = Value;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Value, E> {
        if (-LARGEST..=LARGEST).contains(&value) {
            Ok(value.into())
        } else {
            Err(self.0.out_of_range())
        }
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Value, E> {
        match i64::try_from(value) {
            Ok(value) => self.visit_i64(value),
            Err(_) => Err(self.0.out_of_range()),
        }
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Value, E> {
        // An integer with more digits than fit arrives here as a rounded float.
        match Number::from_f64(value) {
            Some(number) if value.abs() <= LARGEST as f64 => Ok(Value::Number(number)),
            _ => Err(self.0.out_of_range()),
        }
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Value, E> {
        self.0.check(value)?;
        Ok(Value::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let reading = self.0;
        reading.enter()?;
        let mut elements = Vec::new();
        loop {
            let element = access
                .next_element_seed(Place(&mut *reading))
                .inspect_err(|_| reading.way_up.push(elements.len().to_string()))?;
            let Some(element) = element else {
                reading.depth -= 1;
                return Ok(Value::Array(elements));
            };
            elements.push(element);
            reading.count()?;
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let reading = self.0;
        reading.enter()?;
        let mut members = Map::new();
        while let Some(name) = access.next_key::<String>()? {
            reading.count()?;
            if let Err(error) = reading.name(&name) {
                reading.way_up.push(name);
                return Err(error);
            }
            match members.entry(name) {
                Entry::Vacant(place) => {
                    let value = access
                        .next_value_seed(Place(&mut *reading))
                        .inspect_err(|_| reading.way_up.push(place.key().clone()))?;
                    place.insert(value);
                }
                Entry::Occupied(first) => {
                    reading.way_up.push(first.key().clone());
                    return Err(reading.refuse(JsonErrorKind::DuplicateMember(String::new())));
                }
            }
        }
        reading.depth -= 1;
        Ok(Value::Object(members))
    }
}
