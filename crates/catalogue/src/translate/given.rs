//! What is to be translated: names with their values.
//!
//! ```json
//! { "family_name": "Lindeman", "address": { "locality": "Stockholm" }, "email": ["vfl@mosebackemonarki.se"] }
//! ```

use std::borrow::Borrow;

use serde_json::{Map, Value};
use tillit_model::text::json::{self, JsonError, Limits};

use super::Naming;
use super::names::Names;
use crate::AttributeList;

/// A name with its values, written as text whatever their datatype. Without values, only the name is translated.
#[derive(Clone, PartialEq, Eq)]
pub struct Given {
    /// The name: `urn:oid:2.5.4.4`, `address.locality`, `gemensam/surname`.
    pub name: String,
    /// The values.
    pub values: Vec<String>,
}

impl Given {
    /// A name with these values.
    pub fn new<V: Into<String>>(
        name: impl Into<String>,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        Self {
            name: name.into(),
            values: values.into_iter().map(Into::into).collect(),
        }
    }
}

/// Values can be personal data, so that only their number is shown.
impl std::fmt::Debug for Given {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let values = self.values.len();
        f.debug_struct("Given")
            .field("name", &self.name)
            .field("values", &values)
            .finish()
    }
}

/// A signature or a certificate in base64 is longer than what other documents hold.
const LONGEST_VALUE: usize = 256 * 1024;

/// Reads an object with a member for each name, whose value is a text, a number, `true` or `false`, or several of them in an array; `null` is no value.
/// A structured value is divided where a list has names for its members, and else kept whole as JSON.
pub fn read<L: Borrow<AttributeList>>(
    lists: &[L],
    from: impl Into<Naming>,
    text: &[u8],
) -> Result<Vec<Given>, ReadGivenError> {
    let limits = Limits {
        string: LONGEST_VALUE,
        ..Limits::default()
    };
    let Value::Object(members) = json::read_within(text, limits)? else {
        return Err(ReadGivenError::NotAnObject);
    };
    Ok(given(lists, from, &members))
}

/// The same of an object that was read already.
pub fn given<L: Borrow<AttributeList>>(
    lists: &[L],
    from: impl Into<Naming>,
    members: &Map<String, Value>,
) -> Vec<Given> {
    let names = Names::new(lists, from.into());
    let mut given = Vec::new();
    divide(&names, "", members, &mut given);
    given
}

fn divide(names: &Names<'_>, above: &str, members: &Map<String, Value>, given: &mut Vec<Given>) {
    for (member, value) in members {
        let name = format!("{above}{member}");
        let below = format!("{name}.");
        match value {
            Value::Object(members) if names.have_below(&below) => {
                divide(names, &below, members, given);
            }
            Value::Array(values) => given.push(Given::new(name, values.iter().filter_map(text))),
            value => given.push(Given::new(name, text(value))),
        }
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

/// Why a text holds no names with values. Says nothing of the values.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadGivenError {
    /// Not strict JSON.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// JSON, but not names with values.
    #[error("not a JSON object with a member for each name")]
    NotAnObject,
}
