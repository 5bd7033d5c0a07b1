//! An operator at work: one person, one federation, one key.

use tillit_evidence::{Claims, Operator, Operators, ProfileKeyError, Subject};
use tillit_model::{FederationId, Profile, Sha256, Timestamp};
use tillit_signing::Signer;

use crate::connection::{Connection, Item, RequestError, Status, TokenError};
use crate::random;

/// An operator at work. Opened with a key that the federation's profile lists.
pub struct Desk<'k> {
    pub(super) connection: Connection,
    pub(super) profile: Profile,
    pub(super) profile_sha256: Sha256,
    pub(super) operators: Operators,
    pub(super) me: Operator,
    pub(super) signer: &'k dyn Signer,
}

/// Why an operator cannot work.
#[derive(Debug, thiserror::Error)]
pub enum OpenDeskError {
    /// The registry gave no answer.
    #[error(transparent)]
    Request(#[from] RequestError),
    /// There is no token.
    #[error(transparent)]
    Token(#[from] TokenError),
    /// The profile's keys contradict each other.
    #[error("the profile of the federation cannot be used: {0}")]
    Profile(#[from] ProfileKeyError),
    /// The key is nobody's in this federation.
    #[error("the key is not one of an operator of federation {0}")]
    NotAnOperator(FederationId),
}

impl<'k> Desk<'k> {
    /// Reads the profile, finds the key's owner in it, and asks for a token.
    pub fn open(
        connection: &Connection,
        federation: &FederationId,
        signer: &'k dyn Signer,
        now: Timestamp,
    ) -> Result<Self, OpenDeskError> {
        let profiled = connection.profile(federation)?;
        let operators = Operators::from_profile(&profiled.profile)?;
        let me = operators
            .find(signer.public_key().key_id())
            .cloned()
            .ok_or_else(|| OpenDeskError::NotAnOperator(federation.clone()))?;
        let connection =
            connection.authenticate(Subject::Person(me.person.clone()), signer, now)?;
        Ok(Self {
            connection,
            profile: profiled.profile,
            profile_sha256: profiled.sha256,
            operators,
            me,
            signer,
        })
    }

    /// Who works here.
    pub fn me(&self) -> &Operator {
        &self.me
    }

    /// The rules of the federation.
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// What waits for the operators.
    pub fn pending(&self) -> Result<Vec<Item>, RequestError> {
        self.connection
            .reviews(&self.profile.id, Some(Status::Pending))
    }

    pub(super) fn claims(&self, now: Timestamp) -> Claims {
        Claims::new(
            self.me.organisation.clone(),
            self.connection.address().as_str(),
            now,
            random::jti(),
        )
    }
}

impl std::fmt::Debug for Desk<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk")
            .field("me", &self.me)
            .finish_non_exhaustive()
    }
}
