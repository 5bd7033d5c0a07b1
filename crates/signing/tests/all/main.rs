//! Signing through its public face: keys, fingerprints, and every refusal of a JWS beside a control that passes.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod compact;
mod fingerprint;
mod forge;
mod general;
mod jwk;
mod key_file;
mod oracle;
mod pem;
mod rfc7515;
mod thumbprint;
mod vectors;
mod wycheproof;
