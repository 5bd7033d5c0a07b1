//! JSON Web Signatures as they arrive, before anything in them is believed.

use std::sync::LazyLock;

use data_encoding::BASE64URL_NOPAD;
use tillit_signing::{KeyRing, Signer as _, compact, general};

use crate::statement::KEY;

static RING: LazyLock<KeyRing> = LazyLock::new(|| KeyRing::from_keys([KEY.public_key().clone()]));

/// A statement has one spelling; nothing verifies that our key did not sign.
pub(crate) fn compact(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    match compact::read(text) {
        Ok(statement) => {
            let parts: Vec<&str> = text.split('.').collect();
            let payload = BASE64URL_NOPAD.encode(statement.claimed_payload());
            assert_eq!(parts[1], payload, "a payload has one spelling");
            match statement.verify(KEY.public_key()) {
                Ok(payload) => assert_eq!(payload, statement.claimed_payload()),
                Err(error) => super::is_short(&error.to_string()),
            }
        }
        Err(error) => {
            super::is_short(&error.to_string());
            super::is_short(error.code());
        }
    }
}

/// A document that verifies is JSON for everyone, and its payload is the one that was signed.
pub(crate) fn general(bytes: &[u8]) {
    match general::verify(bytes, &RING, &["iat", "exp", "iss", "typ"]) {
        Ok(verified) => {
            let document: serde_json::Value = serde_json::from_slice(bytes).unwrap();
            let payload = BASE64URL_NOPAD.encode(&verified.payload);
            assert_eq!(document["payload"], payload, "another payload was verified");
            assert_eq!(verified.protected["kid"], verified.key);
        }
        Err(error) => {
            super::is_short(&error.to_string());
            super::is_short(error.code());
        }
    }
}
