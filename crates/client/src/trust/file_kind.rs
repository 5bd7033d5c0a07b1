//! Telling from a signed file what it says that it is, to choose the checks. Nothing is believed here.

use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tillit_formats::{attribute_list, attribute_profile, code_system};
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
    /// A version of a code system.
    CodeSystem {
        /// Its name.
        name: String,
        /// Its version.
        version: VersionNumber,
    },
    /// A version of an attribute profile.
    AttributeProfile {
        /// The list that it belongs to.
        list: String,
        /// Its name in that list.
        name: String,
        /// Its version.
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

#[derive(Deserialize)]
struct Part {
    name: String,
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
        match header.get("typ").and_then(Value::as_str) {
            Some(attribute_list::TYP) => {
                let Release { list, version } = envelope.payload()?;
                Ok(Self::AttributeList { list, version })
            }
            Some(code_system::TYP) => {
                let Part { name, version } = envelope.payload()?;
                Ok(Self::CodeSystem { name, version })
            }
            Some(attribute_profile::TYP) => {
                let list = header.get("list").and_then(Value::as_str);
                let list = list.ok_or_else(|| malformed("its protected header names no list"))?;
                let Part { name, version } = envelope.payload()?;
                Ok(Self::AttributeProfile {
                    list: list.to_owned(),
                    name,
                    version,
                })
            }
            _ => Ok(Self::Matf),
        }
    }
}

impl Envelope {
    fn payload<T: DeserializeOwned>(&self) -> Result<T, Refused> {
        let payload = BASE64URL_NOPAD.decode(self.payload.as_bytes()).ok();
        payload
            .and_then(|payload| serde_json::from_slice(&payload).ok())
            .ok_or_else(|| {
                Refused::new(
                    RefusalKind::Malformed,
                    "its payload does not say what it is and in which version",
                )
            })
    }
}
