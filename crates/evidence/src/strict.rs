//! Small readers for members where the usual ones are too forgiving.

use serde::{Deserialize, Deserializer, de};
use tillit_model::{NameFault, OrganisationNumber, name_faults};

/// An organisation number in the one spelling that statements use: `0007:2120000142`.
pub(crate) fn canonical_organisation<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<OrganisationNumber, D::Error> {
    let text = String::deserialize(deserializer)?;
    let number = OrganisationNumber::parse(&text).map_err(de::Error::custom)?;
    if number.to_string() != text {
        return Err(de::Error::custom(format!(
            "the organisation is written {number} here"
        )));
    }
    Ok(number)
}

/// A member that may be `null` but not missing.
pub(crate) fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    Option::deserialize(deserializer)
}

/// The first character of a line that hides or reorders what people read.
pub(crate) fn deceptive(line: &str) -> Option<char> {
    name_faults(line).into_iter().find_map(|fault| match fault {
        NameFault::Forbidden(found) => Some(found),
        _ => None,
    })
}

/// The start of a message that may repeat what a sender wrote.
pub(crate) fn shorten(text: &str) -> String {
    const SHOWN: usize = 200;
    let mut shown: String = text
        .chars()
        .take(SHOWN)
        .flat_map(char::escape_debug)
        .collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}
