//! The profiles that hold now, parsed once per version.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tillit_evidence::{KeyState, Operators, RegisteredKey};
use tillit_model::{FederationId, Profile, Sha256};
use tillit_signing::KeyId;
use tillit_store::{ProfileHead, ProfileRow, StoreError, Transaction};

use crate::Refusal;

/// A profile with its exact text, its hash and its operators.
#[derive(Debug)]
pub(crate) struct CurrentProfile {
    pub(crate) version: u64,
    pub(crate) sha256: Sha256,
    pub(crate) text: String,
    pub(crate) profile: Profile,
    pub(crate) operators: Operators,
}

/// Profiles by version and hash; a hash never changes its meaning, so nothing is ever taken out.
#[derive(Debug, Default)]
pub(crate) struct ProfileCache {
    parsed: Mutex<HashMap<(u64, Sha256), Arc<CurrentProfile>>>,
    /// The profiles that held when the rules were last asked, side by side as they want them.
    together: Mutex<Together>,
}

type Together = (Vec<Sha256>, Arc<[Profile]>);

impl ProfileCache {
    /// The profile that holds now for this federation, if there is such a federation.
    pub(crate) fn current(
        &self,
        tx: &mut Transaction<'_>,
        federation: &FederationId,
    ) -> Result<Option<Arc<CurrentProfile>>, StoreError> {
        let heads = tx.current_profiles()?;
        let head = heads.iter().find(|head| head.federation == *federation);
        head.map(|head| self.at(tx, head)).transpose()
    }

    /// The profile with this hash; its text is asked for when it is not known yet.
    fn at(
        &self,
        tx: &mut Transaction<'_>,
        head: &ProfileHead,
    ) -> Result<Arc<CurrentProfile>, StoreError> {
        if let Some(known) = self.lock().get(&(head.version, head.sha256)) {
            return Ok(Arc::clone(known));
        }
        let row = tx.profile_by_sha256(&head.federation, &head.sha256)?;
        let row = row.ok_or_else(|| StoreError::Corrupt {
            what: "a profile",
            reason: format!("that of {} has gone", head.federation),
        })?;
        self.parsed(row)
    }

    /// Who held this key as an operator under an earlier profile of any federation.
    pub(crate) fn former(
        &self,
        tx: &mut Transaction<'_>,
        key: &KeyId,
    ) -> Result<Option<RegisteredKey>, StoreError> {
        for federation in tx.federations()? {
            for row in tx.profiles(&federation.id)? {
                if let Some(registered) = self.parsed(row)?.operators.registered(key) {
                    return Ok(Some(RegisteredKey {
                        state: KeyState::Revoked,
                        ..registered
                    }));
                }
            }
        }
        Ok(None)
    }

    fn parsed(&self, row: ProfileRow) -> Result<Arc<CurrentProfile>, StoreError> {
        let mut parsed = self.lock();
        if let Some(known) = parsed.get(&(row.version, row.sha256)) {
            return Ok(Arc::clone(known));
        }
        let corrupt = |reason: String| StoreError::Corrupt {
            what: "a profile",
            reason,
        };
        let profile: Profile =
            serde_json::from_str(&row.text).map_err(|error| corrupt(error.to_string()))?;
        let operators =
            Operators::from_profile(&profile).map_err(|error| corrupt(error.to_string()))?;
        let current = Arc::new(CurrentProfile {
            version: row.version,
            sha256: row.sha256,
            text: row.text,
            profile,
            operators,
        });
        parsed.insert((row.version, row.sha256), Arc::clone(&current));
        Ok(current)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<(u64, Sha256), Arc<CurrentProfile>>> {
        self.parsed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The profiles of all federations, in the order of their ids.
    pub(crate) fn all(
        &self,
        tx: &mut Transaction<'_>,
    ) -> Result<Vec<Arc<CurrentProfile>>, StoreError> {
        let heads = tx.current_profiles()?;
        heads.iter().map(|head| self.at(tx, head)).collect()
    }

    /// The same as the rules want them. Copied when one has changed, not for every document.
    pub(crate) fn together(&self, tx: &mut Transaction<'_>) -> Result<Arc<[Profile]>, StoreError> {
        let all = self.all(tx)?;
        let hashes: Vec<Sha256> = all.iter().map(|current| current.sha256).collect();
        let mut together = self.together.lock().unwrap_or_else(PoisonError::into_inner);
        if together.0 != hashes {
            let profiles = all.iter().map(|current| current.profile.clone());
            *together = (hashes, profiles.collect());
        }
        Ok(Arc::clone(&together.1))
    }

    /// The profile of a federation that a statement names.
    pub(crate) fn named(
        &self,
        tx: &mut Transaction<'_>,
        federation: &FederationId,
    ) -> Result<Arc<CurrentProfile>, Refusal> {
        self.current(tx, federation)?.ok_or_else(|| {
            Refusal::malformed(
                "unknown_federation",
                format!("this registry has no federation {federation}"),
            )
        })
    }
}
