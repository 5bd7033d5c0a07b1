//! A statement in a JSON serialisation (RFC 7515, section 7.2) where the compact one is due: refused, and told why.
//!
//! Only the compact serialisation has one header and no room for a second. Whoever says a thing twice, in one object or in the
//! protected and the unprotected header, is told that first: it is an attempt to be read in two ways.

use serde_json::{Map, Value};

use crate::base64url::decode_part;
use crate::checked_json::read_object;
use crate::general::check_unprotected;
use crate::jws_error::JwsError;

/// Why this text is no compact JWS.
pub(crate) fn refuse(text: &str) -> JwsError {
    judge(text).err().unwrap_or_else(|| {
        JwsError::Malformed("it is a JSON serialisation; send the compact one".to_owned())
    })
}

fn judge(text: &str) -> Result<(), JwsError> {
    let envelope = read_object(text.as_bytes(), "statement")?;
    check_headers(&envelope)?;
    let signatures = envelope.get("signatures").and_then(Value::as_array);
    signatures
        .into_iter()
        .flatten()
        .filter_map(Value::as_object)
        .try_for_each(check_headers)
}

/// The two headers of one signature.
fn check_headers(entry: &Map<String, Value>) -> Result<(), JwsError> {
    let Some(protected) = entry.get("protected").and_then(Value::as_str) else {
        return Ok(());
    };
    let protected = read_object(&decode_part(protected, "header")?, "header")?;
    entry.get("header").map_or(Ok(()), |unprotected| {
        check_unprotected(unprotected, &protected)
    })
}
