//! Keys, key rings and JSON Web Signatures. Knows no federation concept.
//!
//! Signatures are ES256 (ECDSA over P-256 with SHA-256, raw `r || s`). Two serialisations are written and read:
//! [`compact`] for statements that people sign, [`general`] for published metadata. Reading is strict: header sets are
//! closed, duplicate members are refused, and the algorithm always comes from the trusted key, never from the message.
//!
//! Private keys live behind [`Signer`]; [`SoftwareKey`] is the one that is kept in a file ([`key_file`]).
//! Who may sign what, and when, is decided elsewhere.

mod algorithm;
mod base64url;
mod checked_json;
pub mod compact;
mod envelope;
mod fingerprint;
pub mod general;
mod header;
mod json_form;
mod jwk;
mod jwk_set;
mod jws_error;
pub mod key_file;
mod key_id;
mod key_ring;
mod passphrase;
mod public_key;
mod signer;
mod software_key;

pub use algorithm::Algorithm;
pub use fingerprint::{Fingerprint, ParseFingerprintError};
pub use header::Header;
pub use jwk::{Jwk, ParseJwkError};
pub use jwk_set::{JwkSet, ParseJwkSetError};
pub use jws_error::JwsError;
pub use key_id::{KeyId, ParseKeyIdError};
pub use key_ring::{KeyRing, KeyRingError};
pub use passphrase::{EmptyPassphrase, Passphrase};
pub use public_key::{BadSignature, PublicKey};
pub use signer::{SignError, Signer};
pub use software_key::{GenerateKeyError, ReadKeyError, SoftwareKey, WriteKeyError};
