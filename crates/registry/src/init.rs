//! The first start: federations come into being from their profiles, once.

use tillit_evidence::{Operators, ProfileKeyError};
use tillit_model::text::{json, typed};
use tillit_model::{Clock, FederationId, Profile, Sha256};
use tillit_store::{ProfileRow, Store, StoreError};

use crate::KeyRoom;
use crate::registry::publish_key_name;

/// Why a registry could not be initialised. Nothing was stored.
#[derive(Debug, thiserror::Error)]
pub enum InitError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No profile was given.
    #[error("give at least one federation profile")]
    NoProfile,
    /// The federation is there, with its history and its keys.
    #[error("federation {0} is initialised already; a new profile is decided by its operators")]
    AlreadyInitialised(FederationId),
    /// A profile's text is not a profile.
    #[error("profile {place}: {reason}")]
    Profile {
        /// Which one, from 1.
        place: usize,
        /// What its reader said.
        reason: String,
    },
    /// A profile's operator keys cannot stand.
    #[error("profile of {federation}: {source}")]
    Keys {
        /// The federation.
        federation: FederationId,
        /// Why not.
        source: ProfileKeyError,
    },
    /// The environment must be part of the issuer.
    #[error(
        "profile of {federation}: the path of issuer {issuer} must hold the segment {environment:?}"
    )]
    Environment {
        /// The federation.
        federation: FederationId,
        /// Its issuer.
        issuer: String,
        /// Its environment.
        environment: &'static str,
    },
    /// Two profiles share an id, an issuer or an operator's key.
    #[error(
        "profile of {federation}: {what} belongs to another federation of this registry already"
    )]
    Shared {
        /// The federation.
        federation: FederationId,
        /// What is shared.
        what: String,
    },
    /// The first profile has no one before it who could have asked for proofs.
    #[error("profile of {0}: a first profile has no proofs")]
    Proofs(FederationId),
    /// There is no key to publish with.
    #[error("there is no publish key for federation {0}")]
    NoPublishKey(FederationId),
}

/// Stores the first profiles of the registry's federations. The texts are JSON and are kept verbatim.
pub fn init(
    store: &Store,
    profiles: &[String],
    keys: &dyn KeyRoom,
    clock: &dyn Clock,
) -> Result<Vec<Profile>, InitError> {
    if profiles.is_empty() {
        return Err(InitError::NoProfile);
    }
    let mut read: Vec<Profile> = Vec::new();
    let mut held: Vec<Operators> = Vec::new();
    for (index, text) in profiles.iter().enumerate() {
        let profile = parse(index + 1, text)?;
        let operators = judge(&profile, &read, &held)?;
        read.push(profile);
        held.push(operators);
    }
    let now = clock.now();
    store.write(|tx| {
        for (profile, text) in read.iter().zip(profiles) {
            if !tx.insert_federation(&profile.id, now)? {
                return Err(InitError::AlreadyInitialised(profile.id.clone()));
            }
            tx.insert_profile(&ProfileRow {
                federation: profile.id.clone(),
                version: 1,
                sha256: Sha256::of(text),
                approvals: profile.approvals.get(),
                text: text.clone(),
                created_at: now,
            })?;
            let key = keys
                .publish_key(&profile.id)
                .ok_or_else(|| InitError::NoPublishKey(profile.id.clone()))?;
            let key_id = key.public_key().key_id().to_string();
            tx.set_meta(&publish_key_name(&profile.id), &key_id)?;
        }
        Ok::<(), InitError>(())
    })?;
    Ok(read)
}

fn parse(place: usize, text: &str) -> Result<Profile, InitError> {
    let fail = |reason: String| InitError::Profile { place, reason };
    let value = json::read(text.as_bytes()).map_err(|error| fail(error.to_string()))?;
    typed::from_value(value).map_err(|error| fail(error.to_string()))
}

fn judge(
    profile: &Profile,
    others: &[Profile],
    their_operators: &[Operators],
) -> Result<Operators, InitError> {
    let federation = profile.id.clone();
    let shared = |what: String| InitError::Shared {
        federation: profile.id.clone(),
        what,
    };
    if !profile.proofs.is_empty() {
        return Err(InitError::Proofs(federation));
    }
    let environment = profile.environment.as_str();
    let path = profile.issuer.splitn(4, '/').nth(3).unwrap_or_default();
    if !path.split('/').any(|segment| segment == environment) {
        return Err(InitError::Environment {
            federation,
            issuer: profile.issuer.clone(),
            environment,
        });
    }
    if others.iter().any(|other| other.id == profile.id) {
        return Err(shared(format!("the id {}", profile.id)));
    }
    if others.iter().any(|other| other.issuer == profile.issuer) {
        return Err(shared(format!("the issuer {}", profile.issuer)));
    }
    let operators = Operators::from_profile(profile)
        .map_err(|source| InitError::Keys { federation, source })?;
    for (_, key) in operators.iter() {
        let id = key.key_id();
        if their_operators.iter().any(|other| other.find(id).is_some()) {
            return Err(shared(format!("the operator key {id}")));
        }
    }
    Ok(operators)
}
