//! The outer object of a JWS in general JSON serialisation, read without copying the payload.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::{Map, Value};

use crate::checked_json::Checked;
use crate::jws_error::{JwsError, shorten};

/// `payload` and `signatures`. Members that are not known are ignored (RFC 7515, section 7.2.1), duplicates never.
#[derive(Debug)]
pub(crate) struct Envelope<'a> {
    /// The payload, still base64url.
    pub(crate) payload: Cow<'a, str>,
    /// One object for each signature; there is at least one.
    pub(crate) signatures: Vec<Map<String, Value>>,
}

impl<'a> Envelope<'a> {
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, JwsError> {
        let raw: RawEnvelope<'a> = serde_json::from_slice(bytes).map_err(|error| {
            JwsError::Malformed(format!("not JSON: {}", shorten(&error.to_string())))
        })?;
        if let Some(name) = raw.duplicate {
            return Err(JwsError::DuplicateMember(shorten(&name)));
        }
        if raw.flattened {
            return Err(JwsError::Malformed(
                "it is not the general serialisation: a signature stands at the top".into(),
            ));
        }
        let missing = |name: &str| JwsError::Malformed(format!("member `{name}` is missing"));
        let payload = raw.payload.ok_or_else(|| missing("payload"))?;
        let signatures = raw.signatures.ok_or_else(|| missing("signatures"))?;
        if signatures.is_empty() {
            return Err(JwsError::Malformed("member `signatures` is empty".into()));
        }
        let signatures = signatures
            .into_iter()
            .map(|entry| entry.into_object("signature entry"))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            payload,
            signatures,
        })
    }
}

#[derive(Default)]
struct RawEnvelope<'a> {
    payload: Option<Cow<'a, str>>,
    signatures: Option<Vec<Checked>>,
    flattened: bool,
    duplicate: Option<String>,
}

/// A text that is borrowed from the input unless it holds escapes.
#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de> Deserialize<'de> for RawEnvelope<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EnvelopeVisitor)
    }
}

struct EnvelopeVisitor;

impl<'de> Visitor<'de> for EnvelopeVisitor {
    type Value = RawEnvelope<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object with `payload` and `signatures`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<RawEnvelope<'de>, A::Error> {
        let mut raw = RawEnvelope::default();
        let mut seen = BTreeSet::new();
        while let Some(Text(name)) = entries.next_key()? {
            match name.as_ref() {
                "payload" => raw.payload = Some(entries.next_value::<Text<'de>>()?.0),
                "signatures" => raw.signatures = Some(entries.next_value()?),
                other => {
                    raw.flattened |= matches!(other, "signature" | "protected" | "header");
                    entries.next_value::<IgnoredAny>()?;
                }
            }
            if !seen.insert(name.clone()) {
                raw.duplicate.get_or_insert(name.into_owned());
            }
        }
        Ok(raw)
    }
}
