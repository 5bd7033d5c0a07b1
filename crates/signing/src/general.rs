//! JWS in general JSON serialisation (RFC 7515, section 7.2.1): published metadata.
//!
//! ```json
//! {"payload":"eyJ…","signatures":[{"protected":"eyJhbGciOiJFUzI1NiIsImtpZCI6…","signature":"DtEhU3lj…"}]}
//! ```
//!
//! Writing is split so that the signer can be another process: [`prepare`] gives the bytes to sign,
//! [`Prepared::seal`] takes the signature. Reading accepts a document when one signature by a key of the ring
//! verifies; a signature that names a key of the ring and does not verify makes it fail, whatever else is there.

use serde_json::{Map, Value};

use crate::algorithm::Algorithm;
use crate::base64url::{decode_part, decode_signature, encode};
use crate::checked_json::read_object;
use crate::envelope::Envelope;
use crate::header::{self, FORBIDDEN};
use crate::jws_error::{JwsError, shorten};
use crate::key_id::KeyId;
use crate::key_ring::KeyRing;
use crate::public_key::PublicKey;
use crate::signer::{SignError, Signer};

/// 128 MiB: 10,000 entities of 8 KiB are 80 MiB, times 4/3 for base64url are 107 MiB.
pub const MAX_BYTES: usize = 128 * 1024 * 1024;

/// Two at a change of keys, and room for other federations' habits. Each costs one verification.
const MAX_SIGNATURES: usize = 16;

/// Ours have 120 bytes, with the transition switch 250.
const MAX_HEADER: usize = 8 * 1024;

/// A payload and its protected header, ready to be signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    protected: String,
    payload: String,
}

/// Prepares a document: the protected header is `alg`, `kid`, then `extra` in its order.
pub fn prepare(
    kid: &KeyId,
    extra: &Map<String, Value>,
    payload: &[u8],
) -> Result<Prepared, SignError> {
    let reserved = |name: &&String| {
        FORBIDDEN.contains(&name.as_str()) || matches!(name.as_str(), "alg" | "kid")
    };
    if let Some(name) = extra.keys().find(reserved) {
        return Err(SignError::ReservedHeader(shorten(name)));
    }
    let mut protected = Map::new();
    protected.insert("alg".to_owned(), Algorithm::Es256.as_str().into());
    protected.insert("kid".to_owned(), kid.as_str().into());
    protected.extend(extra.clone());
    let protected = encode(Value::Object(protected).to_string().as_bytes());
    if protected.len() > MAX_HEADER {
        return Err(SignError::TooLarge {
            what: "header",
            limit: MAX_HEADER,
        });
    }
    Ok(Prepared {
        protected,
        payload: encode(payload),
    })
}

impl Prepared {
    /// The signing input of RFC 7515, section 5.1: `protected.payload`.
    #[must_use]
    pub fn bytes_to_sign(&self) -> Vec<u8> {
        [self.protected.as_bytes(), b".", self.payload.as_bytes()].concat()
    }

    /// The document, with the signature that was made over [`Prepared::bytes_to_sign`].
    #[must_use]
    pub fn seal(&self, signature: &[u8; 64]) -> String {
        // Base64url needs no escapes in JSON.
        let pieces = [
            r#"{"payload":""#,
            &self.payload,
            r#"","signatures":[{"protected":""#,
            &self.protected,
            r#"","signature":""#,
            &encode(signature),
            r#""}]}"#,
        ];
        // Joined in one allocation of the right size: a payload has megabytes.
        pieces.concat()
    }
}

/// Prepares, signs and seals in one go.
pub fn sign(
    signer: &dyn Signer,
    payload: &[u8],
    extra_protected: &Map<String, Value>,
) -> Result<String, SignError> {
    let prepared = prepare(signer.public_key().key_id(), extra_protected, payload)?;
    let signature = signer.sign(&prepared.bytes_to_sign())?;
    Ok(prepared.seal(&signature))
}

/// A document whose signature verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The payload bytes.
    pub payload: Vec<u8>,
    /// The `kid` of the key in the ring that signed.
    pub key: String,
    /// The protected header that belongs to that signature.
    pub protected: Map<String, Value>,
}

