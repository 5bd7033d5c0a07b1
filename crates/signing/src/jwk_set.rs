//! A set of public keys (RFC 7517, section 5), ours or another federation's.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::checked_json;
use crate::jwk::{Jwk, has_private_members};
use crate::jws_error::JwsError;
use crate::public_key::PublicKey;

/// Public keys that signatures can be checked with.
///
/// Reading follows RFC 7517: keys that cannot be used here (another type, curve, algorithm or use) are left out and
/// counted, and members that are not known are ignored. A set that holds a private key is refused whole.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct JwkSet {
    /// The usable keys, in the order of the document.
    pub keys: Vec<Jwk>,
    #[serde(skip)]
    left_out: usize,
}

/// Why a key set could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseJwkSetError {
    /// Not a JSON object without duplicate members.
    #[error("not a JWK set: {0}")]
    Malformed(#[source] JwsError),
    /// The member `keys` is missing or not an array.
    #[error("not a JWK set: member `keys` is not an array")]
    NoKeys,
    /// The set holds private key material.
    #[error("the set holds a private key")]
    PrivateKey,
    /// The text is larger than the limit.
    #[error("the set is larger than {0} bytes")]
    TooLarge(usize),
}

impl JwkSet {
    /// 256 KiB: five hundred keys of 500 bytes. A federation publishes two or three.
    pub const MAX_BYTES: usize = 256 * 1024;

    /// A set of our own keys, in that order.
    #[must_use]
    pub fn of(keys: &[PublicKey]) -> Self {
        Self {
            keys: keys.iter().map(PublicKey::to_jwk).collect(),
            left_out: 0,
        }
    }

    /// Reads a set from its JSON bytes.
    pub fn parse(bytes: &[u8]) -> Result<Self, ParseJwkSetError> {
        if bytes.len() > Self::MAX_BYTES {
            return Err(ParseJwkSetError::TooLarge(Self::MAX_BYTES));
        }
        let mut members =
            checked_json::read_object(bytes, "key set").map_err(ParseJwkSetError::Malformed)?;
        let Some(Value::Array(entries)) = members.remove("keys") else {
            return Err(ParseJwkSetError::NoKeys);
        };
        if entries.iter().any(has_private_members) {
            return Err(ParseJwkSetError::PrivateKey);
        }
        let total = entries.len();
        let keys: Vec<Jwk> = entries.into_iter().filter_map(usable).collect();
        Ok(Self {
            left_out: total - keys.len(),
            keys,
        })
    }

    /// How many keys of the document were left out because they cannot be used here.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.left_out
    }
}

/// The members of a key in other people's sets: the ones we know, whatever else there is.
#[derive(Deserialize)]
struct ForeignJwk {
    kty: String,
    crv: String,
    x: String,
    y: String,
    kid: Option<String>,
    alg: Option<String>,
    #[serde(rename = "use")]
    use_: Option<String>,
}

fn usable(entry: Value) -> Option<Jwk> {
    // A derived reader would take an array of the members' values as well.
    if !entry.is_object() {
        return None;
    }
    let ForeignJwk {
        kty,
        crv,
        x,
        y,
        kid,
        alg,
        use_,
    } = serde_json::from_value(entry).ok()?;
    let jwk = Jwk {
        kty,
        crv,
        x,
        y,
        kid,
        alg,
        use_,
    };
    PublicKey::from_jwk(&jwk).is_ok().then_some(jwk)
}
