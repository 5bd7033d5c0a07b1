//! The people who decide for a federation, as its profile names them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tillit_model::{FederationId, OrganisationNumber, PersonId, Profile};
use tillit_signing::{Jwk, KeyId, ParseJwkError, PublicKey};

use crate::directory::{Holder, KeyState, RegisteredKey};

/// The operators of one profile, by key. Every key is valid and serves one person; there are at least m people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operators {
    keys: BTreeMap<KeyId, (Operator, PublicKey)>,
}

/// A person who decides.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Operator {
    /// The person.
    pub person: PersonId,
    /// The organisation that the person belongs to.
    pub organisation: OrganisationNumber,
    /// The federation that the person decides for.
    pub federation: FederationId,
}

/// Why the operators of a profile cannot be accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProfileKeyError {
    /// A key is not a usable public key.
    #[error("a key of {person}: {source}")]
    Key {
        /// Whose.
        person: PersonId,
        /// What is wrong.
        source: ParseJwkError,
    },
    /// A key has a name of its own instead of its thumbprint.
    #[error("a key of {0} has a `kid` that is not its thumbprint")]
    Name(PersonId),
    /// A key stands twice, with one person or with two.
    #[error("key {key} of {person} is also listed for {other}")]
    SharedKey {
        /// The key.
        key: KeyId,
        /// The second place.
        person: PersonId,
        /// The first place.
        other: PersonId,
    },
    /// A person stands twice.
    #[error("{0} is listed twice")]
    SamePerson(PersonId),
    /// A person without a key cannot decide and must not count as somebody who could.
    #[error("{0} has no key")]
    NoKey(PersonId),
    /// Fewer people than must approve.
    #[error("{people} people cannot give {approvals} approvals")]
    TooFew {
        /// How many there are.
        people: usize,
        /// How many must approve.
        approvals: u8,
    },
}

impl Operators {
    /// The operators that the profile names.
    pub fn from_profile(profile: &Profile) -> Result<Self, ProfileKeyError> {
        let mut keys: BTreeMap<KeyId, (Operator, PublicKey)> = BTreeMap::new();
        let mut people = BTreeSet::new();
        for listed in &profile.operators {
            let operator = Operator {
                person: listed.person.clone(),
                organisation: listed.organisation.clone(),
                federation: profile.id.clone(),
            };
            if !people.insert(listed.person.clone()) {
                return Err(ProfileKeyError::SamePerson(operator.person));
            }
            if listed.keys.is_empty() {
                return Err(ProfileKeyError::NoKey(operator.person));
            }
            for members in &listed.keys {
                let key = read_key(Value::Object(members.clone()), &operator.person)?;
                let id = key.key_id().clone();
                if let Some((other, _)) = keys.insert(id.clone(), (operator.clone(), key)) {
                    let (person, other) = (operator.person, other.person);
                    return Err(ProfileKeyError::SharedKey {
                        key: id,
                        person,
                        other,
                    });
                }
            }
        }
        let approvals = profile.approvals.get();
        if people.len() < usize::from(approvals) {
            return Err(ProfileKeyError::TooFew {
                people: people.len(),
                approvals,
            });
        }
        Ok(Self { keys })
    }

    /// The person whose key this is.
    #[must_use]
    pub fn find(&self, id: &KeyId) -> Option<&Operator> {
        self.keys.get(id).map(|(operator, _)| operator)
    }

    /// The key as a directory knows it. Keys in a profile are active; taking one out is what ends it.
    #[must_use]
    pub fn registered(&self, id: &KeyId) -> Option<RegisteredKey> {
        self.keys.get(id).map(|(operator, key)| RegisteredKey {
            key: key.clone(),
            holder: operator.holder(),
            state: KeyState::Active,
        })
    }

    /// Every key with the person who holds it.
    pub fn iter(&self) -> impl Iterator<Item = (&Operator, &PublicKey)> {
        self.keys.values().map(|(operator, key)| (operator, key))
    }

    /// How many people there are.
    #[must_use]
    pub fn people(&self) -> usize {
        self.keys
            .values()
            .map(|(operator, _)| &operator.person)
            .collect::<BTreeSet<_>>()
            .len()
    }
}

impl Operator {
    /// The person as the holder of a key.
    #[must_use]
    pub fn holder(&self) -> Holder {
        Holder::Operator {
            person: self.person.clone(),
            organisation: self.organisation.clone(),
            federation: self.federation.clone(),
        }
    }
}

fn read_key(members: Value, person: &PersonId) -> Result<PublicKey, ProfileKeyError> {
    let refuse = |source| ProfileKeyError::Key {
        person: person.clone(),
        source,
    };
    let jwk = Jwk::from_value(members).map_err(refuse)?;
    let key = PublicKey::from_jwk(&jwk).map_err(refuse)?;
    match jwk.kid.as_deref() {
        Some(kid) if kid != key.key_id().as_str() => Err(ProfileKeyError::Name(person.clone())),
        _ => Ok(key),
    }
}
