//! Why something fetched or given is not to be relied on.

use std::path::PathBuf;

use tillit_formats::matf::MatfError;
use tillit_model::Timestamp;
use tillit_signing::JwsError;

/// The check that failed, in the classes that people and pipelines act on differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RefusalKind {
    /// Its time has run out.
    Expired,
    /// Older than what was accepted before.
    Rollback,
    /// The signature is wrong, or something was changed afterwards.
    BadSignature,
    /// Signed by a key that is not pinned.
    UnknownKey,
    /// Another federation's.
    WrongIssuer,
    /// Larger than it may be.
    TooLarge,
    /// Not what it should be.
    Malformed,
}

impl RefusalKind {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::Rollback => "rollback",
            Self::BadSignature => "bad_signature",
            Self::UnknownKey => "unknown_key",
            Self::WrongIssuer => "wrong_issuer",
            Self::TooLarge => "too_large",
            Self::Malformed => "malformed",
        }
    }
}

/// Why a file was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct Refused {
    /// The class.
    pub kind: RefusalKind,
    /// The check's own words.
    pub reason: String,
}

impl Refused {
    pub(super) fn new(kind: RefusalKind, reason: impl ToString) -> Self {
        Self {
            kind,
            reason: reason.to_string(),
        }
    }
}

impl From<&JwsError> for RefusalKind {
    fn from(error: &JwsError) -> Self {
        match error {
            JwsError::UnknownKey(_) => Self::UnknownKey,
            JwsError::BadSignature(_) => Self::BadSignature,
            JwsError::TooLarge { .. } => Self::TooLarge,
            _ => Self::Malformed,
        }
    }
}

impl From<MatfError> for Refused {
    fn from(error: MatfError) -> Self {
        let kind = match &error {
            MatfError::Jws(jws) => jws.into(),
            MatfError::Expired { .. } => RefusalKind::Expired,
            MatfError::Rollback { .. } => RefusalKind::Rollback,
            MatfError::WrongIssuer { .. } => RefusalKind::WrongIssuer,
            _ => RefusalKind::Malformed,
        };
        let reason = match error {
            MatfError::Expired { exp, now } => format!(
                "it expired at {}, and it is {}",
                Timestamp::from_unix_seconds(exp),
                Timestamp::from_unix_seconds(now)
            ),
            MatfError::Rollback { iat, last } => format!(
                "it was issued at {}, before the {} of the copy that was accepted last",
                Timestamp::from_unix_seconds(iat),
                Timestamp::from_unix_seconds(last)
            ),
            MatfError::NotYetIssued { iat, now } => format!(
                "it was issued at {}, which is after now ({}): one of the clocks is wrong",
                Timestamp::from_unix_seconds(iat),
                Timestamp::from_unix_seconds(now)
            ),
            other => other.to_string(),
        };
        Self { kind, reason }
    }
}

/// Why a trust store did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum TrustError {
    /// The file is not to be relied on; what was there before is still there.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// No key of the set has the fingerprint that was given.
    #[error("{address} publishes no key with that fingerprint")]
    FingerprintDiffers {
        /// Where the keys stand.
        address: String,
        /// What stands there instead, in words.
        found: Vec<String>,
    },
    /// The text is no fingerprint.
    #[error("{0}")]
    NotAFingerprint(String),
    /// Nothing of that name is pinned.
    #[error("nothing called {0} is pinned")]
    NotPinned(String),
    /// Several pinned federations have that name.
    #[error("several pinned federations are called {0}; give the address instead")]
    Ambiguous(String),
    /// The text does not say where a federation publishes.
    #[error(transparent)]
    Place(#[from] super::ParsePlaceError),
    /// The network.
    #[error(transparent)]
    Request(#[from] crate::connection::RequestError),
    /// A file of the store cannot be read or written.
    #[error("{path}: {reason}")]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
}
