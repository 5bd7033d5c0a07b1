//! Why a statement was refused.

use tillit_model::FederationId;
use tillit_model::text::json::JsonError;
use tillit_signing::{JwsError, KeyId, ParseJwkError};

use crate::directory::DirectoryError;

/// The reason for refusing a statement. [`EvidenceError::code`] is stable; the sentence may change.
#[derive(Debug, thiserror::Error)]
pub enum EvidenceError {
    /// Not a genuine JWS: form, header or signature.
    #[error(transparent)]
    Jws(#[from] JwsError),
    /// Another kind of statement than is due here. A signature over one kind is none over another.
    #[error("statement of type `{found}` where `{due}` is due")]
    WrongType {
        /// What was due.
        due: &'static str,
        /// What came.
        found: String,
    },
    /// Nobody registered the key.
    #[error("key `{0}` is not registered")]
    UnknownKey(KeyId),
    /// The key is registered and not yet active.
    #[error("key `{0}` is not active yet")]
    KeyNotActive(KeyId),
    /// The key was revoked.
    #[error("key `{0}` is revoked")]
    KeyRevoked(KeyId),
    /// The payload breaks a rule of strict JSON.
    #[error("payload: {0}")]
    Json(#[from] JsonError),
    /// The payload holds a member outside the closed set.
    #[error("member `{0}` does not belong in this statement")]
    UnknownMember(String),
    /// A text for people holds a character that cannot be seen or that changes the order of others.
    #[error(
        "member `{member}` holds the character U+{:04X}, which is invisible or changes the order of others",
        u32::from(*.found)
    )]
    ForbiddenCharacter {
        /// The member.
        member: &'static str,
        /// The first such character in it.
        found: char,
    },
    /// A member is missing or has a value that it cannot have.
    #[error("payload: {0}")]
    Payload(String),
    /// The key that a proof carries is not a usable public key.
    #[error("member `jwk`: {0}")]
    Jwk(#[from] ParseJwkError),
    /// The key that a proof carries is not the one that the header names.
    #[error("the header names another key than the one in the statement")]
    KeyMismatch,
    /// Meant for another registry.
    #[error("the statement is not addressed to `{0}` alone")]
    WrongAudience(String),
    /// It ended too long ago.
    #[error(
        "the statement has expired: sign it again, and compare the clock that signed it with the time of the header Date"
    )]
    Expired,
    /// It says that it was signed later than now.
    #[error(
        "the statement was issued in the future: compare the clock that signed it with the time of the header Date"
    )]
    IssuedInFuture,
    /// It ends before it begins, or too long after.
    #[error("`exp` must be 1 to 600 seconds after `iat`")]
    Lifetime,
    /// It speaks for another organisation or person than the key's holder.
    #[error("`iss` is not the holder of key `{0}`")]
    WrongIssuer(KeyId),
    /// A key can end itself and no other.
    #[error("only key `{0}` itself, or several operators, can revoke it")]
    NotOwnKey(KeyId),
    /// Only operators of the federation may say this.
    #[error("the key is not one of an operator of federation `{0}`")]
    NotAnOperator(FederationId),
    /// The keys could not be looked up; nothing is wrong with the statement.
    #[error(transparent)]
    Directory(#[from] DirectoryError),
}

/// What a refusal says about the sender. Which status code that is, the server knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RefusalClass {
    /// The statement is not what it should be.
    Malformed,
    /// No registered key vouches for it.
    Unauthenticated,
    /// It is genuine, and its signer may not say it.
    Forbidden,
    /// It is genuine, and says what nobody may say.
    Unprocessable,
    /// We could not judge it.
    Unavailable,
}

impl EvidenceError {
    /// The stable code that clients can rely on.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Jws(error) => error.code(),
            Self::WrongType { .. } => "typ_not_allowed",
            Self::UnknownKey(_) => "unknown_key",
            Self::KeyNotActive(_) => "key_not_active",
            Self::KeyRevoked(_) => "key_revoked",
            Self::Json(error) => error.kind.code(),
            Self::UnknownMember(_) => "unknown_member",
            Self::ForbiddenCharacter { .. } => "forbidden_character",
            Self::Payload(_) => "malformed_statement",
            Self::Jwk(error) => error.code(),
            Self::KeyMismatch => "key_mismatch",
            Self::WrongAudience(_) => "wrong_audience",
            Self::Expired => "statement_expired",
            Self::IssuedInFuture => "issued_in_future",
            Self::Lifetime => "lifetime_not_allowed",
            Self::WrongIssuer(_) => "wrong_issuer",
            Self::NotOwnKey(_) => "not_own_key",
            Self::NotAnOperator(_) => "not_an_operator",
            Self::Directory(_) => "directory_unavailable",
        }
    }

    /// What the refusal says about the sender.
    #[must_use]
    pub fn class(&self) -> RefusalClass {
        match self {
            Self::UnknownKey(_)
            | Self::Jws(JwsError::BadSignature(_) | JwsError::UnknownKey(_)) => {
                RefusalClass::Unauthenticated
            }
            Self::KeyNotActive(_)
            | Self::KeyRevoked(_)
            | Self::WrongIssuer(_)
            | Self::NotOwnKey(_)
            | Self::NotAnOperator(_) => RefusalClass::Forbidden,
            Self::ForbiddenCharacter { .. } => RefusalClass::Unprocessable,
            Self::Directory(_) => RefusalClass::Unavailable,
            _ => RefusalClass::Malformed,
        }
    }
}
