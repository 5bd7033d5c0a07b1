//! What is published, as josekit reads it.

use data_encoding::BASE64URL_NOPAD;
use serde_json::{Map, Value};
use tillit_testkit::oracle;

/// Metadata whose signature josekit has verified.
#[derive(Debug)]
pub struct Feed {
    /// The bytes that were served.
    pub bytes: Vec<u8>,
    /// The protected header.
    pub header: Map<String, Value>,
    /// The payload's exact text.
    pub text: String,
    /// The same as a value.
    pub payload: Value,
}

impl Feed {
    /// Verifies with a JWK Set alone.
    pub fn verify(bytes: Vec<u8>, keys: &str) -> Self {
        let payload = oracle::verify_general(&bytes, keys).unwrap();
        let envelope: Value = serde_json::from_slice(&bytes).unwrap();
        let protected = envelope["signatures"][0]["protected"].as_str().unwrap();
        let header = BASE64URL_NOPAD.decode(protected.as_bytes()).unwrap();
        let text = String::from_utf8(payload).unwrap();
        Self {
            bytes,
            header: serde_json::from_slice(&header).unwrap(),
            payload: serde_json::from_str(&text).unwrap(),
            text,
        }
    }

    /// The ids of the entities, in the order of the feed.
    pub fn ids(&self) -> Vec<String> {
        let entities = self.payload["entities"].as_array().unwrap();
        let ids = entities.iter().map(|entity| &entity["entity_id"]);
        ids.map(|id| id.as_str().unwrap().to_owned()).collect()
    }

    /// The exact texts of the entities.
    pub fn entities(&self) -> Vec<&str> {
        #[derive(serde::Deserialize)]
        struct Payload<'a> {
            #[serde(borrow)]
            entities: Vec<&'a serde_json::value::RawValue>,
        }
        let payload: Payload<'_> = serde_json::from_str(&self.text).unwrap();
        payload.entities.iter().map(|entity| entity.get()).collect()
    }
}
