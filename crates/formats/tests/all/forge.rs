//! Documents as our own writer would never make them, correctly signed.

use data_encoding::BASE64URL_NOPAD;
use serde_json::{Map, Value, json};
use tillit_formats::matf::{self, Expected, MatfError, MatfFeed};
use tillit_signing::{Signer, SoftwareKey, general};

use crate::fixture::{DAY, ISSUER, NOW, at, key, ring};

pub(crate) fn b64(bytes: impl AsRef<[u8]>) -> String {
    BASE64URL_NOPAD.encode(bytes.as_ref())
}

/// A valid payload with one entity, to be changed by the test.
pub(crate) fn payload() -> Value {
    json!({
        "iat": NOW, "exp": NOW + 14 * DAY, "iss": ISSUER, "version": "1.0.0", "cache_ttl": 3600,
        "entities": [entity("https://a.example", 1)]
    })
}

/// An entity whose one client pin is made of that byte.
pub(crate) fn entity(id: &str, pin: u8) -> Value {
    let block: Value = serde_json::from_str(crate::fixture::API).unwrap();
    json!({
        "entity_id": id,
        "organization": "A kommun",
        "issuers": block["matf"]["issuers"],
        "clients": [{"tags": ["egilv1"], "pins": [{"alg": "sha256", "digest": digest(pin)}]}]
    })
}

pub(crate) fn digest(pin: u8) -> String {
    tillit_model::PinDigest::from_bytes([pin; 32]).to_string()
}

/// The payload with the value at that JSON Pointer replaced, or its member taken away.
pub(crate) fn with(pointer: &str, value: Option<Value>) -> Value {
    let mut payload = payload();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let members = payload
        .pointer_mut(parent)
        .unwrap()
        .as_object_mut()
        .unwrap();
    match value {
        Some(value) => members.insert(name.to_owned(), value),
        None => members.remove(name),
    };
    payload
}

pub(crate) fn expected() -> Expected<'static> {
    Expected::strict(ISSUER, at(NOW))
}

/// Signs that payload with a fresh key and verifies it with these expectations.
pub(crate) fn read_text(
    payload: &str,
    header: &Map<String, Value>,
    expected: &Expected<'_>,
) -> Result<MatfFeed, MatfError> {
    let key = key();
    let jws = general::sign(&key, payload.as_bytes(), header).unwrap();
    matf::verify(jws.as_bytes(), &ring(&key), expected)
}

pub(crate) fn read(payload: &Value) -> Result<MatfFeed, MatfError> {
    read_text(&payload.to_string(), &Map::new(), &expected())
}

/// The stable code of the refusal.
pub(crate) fn refusal(payload: &Value) -> &'static str {
    read(payload).unwrap_err().code()
}

/// A general JSON JWS over the valid payload with that protected header.
pub(crate) fn with_header(key: &SoftwareKey, protected: &str) -> String {
    let (protected, payload) = (b64(protected), b64(payload().to_string()));
    let signature = key
        .sign(format!("{protected}.{payload}").as_bytes())
        .unwrap();
    json!({"payload": payload, "signatures": [{"protected": protected, "signature": b64(signature)}]})
        .to_string()
}

/// `alg` and `kid` as they should be, and more.
pub(crate) fn header(key: &SoftwareKey, more: &str) -> String {
    let kid = key.public_key().key_id();
    format!(r#"{{"alg":"ES256","kid":"{kid}"{more}}}"#)
}
