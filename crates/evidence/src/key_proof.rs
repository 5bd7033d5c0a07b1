//! `tillit-key-proof+jws`: somebody shows that they hold a new key.

use serde::{Deserialize, Serialize};
use tillit_signing::{Jwk, PublicKey};

use crate::claims::Claims;
use crate::evidence_error::EvidenceError;
use crate::random_id::Nonce;
use crate::statement::{self, statement};

/// Possession of a new key: signed by it, carrying it, over a value that the registry handed out.
///
/// `iss` is the organisation that the key is to sign for, or that the operator who will hold it belongs to.
/// It is only claimed: people compare the fingerprint before the key counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyProof {
    /// Who, to whom, when.
    #[serde(flatten)]
    pub claims: Claims,
    /// The registry's value.
    pub nonce: Nonce,
    /// The new public key. The header names its thumbprint.
    #[serde(rename = "jwk", with = "jwk_member")]
    pub key: PublicKey,
}

statement!(KeyProof, "tillit-key-proof+jws", ["nonce", "jwk"]);

/// The key that an unverified proof carries; the only thing that is read from it before its signature is checked.
pub(crate) fn claimed_key(payload: &[u8]) -> Result<PublicKey, EvidenceError> {
    let mut members = statement::members::<KeyProof>(payload)?;
    let jwk = members
        .remove("jwk")
        .ok_or_else(|| EvidenceError::Payload("missing field `jwk`".to_owned()))?;
    Ok(PublicKey::from_jwk(&Jwk::from_value(jwk)?)?)
}

mod jwk_member {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
    use tillit_signing::{Jwk, PublicKey};

    pub(super) fn serialize<S: Serializer>(
        key: &PublicKey,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        key.to_jwk().serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<PublicKey, D::Error> {
        let jwk = Jwk::deserialize(deserializer)?;
        let key = PublicKey::from_jwk(&jwk).map_err(de::Error::custom)?;
        match jwk.kid.as_deref() {
            Some(kid) if kid != key.key_id().as_str() => {
                Err(de::Error::custom("`kid` of the key is not its thumbprint"))
            }
            _ => Ok(key),
        }
    }
}
