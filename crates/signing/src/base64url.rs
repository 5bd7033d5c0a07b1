//! Base64url as RFC 7515, section 2, wants it: no padding, no white space, no non-zero trailing bits.
//! One byte string has one spelling, so a changed character is always a changed value.

use data_encoding::BASE64URL_NOPAD;

use crate::jws_error::JwsError;

/// Writes bytes as base64url.
pub(crate) fn encode(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}

/// Reads bytes; `None` if the spelling is not the canonical one.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    BASE64URL_NOPAD.decode(text.as_bytes()).ok()
}

/// Reads one part of a JWS, named in the error.
pub(crate) fn decode_part(text: &str, part: &'static str) -> Result<Vec<u8>, JwsError> {
    decode(text)
        .ok_or_else(|| JwsError::Malformed(format!("the {part} is not base64url without padding")))
}

/// Reads a signature of 64 bytes. A DER signature has another length and is refused here.
pub(crate) fn decode_signature(text: &str) -> Result<[u8; 64], JwsError> {
    decode_part(text, "signature")?
        .try_into()
        .map_err(|other: Vec<u8>| {
            JwsError::Malformed(format!(
                "the signature has {} bytes instead of 64",
                other.len()
            ))
        })
}
