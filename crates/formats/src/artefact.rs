//! From rendered to published bytes: unsigned, prepared for one key, sealed by its signature.

use serde_json::{Map, Value};
use tillit_model::{Sha256, Timestamp};
use tillit_signing::{KeyId, SignError, Signer, general};

use crate::FormatId;

/// A rendered document that waits for its signature.
#[derive(Debug, Clone, PartialEq)]
pub struct Unsigned {
    /// What it is.
    pub format: FormatId,
    /// Its absolute address on the server, without host.
    pub path: String,
    /// What HTTP calls it.
    pub media_type: &'static str,
    /// When it was rendered, in whole seconds.
    pub issued_at: Timestamp,
    /// From when on it must be refused; none for what is frozen.
    pub expires_at: Option<Timestamp>,
    payload: String,
    header: Map<String, Value>,
}

/// Published bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artefact {
    /// What it is.
    pub format: FormatId,
    /// Its absolute address on the server, without host.
    pub path: String,
    /// What HTTP calls it.
    pub media_type: &'static str,
    /// The bytes, served as they are.
    pub bytes: Vec<u8>,
    /// The hash of the bytes.
    pub sha256: Sha256,
    /// When it was rendered, in whole seconds.
    pub issued_at: Timestamp,
    /// From when on it must be refused; none for what is frozen or never expires.
    pub expires_at: Option<Timestamp>,
}

impl Unsigned {
    pub(crate) fn new(
        format: FormatId,
        path: String,
        issued_at: Timestamp,
        expires_at: Option<Timestamp>,
        payload: String,
        header: Map<String, Value>,
    ) -> Self {
        Self {
            format,
            path,
            media_type: format.media_type(),
            issued_at,
            expires_at,
            payload,
            header,
        }
    }

    /// What the signature will cover, as text.
    pub fn payload(&self) -> &str {
        &self.payload
    }

    /// Members of the protected header beside `alg` and `kid`.
    pub fn header(&self) -> &Map<String, Value> {
        &self.header
    }

    /// What the key of this name has to sign: ES256 over exactly these bytes.
    pub fn bytes_to_sign(&self, kid: &KeyId) -> Result<Vec<u8>, SignError> {
        Ok(general::prepare(kid, &self.header, self.payload.as_bytes())?.bytes_to_sign())
    }

    /// Binds it to a key. The payload is kept in its encoded form only, so that a large aggregate is held once.
    pub fn prepare(self, kid: &KeyId) -> Result<Prepared, SignError> {
        let jws = general::prepare(kid, &self.header, self.payload.as_bytes())?;
        Ok(Prepared {
            format: self.format,
            path: self.path,
            issued_at: self.issued_at,
            expires_at: self.expires_at,
            jws,
        })
    }
}

/// A document bound to one key, ready to be signed by it.
#[derive(Debug, Clone)]
pub struct Prepared {
    format: FormatId,
    path: String,
    issued_at: Timestamp,
    expires_at: Option<Timestamp>,
    jws: general::Prepared,
}

impl Prepared {
    /// What the key has to sign.
    pub fn bytes_to_sign(&self) -> Vec<u8> {
        self.jws.bytes_to_sign()
    }

    /// The artefact, with the signature made over [`Prepared::bytes_to_sign`]. Nothing is verified here; that is what [`crate::check_as_consumer`] is for.
    pub fn seal(self, signature: &[u8; 64]) -> Artefact {
        let bytes = self.jws.seal(signature).into_bytes();
        Artefact::new(
            self.format,
            self.path,
            self.issued_at,
            self.expires_at,
            bytes,
        )
    }
}

impl Artefact {
    pub(crate) fn new(
        format: FormatId,
        path: String,
        issued_at: Timestamp,
        expires_at: Option<Timestamp>,
        bytes: Vec<u8>,
    ) -> Self {
        Self {
            format,
            path,
            media_type: format.media_type(),
            sha256: Sha256::of(&bytes),
            bytes,
            issued_at,
            expires_at,
        }
    }
}

/// A time as artefacts state it.
pub(crate) fn whole_seconds(now: Timestamp) -> Timestamp {
    Timestamp::from_unix_seconds(now.unix_seconds())
}

/// Seals with a signature that the key of this name made elsewhere over [`Unsigned::bytes_to_sign`].
pub fn seal(unsigned: Unsigned, kid: &KeyId, signature: &[u8; 64]) -> Result<Artefact, SignError> {
    Ok(unsigned.prepare(kid)?.seal(signature))
}

/// Signs and seals with a key at hand.
pub fn sign(unsigned: Unsigned, signer: &dyn Signer) -> Result<Artefact, SignError> {
    let prepared = unsigned.prepare(signer.public_key().key_id())?;
    let signature = signer.sign(&prepared.bytes_to_sign())?;
    Ok(prepared.seal(&signature))
}
