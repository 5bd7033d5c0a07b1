//! From JSON that was read to the types that it should have: the one way for everything that arrives from outside.
//!
//! Stricter than serde alone: where a type has members, only an object will do.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::objects::Objects;
use super::pointer_to;

/// Why a value does not have the shape of its type, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{reason}", if .pointer.is_empty() { String::new() } else { format!("{pointer}: ") })]
pub struct ShapeError {
    /// JSON Pointer to the value at fault; of a missing member, to the object that lacks it.
    pub pointer: String,
    /// What is wrong with it.
    pub reason: String,
}

impl ShapeError {
    /// The member that the type does not have, when that is what is wrong.
    #[must_use]
    pub fn unknown_member(&self) -> Option<&str> {
        // serde tells it in words only: `serde::de::Error::unknown_field`.
        let name = self.reason.strip_prefix("unknown field `")?;
        name.rsplit_once("`, ").map(|(name, _)| name)
    }
}

/// Reads a typed value from a [`Value`], or a reference to one, in which no member stands twice.
pub fn from_value<'de, T: Deserialize<'de>>(
    value: impl Deserializer<'de, Error = serde_json::Error>,
) -> Result<T, ShapeError> {
    serde_path_to_error::deserialize(Objects(value)).map_err(|error| ShapeError {
        pointer: pointer_of(error.path()),
        reason: error.into_inner().to_string(),
    })
}

/// The same from a value that stays, without noting where it is until it is known that something is wrong: mostly nothing is.
pub fn from_ref<T: DeserializeOwned>(value: &Value) -> Result<T, ShapeError> {
    T::deserialize(Objects(value)).or_else(|_| from_value(value))
}

/// Reads a typed value straight from a text in which no member stands twice, without noting where it is: for texts of many megabytes.
pub fn from_str<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = T::deserialize(Objects(&mut deserializer))?;
    deserializer.end()?;
    Ok(value)
}

fn pointer_of(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .fold(String::new(), |pointer, segment| match segment {
            Segment::Seq { index } => pointer_to(&pointer, &index.to_string()),
            Segment::Map { key } => pointer_to(&pointer, key),
            Segment::Enum { .. } | Segment::Unknown => pointer,
        })
}
