//! A public key as JSON Web Key (RFC 7517), as our own documents carry it.
//!
//! ```json
//! {"kty":"EC","crv":"P-256","x":"f83OJ3D2…","y":"x_FEzRu9…","kid":"oKIywvGU…","alg":"ES256","use":"sig"}
//! ```

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::checked_json::Checked;
use crate::jws_error::shorten;

/// The members of a public P-256 key. A closed set: anything else is refused, private members with an error of their own.
///
/// This is the wire form. [`crate::PublicKey::from_jwk`] turns it into a key that is known to be valid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Checked")]
pub struct Jwk {
    /// Key type, `EC`.
    pub kty: String,
    /// Curve, `P-256`.
    pub crv: String,
    /// X coordinate, base64url of 32 bytes.
    pub x: String,
    /// Y coordinate, base64url of 32 bytes.
    pub y: String,
    /// The name under which signatures refer to the key. Ours are thumbprints, other people's may be anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kid: Option<String>,
    /// Algorithm, `ES256`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alg: Option<String>,
    /// Use, `sig`. Written as the member `use`.
    #[serde(rename = "use", skip_serializing_if = "Option::is_none")]
    pub use_: Option<String>,
}

/// Why a JSON Web Key is not a usable public key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseJwkError {
    /// The text is not the JSON object of a key, or holds a member twice or one that is not known.
    #[error("not a JSON Web Key: {0}")]
    Malformed(String),
    /// Private key material was sent where only the public key is due. Its value is not repeated anywhere.
    #[error("the key holds private members: never send a private key, make a new one")]
    PrivateKey,
    /// Another key type or curve than EC on P-256.
    #[error("key type `{kty}` with curve `{crv}` is not EC with P-256")]
    OtherKeyType {
        /// The key type that was given.
        kty: String,
        /// The curve that was given.
        crv: String,
    },
    /// The key is bound to another algorithm than ES256.
    #[error("algorithm `{0}` of the key is not ES256")]
    OtherAlgorithm(String),
    /// The key is meant for something else than signatures.
    #[error("use `{0}` of the key is not sig")]
    OtherUse(String),
    /// A coordinate is not base64url of 32 bytes.
    #[error("coordinate `{0}` is not base64url of 32 bytes")]
    Coordinate(&'static str),
    /// The point is not on the curve.
    #[error("the point is not on the curve")]
    NotOnCurve,
}

impl ParseJwkError {
    /// The stable code that clients can rely on.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::PrivateKey => "private_key_sent",
            _ => "invalid_jwk",
        }
    }
}

impl Jwk {
    /// Reads one key from its JSON text.
    pub fn parse(text: &str) -> Result<Self, ParseJwkError> {
        serde_json::from_str::<Checked>(text)
            .map_err(malformed)?
            .try_into()
    }

    /// Reads one key from JSON that was parsed before, with duplicates already refused.
    pub fn from_value(value: Value) -> Result<Self, ParseJwkError> {
        if has_private_members(&value) {
            return Err(ParseJwkError::PrivateKey);
        }
        if !value.is_object() {
            return Err(ParseJwkError::Malformed("it is not an object".to_owned()));
        }
        let members: JwkMembers = serde_json::from_value(value).map_err(malformed)?;
        Ok(members.into())
    }
}

fn malformed(error: serde_json::Error) -> ParseJwkError {
    ParseJwkError::Malformed(shorten(&error.to_string()))
}

/// Whether a key of any type carries secret members (RFC 7518, sections 6.2.2, 6.3.2 and 6.4.1).
pub(crate) fn has_private_members(key: &Value) -> bool {
    ["d", "p", "q", "dp", "dq", "qi", "oth", "k"]
        .iter()
        .any(|name| key.get(name).is_some())
}

/// Read as any JSON first: a derived reader would take an array of the values as well, and could not tell a private member from a merely unknown one.
impl TryFrom<Checked> for Jwk {
    type Error = ParseJwkError;

    fn try_from(checked: Checked) -> Result<Self, Self::Error> {
        let value = checked
            .into_value()
            .map_err(|error| ParseJwkError::Malformed(error.to_string()))?;
        Self::from_value(value)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct JwkMembers {
    kty: String,
    crv: String,
    x: String,
    y: String,
    kid: Option<String>,
    alg: Option<String>,
    #[serde(rename = "use")]
    use_: Option<String>,
}

impl From<JwkMembers> for Jwk {
    fn from(members: JwkMembers) -> Self {
        let JwkMembers {
            kty,
            crv,
            x,
            y,
            kid,
            alg,
            use_,
        } = members;
        Self {
            kty,
            crv,
            x,
            y,
            kid,
            alg,
            use_,
        }
    }
}
