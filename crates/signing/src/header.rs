//! Protected headers: closed sets, read once.

use serde_json::{Map, Value};

use crate::algorithm::Algorithm;
use crate::jws_error::{JwsError, shorten};
use crate::key_id::KeyId;

/// The protected header of our own statements. Exactly these three members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The algorithm that the message names. It counts only if the key has the same.
    pub alg: Algorithm,
    /// The key that is said to have signed.
    pub kid: KeyId,
    /// The kind of statement, such as `tillit-submission+jws`. A signature over one kind is none over another.
    pub typ: String,
}

impl Header {
    pub(crate) fn read(members: &Map<String, Value>) -> Result<Self, JwsError> {
        closed(members, &["alg", "kid", "typ"])?;
        // Judged before what is missing: an unsigned token is told so, whatever else it lacks.
        let alg = algorithm(members)?;
        let kid = text(members, "kid")?;
        Ok(Self {
            alg,
            kid: KeyId::parse(kid)
                .map_err(|error| JwsError::Malformed(format!("header member `kid`: {error}")))?,
            typ: text(members, "typ")?.to_owned(),
        })
    }
}

/// Members that choose keys or change what is signed. They are never read and never written, whoever allows them.
pub(crate) const FORBIDDEN: [&str; 8] =
    ["crit", "b64", "jwk", "jku", "x5c", "x5u", "x5t", "x5t#S256"];

/// Refuses every member that is not in the list, by name.
pub(crate) fn closed(members: &Map<String, Value>, allowed: &[&str]) -> Result<(), JwsError> {
    let stranger = members
        .keys()
        .find(|name| FORBIDDEN.contains(&name.as_str()) || !allowed.contains(&name.as_str()));
    match stranger {
        Some(name) => Err(JwsError::HeaderNotAllowed(shorten(name))),
        None => Ok(()),
    }
}

/// The algorithm, if it is one that any key of ours can have. `none` and the MAC algorithms end here.
pub(crate) fn algorithm(members: &Map<String, Value>) -> Result<Algorithm, JwsError> {
    let name = text(members, "alg")?;
    Algorithm::from_name(name).ok_or_else(|| JwsError::AlgNotAllowed(shorten(name)))
}

/// A member that must be there and be a text.
pub(crate) fn text<'a>(members: &'a Map<String, Value>, name: &str) -> Result<&'a str, JwsError> {
    match members.get(name) {
        Some(Value::String(text)) => Ok(text),
        Some(_) => Err(JwsError::Malformed(format!(
            "header member `{name}` is not a text"
        ))),
        None => Err(JwsError::Malformed(format!(
            "header member `{name}` is missing"
        ))),
    }
}
