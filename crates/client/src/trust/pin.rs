//! What somebody decided to trust: one federation's keys and issuer.
//!
//! ```json
//! {"format":"trust-pin/1","address":"https://registry.example/federations/moa","issuer":"https://registry.example/demo/moa","keys":[{"kty":"EC",...}],"added_at":"2026-11-21T08:00:00Z"}
//! ```

use serde::{Deserialize, Serialize};
use tillit_model::{FederationId, Timestamp};
use tillit_signing::{Fingerprint, Jwk, KeyRing, PublicKey};

use crate::connection::{Address, ParseAddressError};

/// The `format` member of a pin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PinFormat {
    /// The first format.
    #[serde(rename = "trust-pin/1")]
    V1,
}

/// A federation's keys that somebody compared and pinned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// `trust-pin/1`.
    pub format: PinFormat,
    /// Where the federation publishes: `https://registry.example/federations/moa`.
    pub address: String,
    /// The issuer that what it publishes must name.
    pub issuer: String,
    /// The keys that were compared.
    pub keys: Vec<Jwk>,
    /// When.
    pub added_at: Timestamp,
}

impl Pin {
    /// The pinned keys; those that cannot be used were never pinned.
    pub fn public_keys(&self) -> Vec<PublicKey> {
        self.keys
            .iter()
            .filter_map(|jwk| PublicKey::from_jwk(jwk).ok())
            .collect()
    }

    /// The keys by the names that signatures use for them.
    pub fn key_ring(&self) -> KeyRing {
        KeyRing::from_keys(self.public_keys())
    }

    /// Fingerprints of the keys.
    pub fn fingerprints(&self) -> Vec<Fingerprint> {
        self.public_keys()
            .iter()
            .map(PublicKey::fingerprint)
            .collect()
    }

    /// Registry and federation that the address names.
    pub fn place(&self) -> Result<Place, ParsePlaceError> {
        Place::parse(&self.address)
    }
}

/// Where a federation publishes: a registry's address and the federation's id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The registry.
    pub registry: Address,
    /// The federation.
    pub federation: FederationId,
}

/// Why a text does not say where a federation publishes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParsePlaceError {
    /// No registry's address.
    #[error(transparent)]
    Address(#[from] ParseAddressError),
    /// No federation is named.
    #[error("{0} names no federation; it ends with /federations/<id>")]
    NoFederation(String),
}

impl Place {
    /// Reads `<registry>/federations/<id>`, with or without a file below it.
    pub fn parse(text: &str) -> Result<Self, ParsePlaceError> {
        let no_federation = || ParsePlaceError::NoFederation(text.to_owned());
        let (registry, rest) = text.split_once("/federations/").ok_or_else(no_federation)?;
        let id = rest.split('/').next().unwrap_or_default();
        Ok(Self {
            registry: Address::parse(registry)?,
            federation: FederationId::parse(id).map_err(|_| no_federation())?,
        })
    }

    /// The federation's address.
    pub fn address(&self) -> String {
        self.registry
            .join(&format!("/federations/{}", self.federation))
    }

    /// The name of its folder in a trust store: no two places share one.
    pub(super) fn folder_name(&self) -> String {
        let registry: String = self
            .registry
            .as_str()
            .chars()
            .map(|c| {
                if c.is_ascii_alphanumeric() || c == '.' || c == '-' {
                    c
                } else {
                    '_'
                }
            })
            .collect();
        format!("{registry}_{}", self.federation)
    }
}
