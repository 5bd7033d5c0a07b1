//! `tillit-key-revocation+jws`: a key shall sign nothing more.
//!
//! ```json
//! {"iss":"0007:2120000142","aud":"https://registry.example","iat":1795305600,"exp":1795305900,"jti":"2fEx…",
//!  "key":"4UMEDvPAjPfM0-4hVNc8kxSqnJv3yPDXWJ9PgvlPFZ0","reason":"datorn är stulen"}
//! ```

use serde::{Deserialize, Serialize};
use tillit_model::FederationId;
use tillit_signing::KeyId;

use crate::claims::Claims;
use crate::directory::Holder;
use crate::evidence_error::EvidenceError;
use crate::reason::Reason;
use crate::statement::statement;

/// The end of an organisation's key. Signed by the key itself it acts when it is received, because stopping is safe and
/// whoever holds a stolen key gains nothing by it. Signed by an operator it is an item that m people decide. What the
/// key signed before stays evidence.
///
/// Operators' keys are not revoked so: they end with the profile that lists them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyRevocation {
    /// Who, to whom, when.
    #[serde(flatten)]
    pub claims: Claims,
    /// The key that ends, by its RFC 7638 thumbprint.
    pub key: KeyId,
    /// Why.
    pub reason: Reason,
    /// The operator's federation, which enrolled the organisation; a key that ends itself names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub federation: Option<FederationId>,
}

statement!(
    KeyRevocation,
    "tillit-key-revocation+jws",
    ["key", "reason", "federation"],
    signer: KeyRevocation::check_signer
);

impl KeyRevocation {
    fn check_signer(&self, holder: &Holder, signer: &KeyId) -> Result<(), EvidenceError> {
        let refuse = |why: &str| Err(EvidenceError::Payload(why.to_owned()));
        match (holder, &self.federation) {
            (Holder::Organisation(_), Some(_)) => {
                refuse("`federation` stands in the revocation by an operator only")
            }
            (Holder::Organisation(_), None) if self.key == *signer => Ok(()),
            (Holder::Organisation(_), None) => Err(EvidenceError::NotOwnKey(self.key.clone())),
            (Holder::Operator { .. }, None) => {
                refuse("the revocation by an operator names the `federation`")
            }
            (Holder::Operator { .. }, Some(federation)) if holder.operates(federation) => Ok(()),
            (Holder::Operator { .. }, Some(federation)) => {
                Err(EvidenceError::NotAnOperator(federation.clone()))
            }
        }
    }
}
