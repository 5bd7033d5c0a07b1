//! Telling from a signed file what it says that it is, to choose the checks. Nothing is believed here.

use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;
use serde_json::Value;
use tillit_formats::attribute_list;
use tillit_model::VersionNumber;

use super::{RefusalKind, Refused};

/// What a signed file says that it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileKind {
    /// MATF metadata.
    Matf,
    /// A release of an attribute list.
    AttributeList {
        /// The list's name.
        list: String,
        /// The release.
        version: VersionNumber,
    },
}

#[derive(Deserialize)]
struct Envelope {
    payload: String,
    signatures: Vec<Signature>,
}

#[derive(Deserialize)]
struct Signature {
    protected: String,
}

#[derive(Deserialize)]
struct Release {
    list: String,
    version: VersionNumber,
}

impl FileKind {
    /// Looks at the type in the protected header.
    pub fn of(bytes: &[u8]) -> Result<Self, Refused> {
        let malformed = |reason: &str| Refused::new(RefusalKind::Malformed, reason);
        let envelope: Envelope = serde_json::from_slice(bytes)
            .map_err(|_| malformed("it is not a JWS in general JSON serialisation"))?;
        let header = envelope
            .signatures
            .first()
            .and_then(|signature| BASE64URL_NOPAD.decode(signature.protected.as_bytes()).ok())
            .and_then(|header| serde_json::from_slice::<Value>(&header).ok())
            .ok_or_else(|| malformed("its protected header cannot be read"))?;
        if header.get("typ").and_then(Value::as_str) != Some(attribute_list::TYP) {
            return Ok(Self::Matf);
        }
        let Release { list, version } = BASE64URL_NOPAD
            .decode(envelope.payload.as_bytes())
            .ok()
            .and_then(|payload| serde_json::from_slice(&payload).ok())
            .ok_or_else(|| malformed("its payload names no list and version"))?;
        Ok(Self::AttributeList { list, version })
    }
}
