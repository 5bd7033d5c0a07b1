//! Who holds which key. The registry answers from its database, a review tool from what it fetched.

use std::error::Error;

use tillit_model::{FederationId, OrganisationNumber, PersonId};
use tillit_signing::{KeyId, PublicKey};

/// Finds registered keys.
pub trait KeyDirectory {
    /// The key with this id, whatever its state; `None` if nobody registered it.
    fn find(&self, id: &KeyId) -> Result<Option<RegisteredKey>, DirectoryError>;
}

/// A key that somebody registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisteredKey {
    /// The public key.
    pub key: PublicKey,
    /// Who holds it.
    pub holder: Holder,
    /// Whether it counts now.
    pub state: KeyState,
}

/// Who holds a key. A key serves one holder in one role.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Holder {
    /// An organisation, for its submissions.
    Organisation(OrganisationNumber),
    /// A person who decides for a federation.
    Operator {
        /// The person.
        person: PersonId,
        /// The organisation that the person belongs to.
        organisation: OrganisationNumber,
        /// The federation that the person decides for.
        federation: FederationId,
    },
}

impl Holder {
    /// The organisation itself, or the one that the person belongs to.
    #[must_use]
    pub fn organisation(&self) -> &OrganisationNumber {
        match self {
            Self::Organisation(organisation) | Self::Operator { organisation, .. } => organisation,
        }
    }

    /// Whether this is an operator of the federation.
    #[must_use]
    pub fn operates(&self, federation: &FederationId) -> bool {
        matches!(self, Self::Operator { federation: own, .. } if own == federation)
    }
}

/// The life of a key, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyState {
    /// Registered, not yet approved or still in its waiting time. Signs nothing.
    Pending,
    /// Signs.
    Active,
    /// Has a successor and still signs.
    Retiring,
    /// Signs nothing any more. What it signed before stays evidence.
    Revoked,
}

/// The directory could not be asked.
#[derive(Debug, thiserror::Error)]
#[error("the key directory could not be read: {0}")]
pub struct DirectoryError(#[source] pub Box<dyn Error + Send + Sync>);
