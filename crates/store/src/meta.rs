//! Facts about this registry as a whole, by name.

use diesel::prelude::*;
use diesel::upsert::excluded;

use crate::schema::meta;
use crate::transaction::{first, run};
use crate::{StoreError, Transaction};

impl Transaction<'_> {
    /// The fact with this name.
    pub fn meta(&mut self, name: &str) -> Result<Option<String>, StoreError> {
        let query = meta::table.find(name).select(meta::value);
        first!(self, query)
    }

    /// Notes a fact; an earlier one with this name is replaced.
    pub fn set_meta(&mut self, name: &str, value: &str) -> Result<(), StoreError> {
        let insert = diesel::insert_into(meta::table)
            .values((meta::name.eq(name), meta::value.eq(value)))
            .on_conflict(meta::name)
            .do_update()
            .set(meta::value.eq(excluded(meta::value)));
        run!(self, c => insert.execute(c)).map(drop)
    }
}
