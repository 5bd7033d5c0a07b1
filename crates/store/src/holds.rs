//! Holds: what one operator has stopped at once, until several let it go.

use diesel::dsl::{exists, not};
use diesel::prelude::*;
use tillit_model::{FederationId, PersonId, Sha256, Timestamp};

use crate::row::{parsed, time};
use crate::schema::{hold, hold_lift};
use crate::transaction::{first, run};
use crate::{HoldTarget, StoreError, Transaction};

/// A hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoldRow {
    /// Of the signed statement, which is stored.
    pub sha256: Sha256,
    /// In which federation.
    pub federation: FederationId,
    /// What kind of thing is stopped.
    pub target: HoldTarget,
    /// Its name.
    pub target_id: String,
    /// Why, in the operator's words.
    pub reason: String,
    /// Who stopped it.
    pub person: PersonId,
    /// When.
    pub at: Timestamp,
}

type Columns = (String, String, String, String, String, String, i64);

impl Transaction<'_> {
    /// Adds a hold; `false` when it is there. Its statement must be stored first.
    pub fn insert_hold(&mut self, row: &HoldRow) -> Result<bool, StoreError> {
        let insert = diesel::insert_into(hold::table)
            .values((
                hold::sha256.eq(row.sha256.to_string()),
                hold::federation.eq(row.federation.as_str()),
                hold::target_kind.eq(row.target.as_str()),
                hold::target_id.eq(&row.target_id),
                hold::reason.eq(&row.reason),
                hold::person.eq(row.person.as_str()),
                hold::at.eq(row.at.unix_microseconds()),
            ))
            .on_conflict_do_nothing();
        run!(self, c => insert.execute(c)).map(|rows| rows == 1)
    }

    /// Notes that an approved item has lifted a hold; `false` when it was lifted before.
    pub fn lift_hold(
        &mut self,
        hold: &Sha256,
        item: &Sha256,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let insert = diesel::insert_into(hold_lift::table)
            .values((
                hold_lift::hold.eq(hold.to_string()),
                hold_lift::item.eq(item.to_string()),
                hold_lift::at.eq(at.unix_microseconds()),
            ))
            .on_conflict_do_nothing();
        run!(self, c => insert.execute(c)).map(|rows| rows == 1)
    }

    /// The hold with this hash, lifted or not.
    pub fn hold(&mut self, sha256: &Sha256) -> Result<Option<HoldRow>, StoreError> {
        let query = hold::table.find(sha256.to_string());
        let row: Option<Columns> = first!(self, query)?;
        row.map(hold_row).transpose()
    }

    /// What is stopped now, oldest first.
    pub fn open_holds(&mut self, federation: &FederationId) -> Result<Vec<HoldRow>, StoreError> {
        let query = hold::table
            .filter(hold::federation.eq(federation.as_str()))
            .filter(not(exists(
                hold_lift::table.filter(hold_lift::hold.eq(hold::sha256)),
            )))
            .order((hold::at, hold::sha256));
        let rows: Vec<Columns> = run!(self, c => query.load(c))?;
        rows.into_iter().map(hold_row).collect()
    }
}

fn hold_row(
    (sha256, federation, target, target_id, reason, person, at): Columns,
) -> Result<HoldRow, StoreError> {
    Ok(HoldRow {
        sha256: parsed(&sha256, "a hold's SHA-256")?,
        federation: parsed(&federation, "a federation id")?,
        target: parsed(&target, "what a hold stops")?,
        target_id,
        reason,
        person: parsed(&person, "a person id")?,
        at: time(at),
    })
}
