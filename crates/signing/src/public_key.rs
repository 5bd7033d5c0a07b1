//! A public key that is known to be valid.

use std::fmt;

use aws_lc_rs::digest::{self, SHA256};
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, ParsedPublicKey};

use crate::algorithm::Algorithm;
use crate::base64url;
use crate::fingerprint::Fingerprint;
use crate::jwk::{Jwk, ParseJwkError};
use crate::jws_error::shorten;
use crate::key_id::KeyId;

/// A public key on P-256. The point is on the curve and not at infinity.
#[derive(Clone)]
pub struct PublicKey {
    x: [u8; 32],
    y: [u8; 32],
    parsed: ParsedPublicKey,
    thumbprint: [u8; 32],
    id: KeyId,
}

/// The signature was not made by this key over this message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the signature does not verify")]
pub struct BadSignature;

impl PublicKey {
    /// Reads a key from its JWK. `kid` may be anything and is not kept: see [`crate::KeyRing`] for names that others gave.
    pub fn from_jwk(jwk: &Jwk) -> Result<Self, ParseJwkError> {
        if (jwk.kty.as_str(), jwk.crv.as_str()) != ("EC", "P-256") {
            return Err(ParseJwkError::OtherKeyType {
                kty: shorten(&jwk.kty),
                crv: shorten(&jwk.crv),
            });
        }
        if let Some(other) = jwk
            .alg
            .as_deref()
            .filter(|alg| *alg != Algorithm::Es256.as_str())
        {
            return Err(ParseJwkError::OtherAlgorithm(shorten(other)));
        }
        if let Some(other) = jwk.use_.as_deref().filter(|purpose| *purpose != "sig") {
            return Err(ParseJwkError::OtherUse(shorten(other)));
        }
        Self::from_coordinates(coordinate(&jwk.x, "x")?, coordinate(&jwk.y, "y")?)
    }

    /// Reads the uncompressed point of SEC 1: `04 || x || y`, 65 bytes.
    pub(crate) fn from_point(point: &[u8]) -> Result<Self, ParseJwkError> {
        match point.split_first_chunk::<33>() {
            Some(([4, x @ ..], y)) => {
                let y = y.try_into().map_err(|_| ParseJwkError::Coordinate("y"))?;
                Self::from_coordinates(*x, y)
            }
            _ => Err(ParseJwkError::Coordinate("x")),
        }
    }

    fn from_coordinates(x: [u8; 32], y: [u8; 32]) -> Result<Self, ParseJwkError> {
        let point = [&[4], x.as_slice(), y.as_slice()].concat();
        let parsed = ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point)
            .map_err(|_| ParseJwkError::NotOnCurve)?;
        let thumbprint = thumbprint(&x, &y);
        Ok(Self {
            x,
            y,
            parsed,
            thumbprint,
            id: KeyId::from_digest(&thumbprint),
        })
    }

    /// The JWK with `kty crv x y kid alg use`, where `kid` is the thumbprint.
    #[must_use]
    pub fn to_jwk(&self) -> Jwk {
        Jwk {
            kty: "EC".to_owned(),
            crv: "P-256".to_owned(),
            x: base64url::encode(&self.x),
            y: base64url::encode(&self.y),
            kid: Some(self.id.as_str().to_owned()),
            alg: Some(self.algorithm().as_str().to_owned()),
            use_: Some("sig".to_owned()),
        }
    }

    /// The RFC 7638 thumbprint.
    #[must_use]
    pub fn key_id(&self) -> &KeyId {
        &self.id
    }

    /// The one algorithm that signatures by this key have.
    #[must_use]
    pub fn algorithm(&self) -> Algorithm {
        Algorithm::Es256
    }

    /// The form that people compare over the telephone.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.thumbprint)
    }

    /// Checks a raw signature (`r || s`) over a message.
    pub fn verify(&self, message: &[u8], signature: &[u8; 64]) -> Result<(), BadSignature> {
        self.verify_parts(&[message], signature)
    }

    /// Checks a signature over the concatenation of the parts, without building it: feeds are tens of megabytes.
    pub(crate) fn verify_parts(
        &self,
        parts: &[&[u8]],
        signature: &[u8; 64],
    ) -> Result<(), BadSignature> {
        let mut hash = digest::Context::new(&SHA256);
        parts.iter().for_each(|part| hash.update(part));
        self.parsed
            .verify_digest_sig(&hash.finish(), signature)
            .map_err(|_| BadSignature)
    }
}

fn coordinate(text: &str, name: &'static str) -> Result<[u8; 32], ParseJwkError> {
    base64url::decode(text)
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or(ParseJwkError::Coordinate(name))
}

/// SHA-256 over the required members in lexicographic order without white space (RFC 7638, section 3).
fn thumbprint(x: &[u8; 32], y: &[u8; 32]) -> [u8; 32] {
    let (x, y) = (base64url::encode(x), base64url::encode(y));
    let members = format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#);
    digest::digest(&SHA256, members.as_bytes())
        .as_ref()
        .try_into()
        .expect("SHA-256 gives 32 bytes")
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PublicKey").field(&self.id.as_str()).finish()
    }
}

impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        (self.x, self.y) == (other.x, other.y)
    }
}

impl Eq for PublicKey {}

impl std::hash::Hash for PublicKey {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.thumbprint.hash(state);
    }
}
