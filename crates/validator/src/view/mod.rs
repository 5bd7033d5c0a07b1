//! Views of raw JSON: what the rules look at, borrowed from the value that was read once.
//!
//! A view takes what has the right shape and leaves out the rest; what is left out the JSON Schema has already reported. So one mistake does not hide the others.

mod certificate;
mod der;
mod endpoint;
mod party;
mod pem;
mod people_text;

pub use certificate::{CertificateFacts, certificate_facts};
pub(crate) use certificate::{LARGEST, Reading};
pub(crate) use endpoint::{Endpoint, Pin, Role};
pub(crate) use party::Party;
pub(crate) use pem::is_strict_pem;
pub(crate) use people_text::PeopleText;

use serde_json::Value;

/// The text at a JSON Pointer of our own, if there is one: no name in it is written with an escape, so none is looked for.
pub(crate) fn text_at<'a>(value: &'a Value, pointer: &str) -> Option<&'a str> {
    let mut tokens = pointer.split('/').skip(1);
    let found = tokens.try_fold(value, |value, token| match value {
        Value::Object(members) => members.get(token),
        Value::Array(elements) => elements.get(token.parse::<usize>().ok()?),
        _ => None,
    })?;
    found.as_str()
}

/// The elements of the array that is this member; none when it is missing or something else.
pub(crate) fn elements<'a>(value: &'a Value, member: &str) -> &'a [Value] {
    value
        .get(member)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}
