//! Why metadata was not accepted.

use tillit_model::VersionNumber;
use tillit_signing::JwsError;

use super::entity::EntityFault;
use crate::strict_json::StrictJsonError;

/// The check that a document failed. [`MatfError::code`] is stable; the sentence may change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MatfError {
    /// The signature or its form (RFC 9932, section 6.4).
    #[error(transparent)]
    Jws(#[from] JwsError),
    /// The payload is not a JSON object of this format.
    #[error("the payload is not MATF metadata: {0}")]
    Payload(String),
    /// An object of the payload holds a member twice.
    #[error("member {0:?} of the payload stands twice")]
    DuplicateMember(String),
    /// A required member is missing. Metadata from before the RFC has `iat`, `exp` and `iss` in the header only.
    #[error("member {0} of the payload is missing")]
    MissingMember(&'static str),
    /// A member has a value that the format does not allow.
    #[error("member {name} of the payload is not {rule}")]
    InvalidMember {
        /// The member.
        name: &'static str,
        /// What would be right.
        rule: &'static str,
    },
    /// A claim stands in payload and protected header with different values.
    #[error("{0} has different values in payload and header")]
    HeaderClaimsDiffer(&'static str),
    /// Another major version of the format.
    #[error("version {0} of the format is not supported")]
    UnsupportedVersion(VersionNumber),
    /// Another federation's metadata.
    #[error("issued by {found:?}, not by {expected:?}")]
    WrongIssuer {
        /// Who was expected.
        expected: String,
        /// Who issued it.
        found: String,
    },
    /// It would expire before it was issued.
    #[error("it expires at {exp}, which is not after its issue at {iat} (unix seconds)")]
    NoLifetime {
        /// Issue, in seconds since 1970.
        iat: i64,
        /// Expiry, in seconds since 1970.
        exp: i64,
    },
    /// Issued later than now, beyond the leeway: one of the two clocks is wrong.
    #[error("issued at {iat}, which is after now ({now}, unix seconds)")]
    NotYetIssued {
        /// Issue, in seconds since 1970.
        iat: i64,
        /// Now, in seconds since 1970.
        now: i64,
    },
    /// At or after its expiry.
    #[error("expired at {exp}; it is {now} (unix seconds)")]
    Expired {
        /// Expiry, in seconds since 1970.
        exp: i64,
        /// Now, in seconds since 1970.
        now: i64,
    },
    /// Older than what was accepted before.
    #[error("issued at {iat}, before the {last} of the copy that was accepted last (unix seconds)")]
    Rollback {
        /// Issue, in seconds since 1970.
        iat: i64,
        /// Issue of the last accepted copy.
        last: i64,
    },
    /// No entity, or none that can be used.
    #[error("it holds no entity")]
    NoEntities,
    /// One entity is wrong.
    #[error("entity {index} ({:?}): {fault}", .entity_id.as_deref().unwrap_or("without readable entity_id"))]
    Entity {
        /// Place in `entities`, from 0.
        index: usize,
        /// Its id, if that can be read.
        entity_id: Option<String>,
        /// What is wrong.
        fault: EntityFault,
    },
}

impl MatfError {
    /// The stable code that programs can rely on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Jws(error) => error.code(),
            Self::Payload(_) => "malformed_payload",
            Self::DuplicateMember(_) => "duplicate_member",
            Self::MissingMember(_) => "missing_member",
            Self::InvalidMember { .. } => "invalid_member",
            Self::HeaderClaimsDiffer(_) => "header_claims_differ",
            Self::UnsupportedVersion(_) => "unsupported_version",
            Self::WrongIssuer { .. } => "wrong_issuer",
            Self::NoLifetime { .. } => "no_lifetime",
            Self::NotYetIssued { .. } => "not_yet_issued",
            Self::Expired { .. } => "expired",
            Self::Rollback { .. } => "rollback",
            Self::NoEntities => "no_entities",
            Self::Entity { fault, .. } => fault.code(),
        }
    }
}

impl From<StrictJsonError> for MatfError {
    fn from(error: StrictJsonError) -> Self {
        match error {
            StrictJsonError::Malformed(reason) => Self::Payload(reason),
            StrictJsonError::DuplicateMember(name) => Self::DuplicateMember(name),
        }
    }
}
