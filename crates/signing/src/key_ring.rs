//! The keys that a reader trusts, by the names that signatures use for them.

use std::collections::BTreeMap;

use crate::jwk::ParseJwkError;
use crate::jwk_set::JwkSet;
use crate::jws_error::shorten;
use crate::public_key::PublicKey;

/// Trusted keys by `kid`. Other federations' names may be any text; ours are thumbprints.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeyRing(BTreeMap<String, PublicKey>);

/// Why keys could not be put on one ring.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyRingError {
    /// Two different keys have the same name, so a signature could mean either.
    #[error("two keys are named `{0}`")]
    SameName(String),
    /// A key of the set is not valid.
    #[error(transparent)]
    Key(#[from] ParseJwkError),
}

impl KeyRing {
    /// The keys of a set under their own names; a key without `kid` is named by its thumbprint.
    pub fn from_jwk_set(set: &JwkSet) -> Result<Self, KeyRingError> {
        let mut ring = BTreeMap::new();
        for jwk in &set.keys {
            let key = PublicKey::from_jwk(jwk)?;
            let kid = jwk.kid.clone().unwrap_or_else(|| key.key_id().to_string());
            if ring
                .insert(kid.clone(), key.clone())
                .is_some_and(|other| other != key)
            {
                return Err(KeyRingError::SameName(shorten(&kid)));
            }
        }
        Ok(Self(ring))
    }

    /// Keys under their thumbprints.
    pub fn from_keys(keys: impl IntoIterator<Item = PublicKey>) -> Self {
        Self(
            keys.into_iter()
                .map(|key| (key.key_id().to_string(), key))
                .collect(),
        )
    }

    /// The key of that name.
    #[must_use]
    pub fn get(&self, kid: &str) -> Option<&PublicKey> {
        self.0.get(kid)
    }

    /// All keys with their names, in the order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &PublicKey)> {
        self.0.iter().map(|(kid, key)| (kid.as_str(), key))
    }

    /// Whether nothing is trusted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
