//! Values that a key proof must repeat, each once.

use diesel::prelude::*;
use tillit_model::Timestamp;

use crate::schema::nonce;
use crate::transaction::run;
use crate::{StoreError, Transaction};

impl Transaction<'_> {
    /// Keeps a nonce that was handed out; `false` when there is one like it, which a random one never meets.
    pub fn insert_nonce(&mut self, value: &str, expires_at: Timestamp) -> Result<bool, StoreError> {
        let insert = diesel::insert_into(nonce::table)
            .values((
                nonce::value.eq(value),
                nonce::expires_at.eq(expires_at.unix_microseconds()),
            ))
            .on_conflict_do_nothing();
        run!(self, c => insert.execute(c)).map(|rows| rows == 1)
    }

    /// Uses a nonce up; `false` when it was never handed out, has been used or has expired. Of any number that try at once, one gets `true`.
    pub fn take_nonce(&mut self, value: &str, now: Timestamp) -> Result<bool, StoreError> {
        let fresh = nonce::table
            .find(value)
            .filter(nonce::expires_at.gt(now.unix_microseconds()));
        run!(self, c => diesel::delete(fresh).execute(c)).map(|rows| rows == 1)
    }

    /// Forgets nonces that have expired; returns how many.
    pub fn purge_nonces(&mut self, now: Timestamp) -> Result<usize, StoreError> {
        let delete =
            diesel::delete(nonce::table.filter(nonce::expires_at.le(now.unix_microseconds())));
        run!(self, c => delete.execute(c))
    }
}
