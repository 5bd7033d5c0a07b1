//! A second opinion on signatures: josekit, which shares no code with ours and stands on OpenSSL.
//!
//! What we write must be readable here, and what is written here must be readable by us.

use josekit::JoseError;
use josekit::jwk::{Jwk, JwkSet};
use josekit::jws::alg::ecdsa::{EcdsaJwsSigner, EcdsaJwsVerifier};
use josekit::jws::{self, ES256, JwsHeader, JwsHeaderSet, JwsVerifier};
use serde_json::{Map, Value};

/// Verifies a general JSON JWS with a JWK set; gives the payload.
pub fn verify_general(jws: &[u8], jwks: &str) -> Result<Vec<u8>, JoseError> {
    let verifiers = verifiers(jwks)?;
    jws::deserialize_json_with_selector(jws, |header| Ok(select(&verifiers, header)))
        .map(|(payload, _)| payload)
}

/// Verifies a compact JWS with a JWK set; gives the payload.
pub fn verify_compact(jws: &str, jwks: &str) -> Result<Vec<u8>, JoseError> {
    let verifiers = verifiers(jwks)?;
    jws::deserialize_compact_with_selector(jws, |header| Ok(select(&verifiers, header)))
        .map(|(payload, _)| payload)
}

/// Signs a compact JWS with a private key in PKCS#8 PEM; `header` holds the members beside `alg`.
pub fn sign_compact(
    pem: &str,
    header: &Map<String, Value>,
    payload: &[u8],
) -> Result<String, JoseError> {
    let mut members = JwsHeader::new();
    for (name, value) in header {
        members.set_claim(name, Some(value.clone()))?;
    }
    jws::serialize_compact(payload, &members, &signer(pem)?)
}

/// One signature of a general JSON JWS.
#[derive(Debug)]
pub struct GeneralSignature<'a> {
    /// The private key in PKCS#8 PEM.
    pub pem: &'a str,
    /// The protected members beside `alg`.
    pub protected: Map<String, Value>,
    /// The unprotected members.
    pub unprotected: Map<String, Value>,
}

/// Signs a general JSON JWS with one or more private keys.
pub fn sign_general(
    signatures: &[GeneralSignature<'_>],
    payload: &[u8],
) -> Result<String, JoseError> {
    let mut made: Vec<(JwsHeaderSet, EcdsaJwsSigner)> = Vec::new();
    for signature in signatures {
        let mut headers = JwsHeaderSet::new();
        for (members, protected) in [
            (&signature.protected, true),
            (&signature.unprotected, false),
        ] {
            for (name, value) in members {
                headers.set_claim(name, Some(value.clone()), protected)?;
            }
        }
        made.push((headers, signer(signature.pem)?));
    }
    let signers: Vec<(&JwsHeaderSet, &dyn jws::JwsSigner)> = made
        .iter()
        .map(|(headers, signer)| (headers, signer as _))
        .collect();
    jws::serialize_general_json(payload, &signers)
}

fn signer(pem: &str) -> Result<EcdsaJwsSigner, JoseError> {
    ES256.signer_from_pem(pem)
}

fn verifiers(jwks: &str) -> Result<Vec<EcdsaJwsVerifier>, JoseError> {
    let set = JwkSet::from_bytes(jwks)?;
    set.keys()
        .into_iter()
        .map(|key: &Jwk| ES256.verifier_from_jwk(key))
        .collect()
}

fn select<'a>(
    verifiers: &'a [EcdsaJwsVerifier],
    header: &JwsHeader,
) -> Option<&'a dyn JwsVerifier> {
    verifiers
        .iter()
        .find(|verifier| verifier.key_id() == header.key_id())
        .map(|verifier| verifier as &dyn JwsVerifier)
}
