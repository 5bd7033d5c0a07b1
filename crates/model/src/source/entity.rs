//! `entity-source/1`: an entity as people write it.
//!
//! ```yaml
//! format: entity-source/1
//! id: https://kontosynk.stockholm.example/egil
//! organisation: 212000-0142
//! federations: [moa]
//! name: { sv: Kontosynkronisering }
//! support: { email: support@stockholm.example }
//! matf:
//!   issuers: [{ certificate_file: certs/ca.pem }]
//!   clients:
//!     - description: EGIL-klient
//!       tags: [egilv1]
//!       pins: [{ certificate_file: certs/klient.pem }]
//! ```

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    AttributeUse, EntityId, FederationId, Localised, OrganisationNumber, PinAlgorithm, PinDigest,
    Support,
};

/// The `format` member of an entity source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum EntitySourceFormat {
    /// The first format.
    #[serde(rename = "entity-source/1")]
    V1,
}

/// An entity as people write it; resolves into an `entity/1` document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EntitySource {
    /// `entity-source/1`.
    pub format: EntitySourceFormat,
    /// The URI that names the entity. It is a name: nothing ever fetches it.
    pub id: EntityId,
    /// The organisation that owns it: `212000-0142`.
    pub organisation: OrganisationNumber,
    /// The federations that list it.
    #[schemars(length(min = 1, max = 20))]
    pub federations: Vec<FederationId>,
    /// Its name for people.
    pub name: Localised,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Localised>,
    /// Whom to call about login trouble.
    pub support: Support,
    /// MATF metadata (RFC 9932).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matf: Option<MatfSource>,
    /// What it asks for and gives out of the attribute lists.
    #[serde(default, skip_serializing_if = "AttributeUse::is_empty")]
    pub attributes: AttributeUse,
}

/// The `matf` block as people write it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MatfSource {
    /// The certificates that peers accept as issuers.
    #[schemars(length(min = 1, max = 10))]
    pub issuers: Vec<IssuerSource>,
    /// API servers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub servers: Vec<EndpointSource>,
    /// API clients.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clients: Vec<EndpointSource>,
    /// Extension members, kept as they are.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// An issuer: a certificate file, or the PEM itself. One of the two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IssuerSource {
    /// Path of a PEM file, relative to this file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate_file: Option<String>,
    /// The certificate in PEM.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub x509certificate: Option<String>,
}

/// A server or client as people write it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EndpointSource {
    /// What it is, for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Where a server answers; clients have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(url)]
    pub base_uri: Option<String>,
    /// Tags from the federation's registry.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(inner(regex(pattern = "^[a-z0-9]{1,64}$")))]
    pub tags: Vec<String>,
    /// Public key pins.
    #[schemars(length(min = 1, max = 50))]
    pub pins: Vec<PinSource>,
    /// Extension members, kept as they are.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A pin: a certificate file whose key is pinned, or algorithm and digest. One of the two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PinSource {
    /// Path of a PEM file with the certificate whose key is pinned, relative to this file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate_file: Option<String>,
    /// The hash algorithm.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alg: Option<PinAlgorithm>,
    /// Base64 of the hash of the key's SubjectPublicKeyInfo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<PinDigest>,
}
