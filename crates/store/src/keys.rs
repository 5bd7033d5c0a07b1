//! Submitters' keys and the states they have had. Operators' keys stand in their federation's profile.

use diesel::prelude::*;
use tillit_model::{OrganisationNumber, Sha256, Timestamp};

use crate::row::{parsed, time};
use crate::schema::{key_state, submitter_key};
use crate::transaction::{first, run};
use crate::{KeyState, StoreError, Transaction};

/// A key whose possession has been proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewKey {
    /// RFC 7638 thumbprint.
    pub key_id: String,
    /// Who holds it.
    pub organisation: OrganisationNumber,
    /// The public key as JWK.
    pub jwk: String,
    /// The key proof, a stored statement.
    pub proof: Sha256,
    /// When it was proved.
    pub created_at: Timestamp,
}

/// A submitter's key as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRow {
    /// RFC 7638 thumbprint.
    pub key_id: String,
    /// Who holds it.
    pub organisation: OrganisationNumber,
    /// The public key as JWK.
    pub jwk: String,
    /// The key proof, a stored statement.
    pub proof: Sha256,
    /// When it was proved.
    pub created_at: Timestamp,
    /// What it may do.
    pub state: KeyState,
}

/// One step in the life of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyStateRow {
    /// What it became.
    pub state: KeyState,
    /// When.
    pub at: Timestamp,
    /// The statement that caused it.
    pub cause: Sha256,
}

type Columns = (String, String, String, String, i64);

impl Transaction<'_> {
    /// Adds a key in state pending, caused by its proof; `false` when the key is known, whoever holds it.
    pub fn insert_key(&mut self, key: &NewKey) -> Result<bool, StoreError> {
        let insert = diesel::insert_into(submitter_key::table)
            .values((
                submitter_key::key_id.eq(&key.key_id),
                submitter_key::organisation.eq(key.organisation.to_string()),
                submitter_key::jwk.eq(&key.jwk),
                submitter_key::proof.eq(key.proof.to_string()),
                submitter_key::created_at.eq(key.created_at.unix_microseconds()),
            ))
            .on_conflict_do_nothing();
        let added = run!(self, c => insert.execute(c))? == 1;
        if added {
            self.insert_key_state(
                &key.key_id,
                1,
                KeyState::Pending,
                key.created_at,
                &key.proof,
            )?;
        }
        Ok(added)
    }

    /// The key with this thumbprint.
    pub fn key(&mut self, key_id: &str) -> Result<Option<KeyRow>, StoreError> {
        let query = submitter_key::table
            .left_join(key_state::table.on(key_state::key_id.eq(submitter_key::key_id)))
            .filter(submitter_key::key_id.eq(key_id))
            .order(key_state::ordinal.desc())
            .select((submitter_key::all_columns, key_state::state.nullable()));
        let row: Option<(Columns, Option<String>)> = first!(self, query)?;
        row.map(|(columns, state)| key_row(columns, state))
            .transpose()
    }

    /// An organisation's keys, oldest first.
    pub fn keys_of(
        &mut self,
        organisation: &OrganisationNumber,
    ) -> Result<Vec<KeyRow>, StoreError> {
        let query = submitter_key::table
            .filter(submitter_key::organisation.eq(organisation.to_string()))
            .order((submitter_key::created_at, submitter_key::key_id));
        let rows: Vec<Columns> = run!(self, c => query.load(c))?;
        rows.into_iter()
            .map(|row| {
                let latest = self.latest_key_state(&row.0)?;
                key_row(row, latest.map(|(_, state)| state))
            })
            .collect()
    }

    /// Appends a state if the key is in state `from`; `false` when it is in another one or unknown.
    pub fn change_key_state(
        &mut self,
        key_id: &str,
        from: KeyState,
        to: KeyState,
        at: Timestamp,
        cause: &Sha256,
    ) -> Result<bool, StoreError> {
        match self.latest_key_state(key_id)? {
            Some((ordinal, state)) if state == from.as_str() => {
                self.insert_key_state(key_id, ordinal + 1, to, at, cause)
            }
            _ => Ok(false),
        }
    }

    /// The states that a key has had, oldest first.
    pub fn key_states(&mut self, key_id: &str) -> Result<Vec<KeyStateRow>, StoreError> {
        let query = key_state::table
            .filter(key_state::key_id.eq(key_id))
            .order(key_state::ordinal)
            .select((key_state::state, key_state::at, key_state::cause));
        let rows: Vec<(String, i64, String)> = run!(self, c => query.load(c))?;
        rows.into_iter()
            .map(|(state, at, cause)| {
                Ok(KeyStateRow {
                    state: parsed(&state, "a key's state")?,
                    at: time(at),
                    cause: parsed(&cause, "the cause of a key's state")?,
                })
            })
            .collect()
    }

    /// The ordinal is the concurrency control: of two that append the same one, the second appends nothing.
    fn insert_key_state(
        &mut self,
        key_id: &str,
        ordinal: i64,
        state: KeyState,
        at: Timestamp,
        cause: &Sha256,
    ) -> Result<bool, StoreError> {
        let insert = diesel::insert_into(key_state::table)
            .values((
                key_state::key_id.eq(key_id),
                key_state::ordinal.eq(ordinal),
                key_state::state.eq(state.as_str()),
                key_state::at.eq(at.unix_microseconds()),
                key_state::cause.eq(cause.to_string()),
            ))
            .on_conflict_do_nothing();
        run!(self, c => insert.execute(c)).map(|rows| rows == 1)
    }

    fn latest_key_state(&mut self, key_id: &str) -> Result<Option<(i64, String)>, StoreError> {
        let query = key_state::table
            .filter(key_state::key_id.eq(key_id))
            .order(key_state::ordinal.desc())
            .select((key_state::ordinal, key_state::state));
        first!(self, query)
    }
}

fn key_row(
    (key_id, organisation, jwk, proof, created_at): Columns,
    state: Option<String>,
) -> Result<KeyRow, StoreError> {
    let state = state.ok_or_else(|| StoreError::Corrupt {
        what: "a key",
        reason: format!("{key_id} has no state"),
    })?;
    Ok(KeyRow {
        key_id,
        organisation: parsed(&organisation, "an organisation number")?,
        jwk,
        proof: parsed(&proof, "a key proof's SHA-256")?,
        created_at: time(created_at),
        state: parsed(&state, "a key's state")?,
    })
}
