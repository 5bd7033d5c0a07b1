//! Memory of statement ids, so that nothing counts twice.

use diesel::prelude::*;
use tillit_model::{Sha256, Timestamp};

use crate::row::parsed;
use crate::schema::replay;
use crate::transaction::{first, run};
use crate::{StoreError, Transaction};

impl Transaction<'_> {
    /// Remembers that this issuer has used this id, until then; `false` when it was used before. Of any number that try at once, one gets `true`.
    pub fn remember_jti(
        &mut self,
        issuer: &str,
        jti: &str,
        until: Timestamp,
        statement: &Sha256,
    ) -> Result<bool, StoreError> {
        let insert = diesel::insert_into(replay::table)
            .values((
                replay::issuer.eq(issuer),
                replay::jti.eq(jti),
                replay::until.eq(until.unix_microseconds()),
                replay::statement.eq(statement.to_string()),
            ))
            .on_conflict_do_nothing();
        run!(self, c => insert.execute(c)).map(|rows| rows == 1)
    }

    /// The SHA-256 of the statement that used this id.
    pub fn statement_of_jti(
        &mut self,
        issuer: &str,
        jti: &str,
    ) -> Result<Option<Sha256>, StoreError> {
        let query = replay::table.find((issuer, jti)).select(replay::statement);
        let row: Option<String> = first!(self, query)?;
        row.map(|sha256| parsed(&sha256, "a statement's SHA-256"))
            .transpose()
    }

    /// Forgets ids that no statement can be received with any more; returns how many.
    pub fn forget_jti_before(&mut self, now: Timestamp) -> Result<usize, StoreError> {
        let delete =
            diesel::delete(replay::table.filter(replay::until.lt(now.unix_microseconds())));
        run!(self, c => delete.execute(c))
    }
}
