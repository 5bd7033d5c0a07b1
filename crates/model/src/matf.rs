//! The `matf` block of an entity: endpoints, pins and issuers as RFC 9932, section 6.1.1 names them.
//!
//! Members of entities and endpoints that the standard does not know are allowed by it and kept byte for byte: what is published is the block's own text, never this model written out again.
//! How they are read stands in `matf_reading`.

use std::fmt;
use std::str::FromStr;

use data_encoding::BASE64;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Issuers, servers and clients of one entity. `entity_id` and `organization` are not written here: they come from the entity's id and its organisation's registered name.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MatfBlock {
    /// The certificates that peers accept as issuers.
    #[schemars(length(min = 1, max = 10))]
    pub issuers: Vec<Issuer>,
    /// API servers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 100))]
    pub servers: Vec<Endpoint>,
    /// API clients.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 100))]
    pub clients: Vec<Endpoint>,
    /// Extension members.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// One certificate that peers accept as an issuer (RFC 9932, section 6.1.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Issuer {
    /// PEM, one CERTIFICATE block, lines of 64 characters.
    pub x509certificate: String,
}

/// One server or client (RFC 9932, section 6.1.1.1).
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Endpoint {
    /// What it is, for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub description: Option<String>,
    /// Where a server answers; clients have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", url)]
    pub base_uri: Option<String>,
    /// Tags from the federation's registry.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(inner(regex(pattern = "^[a-z0-9]{1,64}$")))]
    pub tags: Vec<String>,
    /// Public key pins.
    #[schemars(length(min = 1, max = 50))]
    pub pins: Vec<Pin>,
    /// Extension members.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A public key pin (RFC 9932, section 6.1.1.1; RFC 7469 for the digest).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// The hash algorithm.
    pub alg: PinAlgorithm,
    /// Base64 of the hash of the key's SubjectPublicKeyInfo.
    pub digest: PinDigest,
}

/// Hash algorithms of pins: the standard knows one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PinAlgorithm {
    /// SHA-256.
    Sha256,
}

/// SHA-256 of a DER SubjectPublicKeyInfo. Two spellings of the same 32 bytes are the same pin, so only the canonical base64 is accepted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PinDigest([u8; 32]);

impl PinDigest {
    /// Accepts canonical padded base64 of exactly 32 bytes.
    pub fn parse(text: &str) -> Result<Self, ParsePinError> {
        let bytes = BASE64.decode(text.as_bytes()).map_err(|_| ParsePinError)?;
        Ok(Self(bytes.try_into().map_err(|_| ParsePinError)?))
    }

    /// From the hash's bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The hash's bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Why a text is no pin digest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a pin digest is the canonical base64 of 32 bytes: 43 characters and one =")]
pub struct ParsePinError;

impl fmt::Display for PinDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64.encode(&self.0))
    }
}

impl fmt::Debug for PinDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PinDigest({self})")
    }
}

crate::text::string_value!(
    PinDigest,
    ParsePinError,
    "^[A-Za-z0-9+/]{43}=$",
    "Base64 of the SHA-256 of the DER SubjectPublicKeyInfo"
);
