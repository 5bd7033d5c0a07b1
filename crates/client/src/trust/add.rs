//! Pinning a federation's key after comparing its fingerprint.

use tillit_model::Timestamp;
use tillit_signing::{Fingerprint, JwkSet, KeyId, PublicKey};

use super::{Pin, PinFormat, Place, RefusalKind, Refused, TrustError, TrustStore};
use crate::connection::Connection;

/// What somebody was told about a key over another channel than the registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExpectedKey {
    /// Twelve words, or the same in hexadecimal digits.
    Fingerprint(Fingerprint),
    /// The RFC 7638 thumbprint.
    KeyId(KeyId),
}

impl ExpectedKey {
    /// Reads words, hexadecimal digits or a thumbprint.
    pub fn parse(text: &str) -> Result<Self, TrustError> {
        if let Ok(id) = KeyId::parse(text.trim()) {
            return Ok(Self::KeyId(id));
        }
        Fingerprint::parse(text)
            .map(Self::Fingerprint)
            .map_err(|error| TrustError::NotAFingerprint(error.to_string()))
    }

    fn fits(&self, key: &PublicKey) -> bool {
        match self {
            Self::Fingerprint(fingerprint) => key.fingerprint() == *fingerprint,
            Self::KeyId(id) => key.key_id() == id,
        }
    }
}

impl TrustStore {
    /// Fetches a federation's keys and pins the one that fits what was told; others need their own comparison. A second key is added to those that are pinned.
    pub fn add(
        &self,
        place: &Place,
        expected: &ExpectedKey,
        now: Timestamp,
    ) -> Result<Pin, TrustError> {
        let connection = Connection::new(place.registry.clone());
        let path = format!("/federations/{}/keys.jwks", place.federation);
        let bytes = connection.download(&path, JwkSet::MAX_BYTES as u64)?;
        let set =
            JwkSet::parse(&bytes).map_err(|error| Refused::new(RefusalKind::Malformed, error))?;
        let found: Vec<PublicKey> = set
            .keys
            .iter()
            .filter_map(|jwk| PublicKey::from_jwk(jwk).ok())
            .collect();
        let Some(key) = found.iter().find(|key| expected.fits(key)) else {
            return Err(TrustError::FingerprintDiffers {
                address: place.address(),
                found: found
                    .iter()
                    .map(|key| key.fingerprint().to_string())
                    .collect(),
            });
        };
        let issuer = connection.federation(&place.federation)?.issuer;
        let mut pin = match self.find(Some(&place.address())) {
            Ok(pinned) if pinned.pin.issuer == issuer => pinned.pin,
            Ok(pinned) => {
                return Err(Refused::new(
                    RefusalKind::WrongIssuer,
                    format!(
                        "it calls itself {issuer}, and {} is pinned",
                        pinned.pin.issuer
                    ),
                )
                .into());
            }
            Err(TrustError::NotPinned(_)) => Pin {
                format: PinFormat::V1,
                address: place.address(),
                issuer,
                keys: Vec::new(),
                added_at: now,
            },
            Err(other) => return Err(other),
        };
        let jwk = key.to_jwk();
        if !pin.keys.contains(&jwk) {
            pin.keys.push(jwk);
        }
        self.save(place, &pin)?;
        Ok(pin)
    }
}
