//! Servers and clients with their pins.

use data_encoding::BASE64;
use serde_json::Value;
use tillit_model::PinDigest;

use super::{elements, text_at};

/// One server or client.
pub(crate) struct Endpoint<'a> {
    pub(crate) role: Role,
    pub(crate) pointer: String,
    pub(crate) description: Option<&'a str>,
    pub(crate) base_uri: Option<&'a str>,
    pub(crate) tags: Vec<&'a str>,
    pub(crate) pins: Vec<Pin<'a>>,
}

/// What an endpoint is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Server,
    Client,
}

impl Role {
    pub(crate) fn member(self) -> &'static str {
        match self {
            Self::Server => "servers",
            Self::Client => "clients",
        }
    }
}

/// One pin: its text, and the bytes that the text stands for, however it is spelled.
pub(crate) struct Pin<'a> {
    pub(crate) pointer: String,
    pub(crate) text: &'a str,
    pub(crate) digest: [u8; 32],
}

impl Pin<'_> {
    /// The one spelling that is accepted.
    pub(crate) fn canonical(&self) -> String {
        PinDigest::from_bytes(self.digest).to_string()
    }
}

impl<'a> Endpoint<'a> {
    /// The endpoints of one role in a MATF entity that stands at this pointer.
    pub(crate) fn all(entity: &'a Value, role: Role, base: &str) -> Vec<Self> {
        let endpoints = elements(entity, role.member()).iter().enumerate();
        endpoints
            .map(|(place, value)| {
                let pointer = format!("{base}/{}/{place}", role.member());
                Self {
                    role,
                    description: text_at(value, "/description"),
                    base_uri: text_at(value, "/base_uri"),
                    tags: elements(value, "tags")
                        .iter()
                        .filter_map(Value::as_str)
                        .collect(),
                    pins: pins(value, &pointer),
                    pointer,
                }
            })
            .collect()
    }
}

fn pins<'a>(endpoint: &'a Value, pointer: &str) -> Vec<Pin<'a>> {
    let pins = elements(endpoint, "pins").iter().enumerate();
    pins.filter_map(|(place, value)| {
        let text = text_at(value, "/digest")?;
        Some(Pin {
            pointer: format!("{pointer}/pins/{place}/digest"),
            text,
            digest: decode(text)?,
        })
    })
    .collect()
}

/// The 32 bytes that a text of the schema's form stands for, with bits left over at its end set or not.
fn decode(text: &str) -> Option<[u8; 32]> {
    let bytes = match BASE64.decode(text.as_bytes()) {
        Ok(bytes) => bytes,
        Err(_) => decode_loosely(text)?,
    };
    bytes.try_into().ok()
}

fn decode_loosely(text: &str) -> Option<Vec<u8>> {
    let mut loose = data_encoding::Specification::new();
    loose
        .symbols
        .push_str("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
    loose.padding = Some('=');
    loose.check_trailing_bits = false;
    loose.encoding().ok()?.decode(text.as_bytes()).ok()
}
