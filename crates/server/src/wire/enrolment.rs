//! Enrolment: nonces, key proofs and what became of them.

use serde::{Deserialize, Serialize};
use tillit_model::{Sha256, Timestamp};
use tillit_registry::view::{self, ItemState};
use utoipa::ToSchema;

use super::texts::{KeyIdText, Sha256Text};
use super::words::state_name;
use super::{Link, Links};

/// A number used once, for a key proof.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Nonce {
    /// 128 random bits, base64url.
    #[schema(example = "Zq3o8m1lYV0H0m6wH8kTfg")]
    pub nonce: String,
    /// When it ends.
    #[schema(value_type = String, format = DateTime, example = "2026-11-22T08:10:00Z")]
    pub expires_at: Timestamp,
}

/// A request to enrol a key: the invitation's code and the proof of possession.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EnrolmentRequest {
    /// The organisation, as it was invited.
    #[schema(
        example = "212000-0142",
        pattern = "^(0007:[0-9]{10}|[0-9]{6}-?[0-9]{4})$"
    )]
    pub organisation: String,
    /// The one-time code of the invitation.
    #[schema(example = "K7QP-3MWD-9XTA-2HBN")]
    pub code: String,
    /// The key proof: compact JWS of type `tillit-key-proof+jws`.
    #[schema(example = "eyJhbGciOiJFUzI1NiIs…")]
    pub proof: String,
}

impl std::fmt::Debug for EnrolmentRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EnrolmentRequest")
            .field("organisation", &self.organisation)
            .finish_non_exhaustive()
    }
}

/// The answer to an accepted key proof.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EnrolmentReceipt {
    /// SHA-256 of the complete key proof.
    #[schema(value_type = Sha256Text)]
    pub id: Sha256,
    /// The RFC 7638 thumbprint of the key.
    #[schema(value_type = KeyIdText)]
    pub key_id: String,
    /// What operators will compare over the telephone.
    #[schema(
        example = "pass bag radar – tobacco engage one – execute give awkward – unknown acoustic duck"
    )]
    pub fingerprint: String,
    /// Where it stands.
    #[schema(
        example = "pending",
        pattern = "^(pending|held|approved|rejected|withdrawn)$"
    )]
    pub status: &'static str,
    /// `self`.
    #[serde(rename = "_links")]
    pub links: Vec<Link>,
}

/// Where a key proof stands.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EnrolmentStatus {
    /// SHA-256 of the complete key proof.
    #[schema(value_type = Sha256Text)]
    pub id: Sha256,
    /// `pending`, `held`, `approved`, `rejected` or `withdrawn`.
    #[schema(
        example = "approved",
        pattern = "^(pending|held|approved|rejected|withdrawn)$"
    )]
    pub status: &'static str,
    /// `self`.
    #[serde(rename = "_links")]
    pub links: Vec<Link>,
}

impl From<view::Nonce> for Nonce {
    fn from(nonce: view::Nonce) -> Self {
        Self {
            nonce: nonce.nonce,
            expires_at: nonce.expires_at,
        }
    }
}

impl EnrolmentReceipt {
    /// From the registry's receipt.
    pub fn of(receipt: &view::EnrolmentReceipt, links: Links<'_>) -> Self {
        Self {
            id: receipt.id,
            key_id: receipt.key_id.to_string(),
            fingerprint: receipt.fingerprint.to_string(),
            status: state_name(receipt.state),
            links: vec![links.to("self", &format!("/enrolments/{}", receipt.id))],
        }
    }
}

impl EnrolmentStatus {
    /// From an id and its state.
    pub fn of(id: Sha256, state: ItemState, links: Links<'_>) -> Self {
        Self {
            id,
            status: state_name(state),
            links: vec![links.to("self", &format!("/enrolments/{id}"))],
        }
    }
}
