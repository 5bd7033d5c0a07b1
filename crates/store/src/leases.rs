//! Leases: which of several server processes does what only one may do.

use diesel::prelude::*;
use tillit_model::Timestamp;

use crate::schema::lease;
use crate::transaction::run;
use crate::{StoreError, Transaction};

impl Transaction<'_> {
    /// Takes or prolongs a lease; `false` while somebody else has it. Of any number that take a free one at once, one gets it.
    pub fn acquire_lease(
        &mut self,
        name: &str,
        holder: &str,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<bool, StoreError> {
        let until = until.unix_microseconds();
        let mine_or_free = lease::table.find(name).filter(
            lease::holder
                .eq(holder)
                .or(lease::until.le(now.unix_microseconds())),
        );
        let update =
            diesel::update(mine_or_free).set((lease::holder.eq(holder), lease::until.eq(until)));
        if run!(self, c => update.execute(c))? == 1 {
            return Ok(true);
        }
        let insert = diesel::insert_into(lease::table)
            .values((
                lease::name.eq(name),
                lease::holder.eq(holder),
                lease::until.eq(until),
            ))
            .on_conflict_do_nothing();
        run!(self, c => insert.execute(c)).map(|rows| rows == 1)
    }

    /// Gives a lease back; `false` when it was not held.
    pub fn release_lease(&mut self, name: &str, holder: &str) -> Result<bool, StoreError> {
        let mine = lease::table.find(name).filter(lease::holder.eq(holder));
        run!(self, c => diesel::delete(mine).execute(c)).map(|rows| rows == 1)
    }
}
