//! JWS in compact serialisation (RFC 7515, section 7.1): the statements that people and organisations sign.
//!
//! ```text
//! {"alg":"ES256","kid":"oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U","typ":"tillit-submission+jws"}
//! ```
//!
//! The header is this closed set. Reading gives an [`Unverified`] whose `kid` says which key to fetch; the payload
//! becomes trustworthy only by [`Unverified::verify`].

use serde::Serialize;

use crate::algorithm::Algorithm;
use crate::base64url::{decode_part, decode_signature, encode};
use crate::checked_json::read_object;
use crate::header::Header;
use crate::json_form;
use crate::jws_error::JwsError;
use crate::key_id::KeyId;
use crate::public_key::PublicKey;
use crate::signer::{SignError, Signer};

/// 1 MiB, the largest request body.
pub const MAX_BYTES: usize = 1024 * 1024;

/// `alg`, `kid` and a `typ` of 64 characters are 142 bytes, 190 in base64url. The rest is room for a chain of certificates:
/// whoever sends one is told that it is not allowed, not that it is long.
const MAX_HEADER: usize = 8 * 1024;

#[derive(Serialize)]
struct HeaderMembers<'a> {
    alg: &'a str,
    kid: &'a str,
    typ: &'a str,
}

/// Signs a payload as a statement of kind `typ`.
pub fn sign(signer: &dyn Signer, typ: &str, payload: &[u8]) -> Result<String, SignError> {
    let kid = signer.public_key().key_id();
    let members = HeaderMembers {
        alg: Algorithm::Es256.as_str(),
        kid: kid.as_str(),
        typ,
    };
    let header = serde_json::to_vec(&members).expect("three texts are always JSON");
    let mut text = encode(&header);
    text.push('.');
    text.push_str(&encode(payload));
    let signature = signer.sign(text.as_bytes())?;
    text.push('.');
    text.push_str(&encode(&signature));
    if text.len() > MAX_BYTES {
        return Err(SignError::TooLarge {
            what: "signed statement",
            limit: MAX_BYTES,
        });
    }
    Ok(text)
}

/// Reads the three parts and the header. Nothing is verified yet.
pub fn read(text: &str) -> Result<Unverified, JwsError> {
    if text.len() > MAX_BYTES {
        return Err(JwsError::TooLarge {
            what: "signed statement",
            limit: MAX_BYTES,
        });
    }
    if text.starts_with('{') {
        return Err(json_form::refuse(text));
    }
    let mut parts = text.split('.');
    let (Some(protected), Some(payload), Some(signature), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(JwsError::Malformed(
            "it does not have three parts".to_owned(),
        ));
    };
    if protected.len() > MAX_HEADER {
        return Err(JwsError::Malformed(format!(
            "the header is longer than {MAX_HEADER} characters"
        )));
    }
    // The header is judged first, so that an unsigned token is told that its algorithm is refused.
    let header = Header::read(&read_object(&decode_part(protected, "header")?, "header")?)?;
    Ok(Unverified {
        header,
        signing_input: format!("{protected}.{payload}"),
        payload: decode_part(payload, "payload")?,
        signature: decode_signature(signature)?,
    })
}

/// A statement whose header is well-formed and whose signature nobody has checked.
#[derive(Debug, Clone)]
pub struct Unverified {
    header: Header,
    signing_input: String,
    payload: Vec<u8>,
    signature: [u8; 64],
}

impl Unverified {
    /// The header. Use it to find the key, not to decide anything.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// What the sender claims. Only for statements that carry the key that they are to be verified with.
    #[must_use]
    pub fn claimed_payload(&self) -> &[u8] {
        &self.payload
    }

    /// Checks the signature with a trusted key and gives the payload.
    pub fn verify(&self, key: &PublicKey) -> Result<Vec<u8>, JwsError> {
        let Header { alg, kid, .. } = &self.header;
        if *alg != key.algorithm() {
            return Err(JwsError::AlgNotAllowed(alg.to_string()));
        }
        if kid != key.key_id()
            || key
                .verify(self.signing_input.as_bytes(), &self.signature)
                .is_err()
        {
            return Err(self.bad_signature());
        }
        Ok(self.payload.clone())
    }

    fn bad_signature(&self) -> JwsError {
        let kid: &KeyId = &self.header.kid;
        JwsError::BadSignature(kid.to_string())
    }
}
