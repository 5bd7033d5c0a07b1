//! The attributes of a SAML assertion, read from its XML ([SAML 2.0 core](https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf), section 2.7.3).
//!
//! ```xml
//! <saml:AttributeStatement xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">
//!   <saml:Attribute Name="urn:oid:2.5.4.4"><saml:AttributeValue>Lindeman</saml:AttributeValue></saml:Attribute>
//! </saml:AttributeStatement>
//! ```
//!
//! Nobody is identified by what is read here: no signature, time or audience is checked. What holds for a sample holds for this: no error and no debug output repeats a value.

mod error;
mod guard;
mod places;
mod statement;

pub use error::ReadSamlError;

use std::collections::HashMap;

use serde_json::{Map, Value};
use tillit_model::text::{Position, Positions, pointer_to};

use crate::translate::Given;

/// The attributes of every attribute statement in a document, in its order.
#[derive(Clone)]
pub struct SamlAttributes {
    /// Each name once: the values of an attribute that stands twice are its values together.
    attributes: Vec<(String, Vec<SamlValue>)>,
    /// Which of them has a name.
    known: HashMap<String, usize>,
    positions: Positions,
}

/// A value.
#[derive(Clone)]
enum SamlValue {
    /// `xsi:nil`, which is no value.
    Nil,
    /// A text; of a `NameID`, as in `eduPersonTargetedID`, the identifier.
    Text(String),
    /// Other elements, as they are written.
    Elements(String),
}

impl SamlAttributes {
    /// Whether a text is XML and no JSON: it begins with `<`, apart from white space and the mark of UTF-8.
    pub fn is_xml(text: &[u8]) -> bool {
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
        text.trim_ascii_start().starts_with(b"<")
    }

    /// Reads a `Response`, an `Assertion` or an `AttributeStatement`, in UTF-8, or anything around them; what stands in an `Advice` is about another statement and is left out.
    pub fn read(text: &[u8]) -> Result<Self, ReadSamlError> {
        let text = guard::check(text)?;
        let document = guard::parse(text)?;
        statement::read(&document)
    }

    /// As a sample of the form [`Saml`](crate::SampleForm::Saml): each name with an array of its values. A value that is no text is `null` or an object.
    pub fn sample(&self) -> Value {
        let value = |value: &SamlValue| match value {
            SamlValue::Nil => Value::Null,
            SamlValue::Text(text) => Value::from(text.as_str()),
            SamlValue::Elements(_) => Map::new().into(),
        };
        let attributes = self.attributes.iter();
        let member = |(name, values): &(String, Vec<SamlValue>)| {
            (name.clone(), values.iter().map(value).collect())
        };
        Value::Object(attributes.map(member).collect())
    }

    /// As names with values, for a translation. Elements are kept as they are written.
    pub fn given(&self) -> Vec<Given> {
        let value = |value: &SamlValue| match value {
            SamlValue::Nil => None,
            SamlValue::Text(text) | SamlValue::Elements(text) => Some(text.clone()),
        };
        let attributes = self.attributes.iter();
        let given =
            attributes.map(|(name, values)| Given::new(name, values.iter().filter_map(value)));
        given.collect()
    }

    /// Where an attribute or a value stands in the XML, by its pointer into the [sample](Self::sample): `/urn:oid:2.5.4.4/0`.
    pub fn position(&self, pointer: &str) -> Position {
        self.positions.find(pointer)
    }

    /// Adds an attribute, or values to it.
    fn add(&mut self, name: &str, at: Position, values: Vec<(SamlValue, Position)>) {
        let pointer = pointer_to("", name);
        let next = self.attributes.len();
        let known = *self.known.entry(name.to_owned()).or_insert(next);
        if known == next {
            self.attributes.push((name.to_owned(), Vec::new()));
        }
        let of_it = &mut self.attributes[known].1;
        self.positions.insert(pointer.clone(), at);
        for (value, at) in values {
            let place = pointer_to(&pointer, &of_it.len().to_string());
            self.positions.insert(place, at);
            of_it.push(value);
        }
    }
}

/// Values are personal data, so that only their number is shown.
impl std::fmt::Debug for SamlAttributes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = self.attributes.iter();
        f.debug_map()
            .entries(names.map(|(name, values)| (name, values.len())))
            .finish()
    }
}
