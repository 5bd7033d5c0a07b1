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

/// Checks one raw signature with a JWK, by any algorithm that josekit knows and published vectors use.
pub fn verify_signature(
    alg: &str,
    jwk: &str,
    message: &[u8],
    signature: &[u8],
) -> Result<(), JoseError> {
    let jwk = Jwk::from_bytes(jwk)?;
    let verifier: Box<dyn JwsVerifier> = match alg {
        "HS256" => Box::new(jws::HS256.verifier_from_jwk(&jwk)?),
        "RS256" => Box::new(jws::RS256.verifier_from_jwk(&jwk)?),
        "PS384" => Box::new(jws::PS384.verifier_from_jwk(&jwk)?),
        "ES256" => Box::new(ES256.verifier_from_jwk(&jwk)?),
        "ES512" => Box::new(jws::ES512.verifier_from_jwk(&jwk)?),
        "EdDSA" => Box::new(jws::EdDSA.verifier_from_jwk(&jwk)?),
        other => panic!("no published vector uses {other}"),
    };
    verifier.verify(message, signature)
}
