//! `tillit-withdrawal+jws`: the owner takes back a pending submission.

use serde::{Deserialize, Serialize};
use tillit_model::Sha256;

use crate::claims::Claims;
use crate::statement::statement;

/// Takes back a submission that nobody has finished deciding on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Who, to whom, when.
    #[serde(flatten)]
    pub claims: Claims,
    /// SHA-256 of the submission's complete JWS.
    pub submission: Sha256,
}

statement!(Withdrawal, "tillit-withdrawal+jws", ["submission"]);
