//! Signatures over whatever a test wants, the way an attacker with a valid key would make them.

use data_encoding::BASE64URL_NOPAD;
use tillit_signing::{Signer, SoftwareKey};

pub(crate) fn b64(bytes: impl AsRef<[u8]>) -> String {
    BASE64URL_NOPAD.encode(bytes.as_ref())
}

pub(crate) fn key() -> SoftwareKey {
    SoftwareKey::generate().unwrap()
}

pub(crate) fn kid(key: &SoftwareKey) -> &str {
    key.public_key().key_id().as_str()
}

/// A compact JWS with that header text, really signed.
pub(crate) fn compact(key: &SoftwareKey, header: &str, payload: &str) -> String {
    let input = format!("{}.{}", b64(header), b64(payload));
    let signature = key.sign(input.as_bytes()).unwrap();
    format!("{input}.{}", b64(signature))
}

/// One entry of `signatures`, really signed; `rest` is put into the object as it stands.
pub(crate) fn entry(key: &SoftwareKey, protected: &str, rest: &str, payload: &str) -> String {
    let input = format!("{}.{}", b64(protected), b64(payload));
    let signature = b64(key.sign(input.as_bytes()).unwrap());
    format!(
        r#"{{"protected":"{}"{rest},"signature":"{signature}"}}"#,
        b64(protected)
    )
}

/// A general JSON JWS of those entries.
pub(crate) fn general(entries: &[String], payload: &str) -> String {
    format!(
        r#"{{"payload":"{}","signatures":[{}]}}"#,
        b64(payload),
        entries.join(",")
    )
}
