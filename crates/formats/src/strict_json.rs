//! One pass over a JSON text that refuses what readers disagree about, without building values.
//!
//! `tillit_model::text::json` does the same for what people submit, with tighter limits, and gives a value. A published
//! aggregate has tens of megabytes, is read into types afterwards, and may hold numbers and strings of other federations.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

/// Why a text was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum StrictJsonError {
    /// Not UTF-8 without byte order mark, or not JSON.
    Malformed(String),
    /// An object names a member twice.
    DuplicateMember(String),
}

/// Accepts one JSON object in UTF-8 without byte order mark, no member twice, nothing after it, at most `deepest` levels of nesting.
pub(crate) fn read(bytes: Vec<u8>, deepest: usize) -> Result<String, StrictJsonError> {
    let text = String::from_utf8(bytes)
        .map_err(|_| StrictJsonError::Malformed("it is not UTF-8".to_owned()))?;
    check(&text, deepest)?;
    Ok(text)
}

/// The same of a text, which is UTF-8 already.
pub(crate) fn check(text: &str, deepest: usize) -> Result<(), StrictJsonError> {
    // Derived readers of structs would take an array of the members' values as well.
    if !text.trim_start().starts_with('{') {
        return Err(StrictJsonError::Malformed("it is not an object".to_owned()));
    }
    let mut duplicate = None;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let scan = Scan {
        duplicate: &mut duplicate,
        levels_left: deepest,
    };
    let outcome = scan
        .deserialize(&mut deserializer)
        .and_then(|()| deserializer.end());
    match (outcome, duplicate) {
        (_, Some(name)) => Err(StrictJsonError::DuplicateMember(name)),
        (Err(error), None) => Err(StrictJsonError::Malformed(error.to_string())),
        (Ok(()), None) => Ok(()),
    }
}

/// One value of the text. A duplicate is noted aside, because serde's errors carry only text.
struct Scan<'s> {
    duplicate: &'s mut Option<String>,
    levels_left: usize,
}

impl Scan<'_> {
    fn inner<E: de::Error>(&mut self) -> Result<Scan<'_>, E> {
        let levels_left = self
            .levels_left
            .checked_sub(1)
            .ok_or_else(|| E::custom("it is nested too deep"))?;
        Ok(Scan {
            duplicate: self.duplicate,
            levels_left,
        })
    }
}

/// A name that is borrowed from the text unless it holds escapes.
#[derive(Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de> DeserializeSeed<'de> for Scan<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Scan<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut elements: A) -> Result<(), A::Error> {
        let mut inner = self.inner()?;
        while elements.next_element_seed(inner.again())?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<(), A::Error> {
        let mut inner = self.inner()?;
        let mut names: Vec<Name<'de>> = Vec::new();
        while let Some(name) = members.next_key()? {
            names.push(name);
            members.next_value_seed(inner.again())?;
        }
        // Sorting keeps an object of a million members cheap, and costs nothing for one of five.
        names.sort_unstable();
        match names.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => {
                let name = pair[0].0.to_string();
                let error = de::Error::custom(format!("member {name} stands twice"));
                self.duplicate.get_or_insert(name);
                Err(error)
            }
            None => Ok(()),
        }
    }
}

impl Scan<'_> {
    fn again(&mut self) -> Scan<'_> {
        Scan {
            duplicate: self.duplicate,
            levels_left: self.levels_left,
        }
    }
}
