//! Statements as an attacker writes them: any header text, any payload, any key, and signed all the same.

use data_encoding::BASE64URL_NOPAD;
use tillit_signing::{Signer, SoftwareKey};

/// A compact JWS over exactly these bytes of header and payload.
pub fn compact(header: &str, payload: &[u8], key: &SoftwareKey) -> String {
    let input = signing_input(header, payload);
    let signature = key.sign(input.as_bytes()).unwrap();
    format!("{input}.{}", BASE64URL_NOPAD.encode(signature.as_ref()))
}

/// The two first parts of a compact JWS, joined as they are signed (RFC 7515, section 5.1).
pub fn signing_input(header: &str, payload: &[u8]) -> String {
    format!(
        "{}.{}",
        BASE64URL_NOPAD.encode(header.as_bytes()),
        BASE64URL_NOPAD.encode(payload)
    )
}

/// The header that a statement of this type should have.
pub fn header(key: &SoftwareKey, typ: &str) -> String {
    format!(
        r#"{{"alg":"ES256","kid":"{}","typ":"{typ}"}}"#,
        key.public_key().key_id()
    )
}

/// The decoded header and payload of a compact JWS, to change and sign anew.
pub fn parts(jws: &str) -> (String, Vec<u8>) {
    let mut parts = jws
        .split('.')
        .map(|part| BASE64URL_NOPAD.decode(part.as_bytes()).unwrap());
    let header = String::from_utf8(parts.next().unwrap()).unwrap();
    (header, parts.next().unwrap())
}
