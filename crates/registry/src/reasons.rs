//! How the refusals of the judges and the failures of the store become refusals of the registry.

use tillit_evidence::{DecisionRefused, EvidenceError, SubmissionRefused};
use tillit_model::text::json::JsonError;
use tillit_store::{StorageFault, StoreError};

use crate::{Refusal, RefusalClass};

impl From<EvidenceError> for Refusal {
    fn from(error: EvidenceError) -> Self {
        use tillit_evidence::RefusalClass as C;
        let class = match error.class() {
            C::Malformed => RefusalClass::Malformed,
            C::Unauthenticated => RefusalClass::Unauthenticated,
            C::Forbidden => RefusalClass::Forbidden,
            C::Unprocessable => RefusalClass::Unprocessable,
            C::Unavailable => RefusalClass::Unavailable,
        };
        Self::new(class, error.code(), error.to_string())
    }
}

impl From<SubmissionRefused> for Refusal {
    fn from(error: SubmissionRefused) -> Self {
        Self::forbidden(error.code(), error.to_string())
    }
}

impl From<DecisionRefused> for Refusal {
    fn from(error: DecisionRefused) -> Self {
        match error {
            DecisionRefused::OtherProfile | DecisionRefused::OtherBases => {
                Self::conflict(error.code(), error.to_string())
            }
            DecisionRefused::NotDismissed(_) => {
                Self::new(RefusalClass::Unprocessable, error.code(), error.to_string())
            }
            _ => Self::forbidden(error.code(), error.to_string()),
        }
    }
}

impl From<JsonError> for Refusal {
    fn from(error: JsonError) -> Self {
        Self::malformed(error.kind.code(), error.to_string())
    }
}

/// What went wrong inside is logged here, and the sender hears only what to do.
impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy => Self::new(
                RefusalClass::Unavailable,
                "busy",
                "the registry is busy with other writers; nothing was stored, try again",
            ),
            StoreError::Unavailable { .. } => {
                tracing::error!(%error, "the database cannot be reached");
                Self::new(
                    RefusalClass::Unavailable,
                    "database_unavailable",
                    "the registry cannot reach its database; try again later",
                )
            }
            StoreError::Storage { fault, .. } => {
                tracing::error!(%error, "the database cannot write");
                let (code, detail) = match fault {
                    StorageFault::Full => (
                        "storage_full",
                        "the registry has no room left on its disk; nothing was stored, its operators have to make room",
                    ),
                    StorageFault::ReadOnly => (
                        "storage_read_only",
                        "the registry's database may only be read right now; nothing was stored, its operators have to make it writable",
                    ),
                    StorageFault::Broken => (
                        "storage_broken",
                        "the registry's disk reports errors; nothing is confirmed, its operators have to look at it",
                    ),
                };
                Self::new(RefusalClass::Unavailable, code, detail)
            }
            StoreError::Conflict { .. }
            | StoreError::Corrupt { .. }
            | StoreError::Failed { .. } => {
                tracing::error!(%error, "the database refused to work");
                Self::new(
                    RefusalClass::Internal,
                    "internal",
                    "the registry failed; nothing was stored, and its operators see why in the log",
                )
            }
        }
    }
}
