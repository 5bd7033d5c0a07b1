//! Strict JSON (RFC 8259): one reader for everything that arrives from outside.
//!
//! Refuses what readers commonly disagree about: duplicate members, byte order marks, NUL, lone surrogates, numbers beyond 2^53-1, trailing data, and documents too deep or too wide.

use std::fmt;

use serde::de::{self, DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::pointer_to;

/// Nesting of arrays and objects.
pub const DEEPEST: usize = 32;
/// Members and elements of one document together.
pub const MOST_MEMBERS: usize = 10_000;
/// Bytes of one string; certificates in PEM are the longest that a document holds.
pub const LONGEST_STRING: usize = 8 * 1024;
/// 2^53 - 1: the largest integer that every JSON reader keeps exact.
const LARGEST: i64 = 9_007_199_254_740_991;

/// What a reading accepts beyond the defaults.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of the whole text.
    pub bytes: usize,
    /// Nesting.
    pub depth: usize,
    /// Members and elements together.
    pub members: usize,
    /// Bytes of one string.
    pub string: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 1024 * 1024,
            depth: DEEPEST,
            members: MOST_MEMBERS,
            string: LONGEST_STRING,
        }
    }
}

/// Why a text was refused, with the place where a place is known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{kind} (line {line}, column {column})")]
pub struct JsonError {
    /// What is wrong.
    pub kind: JsonErrorKind,
    /// Line, from 1.
    pub line: usize,
    /// Column in bytes, from 1.
    pub column: usize,
}

/// What is wrong with a text that should be JSON.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JsonErrorKind {
    /// Not JSON at all; the reader's own words.
    #[error("not JSON: {0}")]
    Syntax(String),
    /// An object names a member twice.
    #[error("member {0} stands twice")]
    DuplicateMember(String),
    /// Nested too deep.
    #[error("nested deeper than {0} levels")]
    TooDeep(usize),
    /// The text is too long.
    #[error("longer than {0} bytes")]
    TooLong(usize),
    /// Too many members and elements.
    #[error("more than {0} members")]
    TooManyMembers(usize),
    /// A string is too long.
    #[error("the string at {0} is longer than {1} bytes")]
    StringTooLong(String, usize),
    /// A number that not every reader keeps exact.
    #[error(
        "the number at {0} is outside the range that JSON readers keep exact (+-9007199254740991)"
    )]
    Number(String),
    /// U+0000 in a string or a member name.
    #[error("U+0000 at {0}")]
    Nul(String),
    /// The bytes are not UTF-8, or begin with a byte order mark.
    #[error("not UTF-8 without byte order mark")]
    Encoding,
}

impl JsonErrorKind {
    /// The stable code of this refusal.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Syntax(_) => "malformed_json",
            Self::DuplicateMember(_) => "duplicate_member",
            Self::TooDeep(_) => "too_deep",
            Self::TooLong(_) => "too_large",
            Self::TooManyMembers(_) => "too_many_members",
            Self::StringTooLong(..) => "string_too_long",
            Self::Number(_) => "number_out_of_range",
            Self::Nul(_) => "forbidden_character",
            Self::Encoding => "malformed_encoding",
        }
    }
}

/// Reads one JSON value from bytes within the default limits.
pub fn read(bytes: &[u8]) -> Result<Value, JsonError> {
    read_within(bytes, Limits::default())
}

/// Reads one JSON value from bytes within these limits.
pub fn read_within(bytes: &[u8], limits: Limits) -> Result<Value, JsonError> {
    let at_start = |kind| JsonError {
        kind,
        line: 1,
        column: 1,
    };
    if bytes.len() > limits.bytes {
        return Err(at_start(JsonErrorKind::TooLong(limits.bytes)));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| at_start(JsonErrorKind::Encoding))?;
    if text.starts_with('\u{FEFF}') {
        return Err(at_start(JsonErrorKind::Encoding));
    }
    let mut reading = Reading {
        limits,
        members: 0,
        refusal: None,
    };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let place = Place {
        reading: &mut reading,
        pointer: String::new(),
        depth: 0,
    };
    let outcome = place
        .deserialize(&mut deserializer)
        .and_then(|value| deserializer.end().map(|()| value));
    outcome.map_err(|error| JsonError {
        line: error.line().max(1),
        column: error.column().max(1),
        kind: match reading.refusal {
            Some(kind) => kind,
            // serde_json's own guard lies at 128 levels, far beyond ours.
            None => JsonErrorKind::Syntax(without_place(&error.to_string())),
        },
    })
}

fn without_place(message: &str) -> String {
    message
        .split(" at line ")
        .next()
        .unwrap_or(message)
        .to_owned()
}

/// The state of one reading. A refusal is noted here, because serde's errors carry only text.
struct Reading {
    limits: Limits,
    members: usize,
    refusal: Option<JsonErrorKind>,
}

impl Reading {
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

    fn check<E: de::Error>(&mut self, pointer: &str, text: &str) -> Result<(), E> {
        if text.contains('\0') {
            return Err(self.refuse(JsonErrorKind::Nul(pointer.to_owned())));
        }
        if text.len() > self.limits.string {
            let kind = JsonErrorKind::StringTooLong(pointer.to_owned(), self.limits.string);
            return Err(self.refuse(kind));
        }
        Ok(())
    }
}

/// One value's place in the document.
struct Place<'r> {
    reading: &'r mut Reading,
    pointer: String,
    depth: usize,
}

impl Place<'_> {
    fn inner(&mut self, token: &str) -> Place<'_> {
        Place {
            pointer: pointer_to(&self.pointer, token),
            depth: self.depth,
            reading: self.reading,
        }
    }

    fn enter<E: de::Error>(&mut self) -> Result<(), E> {
        self.depth += 1;
        if self.depth > self.reading.limits.depth {
            return Err(self
                .reading
                .refuse(JsonErrorKind::TooDeep(self.reading.limits.depth)));
        }
        Ok(())
    }

    fn out_of_range<E: de::Error>(self) -> E {
        self.reading.refuse(JsonErrorKind::Number(self.pointer))
    }
}

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
            Err(self.out_of_range())
        }
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Value, E> {
        match i64::try_from(value) {
            Ok(value) => self.visit_i64(value),
            Err(_) => Err(self.out_of_range()),
        }
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Value, E> {
        // An integer with more digits than fit arrives here as a rounded float.
        match Number::from_f64(value) {
            Some(number) if value.abs() <= LARGEST as f64 => Ok(Value::Number(number)),
            _ => Err(self.out_of_range()),
        }
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Value, E> {
        self.reading.check(&self.pointer, value)?;
        Ok(Value::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut access: A) -> Result<Value, A::Error> {
        self.enter()?;
        let mut elements = Vec::new();
        loop {
            let place = self.inner(&elements.len().to_string());
            match access.next_element_seed(place)? {
                Some(element) => elements.push(element),
                None => return Ok(Value::Array(elements)),
            }
            self.reading.count()?;
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut access: A) -> Result<Value, A::Error> {
        self.enter()?;
        let mut members = Map::new();
        while let Some(name) = access.next_key::<String>()? {
            self.reading.count()?;
            let pointer = pointer_to(&self.pointer, &name);
            self.reading.check(&pointer, &name)?;
            if members.contains_key(&name) {
                return Err(self.reading.refuse(JsonErrorKind::DuplicateMember(pointer)));
            }
            let value = access.next_value_seed(self.inner(&name))?;
            members.insert(name, value);
        }
        Ok(Value::Object(members))
    }
}
