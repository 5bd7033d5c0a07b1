//! Who may connect to whom, as the published metadata says (RFC 9932, section 6.1.1.1): the only thing that the two sides of a connection know of each other.

use std::collections::HashSet;

use data_encoding::BASE64;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use x509_parser::prelude::{FromDer as _, X509Certificate};

/// The pins of the parties in metadata.
#[derive(Debug, Clone)]
pub(crate) struct Published {
    entities: Vec<Value>,
}

impl Published {
    /// From the verified payload.
    pub(crate) fn new(payload: &Value) -> Self {
        Self {
            entities: payload["entities"].as_array().unwrap().clone(),
        }
    }

    /// The keys that a server may have which is reached at addresses that begin so.
    pub(crate) fn servers(&self, address: &str) -> HashSet<String> {
        let at = |party: &&Value| party["base_uri"].as_str().unwrap().starts_with(address);
        self.pins("servers", at)
    }

    /// The keys that a client may have.
    pub(crate) fn clients(&self) -> HashSet<String> {
        self.pins("clients", |_| true)
    }

    /// The certificates of those who issue for any party, as one PEM text.
    pub(crate) fn issuers(&self) -> String {
        let issuers = self.entities.iter().flat_map(|e| list(&e["issuers"]));
        let certificates = issuers.map(|issuer| issuer["x509certificate"].as_str().unwrap());
        certificates.collect::<Vec<_>>().join("\n")
    }

    fn pins(&self, role: &str, wanted: impl Fn(&&Value) -> bool) -> HashSet<String> {
        let parties = self.entities.iter().flat_map(|e| list(&e[role]));
        let pins = parties
            .filter(wanted)
            .flat_map(|party| list(&party["pins"]));
        pins.map(|pin| pin["digest"].as_str().unwrap().to_owned())
            .collect()
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// The pin of a certificate's key: SHA-256 of its SubjectPublicKeyInfo, in base64.
pub(crate) fn pin_of(certificate: &[u8]) -> String {
    let (_, certificate) = X509Certificate::from_der(certificate).unwrap();
    BASE64.encode(&Sha256::digest(certificate.tbs_certificate.subject_pki.raw))
}
