//! Keys and their names: JSON Web Keys, sets of them, thumbprints, fingerprints.

use tillit_signing::{Fingerprint, Jwk, JwkSet, KeyId, KeyRing, PublicKey};

/// A key that is accepted is written in one way, and has one thumbprint and one fingerprint.
pub(crate) fn text(bytes: &[u8]) {
    match JwkSet::parse(bytes) {
        Ok(set) => {
            if let Err(error) = KeyRing::from_jwk_set(&set) {
                super::is_short(&error.to_string());
            }
        }
        Err(error) => super::is_short(&error.to_string()),
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    match Jwk::parse(text).and_then(|jwk| PublicKey::from_jwk(&jwk)) {
        Ok(key) => {
            let written = serde_json::to_string(&key.to_jwk()).unwrap();
            let again = PublicKey::from_jwk(&Jwk::parse(&written).unwrap()).unwrap();
            assert_eq!(key, again);
            assert_eq!(key.key_id(), again.key_id());
            let fingerprint = key.fingerprint();
            for said in [fingerprint.to_string(), fingerprint.hex()] {
                assert_eq!(Fingerprint::parse(&said).unwrap(), fingerprint);
            }
        }
        Err(error) => super::is_short(&error.to_string()),
    }
    if let Ok(id) = KeyId::parse(text) {
        assert_eq!(id.as_str(), text, "a thumbprint has one spelling");
    }
    match Fingerprint::parse(text) {
        Ok(fingerprint) => {
            assert_eq!(Fingerprint::parse(&fingerprint.hex()).unwrap(), fingerprint);
        }
        Err(error) => super::is_short(&error.to_string()),
    }
}