/// Verifies a document with the keys of the ring. Beside `alg` and `kid` the protected header may hold `allowed_extra`.
pub fn verify(bytes: &[u8], keys: &KeyRing, allowed_extra: &[&str]) -> Result<Verified, JwsError> {
    if bytes.len() > MAX_BYTES {
        return Err(JwsError::TooLarge {
            what: "signed document",
            limit: MAX_BYTES,
        });
    }
    let envelope = Envelope::read(bytes)?;
    if envelope.signatures.len() > MAX_SIGNATURES {
        return Err(JwsError::Malformed(format!(
            "it has more than {MAX_SIGNATURES} signatures"
        )));
    }
    let mut accepted = None;
    let mut passed_over = None;
    for entry in &envelope.signatures {
        let signature = Signature::read(entry)?;
        match signature.trusted_key(keys) {
            Ok((kid, key)) => {
                signature.verify(kid, key, &envelope.payload, allowed_extra)?;
                accepted.get_or_insert((kid.to_owned(), signature.members.clone()));
            }
            // Another party's signature says nothing to us; its reason matters only if it stands alone.
            Err(reason) => {
                passed_over.get_or_insert(reason);
            }
        }
    }
    match (accepted, passed_over) {
        (Some((key, protected)), _) => Ok(Verified {
            payload: decode_part(&envelope.payload, "payload")?,
            key,
            protected,
        }),
        (None, Some(reason)) => Err(reason),
        (None, None) => Err(JwsError::Malformed(
            "member `signatures` is empty".to_owned(),
        )),
    }
}

/// One entry of `signatures`, with its protected header read.
struct Signature<'a> {
    protected: &'a str,
    members: Map<String, Value>,
    signature: &'a str,
}

impl<'a> Signature<'a> {
    fn read(entry: &'a Map<String, Value>) -> Result<Self, JwsError> {
        let protected = header::text(entry, "protected")?;
        if protected.len() > MAX_HEADER {
            return Err(JwsError::TooLarge {
                what: "header",
                limit: MAX_HEADER,
            });
        }
        let members = read_object(&decode_part(protected, "header")?, "header")?;
        if let Some(unprotected) = entry.get("header") {
            check_unprotected(unprotected, &members)?;
        }
        Ok(Self {
            protected,
            members,
            signature: header::text(entry, "signature")?,
        })
    }

    /// The key of the ring that the protected header names, or why there is none.
    fn trusted_key<'k>(&'k self, keys: &'k KeyRing) -> Result<(&'k str, &'k PublicKey), JwsError> {
        let kid = header::text(&self.members, "kid");
        if let Ok(kid) = kid
            && let Some(key) = keys.get(kid)
        {
            return Ok((kid, key));
        }
        // The clearest reason first: an unsigned document should hear that, not that its key is unknown.
        header::algorithm(&self.members)?;
        if let Some(name) = FORBIDDEN
            .iter()
            .find(|name| self.members.contains_key(**name))
        {
            return Err(JwsError::HeaderNotAllowed((*name).to_owned()));
        }
        Err(JwsError::UnknownKey(shorten(kid?)))
    }

    fn verify(
        &self,
        kid: &str,
        key: &PublicKey,
        payload: &str,
        allowed_extra: &[&str],
    ) -> Result<(), JwsError> {
        header::closed(&self.members, &[&["alg", "kid"], allowed_extra].concat())?;
        if header::algorithm(&self.members)? != key.algorithm() {
            return Err(JwsError::AlgNotAllowed(shorten(header::text(
                &self.members,
                "alg",
            )?)));
        }
        let signature = decode_signature(self.signature)?;
        key.verify_parts(
            &[self.protected.as_bytes(), b".", payload.as_bytes()],
            &signature,
        )
        .map_err(|_| JwsError::BadSignature(shorten(kid)))
    }
}

/// Unprotected members are nobody's word: ignored, unless they try to say what only the protected header may.
pub(crate) fn check_unprotected(
    unprotected: &Value,
    protected: &Map<String, Value>,
) -> Result<(), JwsError> {
    let Value::Object(members) = unprotected else {
        return Err(JwsError::Malformed(
            "member `header` is not a JSON object".to_owned(),
        ));
    };
    for name in members.keys() {
        if protected.contains_key(name) {
            return Err(JwsError::DuplicateMember(shorten(name)));
        }
        if FORBIDDEN.contains(&name.as_str()) || matches!(name.as_str(), "alg" | "kid") {
            return Err(JwsError::HeaderNotAllowed(shorten(name)));
        }
    }
    Ok(())
}
