//! Publications and which of them is current.

use diesel::prelude::*;
use tillit_model::{FederationId, Timestamp};

use crate::row::{column, count, parsed, time};
use crate::schema::{current_publication, publication};
use crate::transaction::{first, run};
use crate::{Page, Paged, StoreError, Transaction};

/// A publication that is being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPublication {
    /// Whose.
    pub federation: FederationId,
    /// Its number, one above the last.
    pub sequence: u64,
    /// What made it necessary.
    pub cause: String,
    /// Which version of which entity is in it; the publisher's own text.
    pub entity_index: String,
    /// Made by a change, so kept for ever; otherwise by the clock.
    pub is_change: bool,
    /// When it was made.
    pub created_at: Timestamp,
}

/// A publication, without its entity index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// Whose.
    pub federation: FederationId,
    /// Its number.
    pub sequence: u64,
    /// What made it necessary.
    pub cause: String,
    /// Made by a change, so kept for ever; otherwise by the clock.
    pub is_change: bool,
    /// When it was made.
    pub created_at: Timestamp,
}

type Columns = (String, i64, String, bool, i64);

const COLUMNS: (
    publication::federation,
    publication::sequence,
    publication::cause,
    publication::is_change,
    publication::created_at,
) = (
    publication::federation,
    publication::sequence,
    publication::cause,
    publication::is_change,
    publication::created_at,
);

impl Transaction<'_> {
    /// Adds a publication; `false` when its number is taken. Of any number that take it at once, one gets it.
    pub fn insert_publication(&mut self, new: &NewPublication) -> Result<bool, StoreError> {
        let insert = diesel::insert_into(publication::table)
            .values((
                publication::federation.eq(new.federation.as_str()),
                publication::sequence.eq(column(new.sequence)),
                publication::cause.eq(&new.cause),
                publication::entity_index.eq(&new.entity_index),
                publication::is_change.eq(new.is_change),
                publication::created_at.eq(new.created_at.unix_microseconds()),
            ))
            .on_conflict_do_nothing();
        run!(self, c => insert.execute(c)).map(|rows| rows == 1)
    }

    /// Makes a publication current if `previous` is current now (`None`: if none is); `false` otherwise. Of any number that follow the same one at once, one succeeds.
    pub fn set_current(
        &mut self,
        federation: &FederationId,
        sequence: u64,
        previous: Option<u64>,
    ) -> Result<bool, StoreError> {
        use current_publication as current;
        let rows = match previous {
            None => {
                let insert = diesel::insert_into(current::table)
                    .values((
                        current::federation.eq(federation.as_str()),
                        current::sequence.eq(column(sequence)),
                    ))
                    .on_conflict_do_nothing();
                run!(self, c => insert.execute(c))?
            }
            Some(previous) => {
                let expected = current::table
                    .find(federation.as_str())
                    .filter(current::sequence.eq(column(previous)));
                let update = diesel::update(expected).set(current::sequence.eq(column(sequence)));
                run!(self, c => update.execute(c))?
            }
        };
        Ok(rows == 1)
    }

    /// The publication that consumers get.
    pub fn current_publication(
        &mut self,
        federation: &FederationId,
    ) -> Result<Option<Publication>, StoreError> {
        let query = current_publication::table
            .find(federation.as_str())
            .select(current_publication::sequence);
        let sequence: Option<i64> = first!(self, query)?;
        match sequence {
            Some(sequence) => self.publication(federation, count(sequence)),
            None => Ok(None),
        }
    }

    /// The publication with this number.
    pub fn publication(
        &mut self,
        federation: &FederationId,
        sequence: u64,
    ) -> Result<Option<Publication>, StoreError> {
        let query = publication::table
            .find((federation.as_str(), column(sequence)))
            .select(COLUMNS);
        let row: Option<Columns> = first!(self, query)?;
        row.map(publication_row).transpose()
    }

    /// The entity index of the publication with this number.
    pub fn entity_index(
        &mut self,
        federation: &FederationId,
        sequence: u64,
    ) -> Result<Option<String>, StoreError> {
        let query = publication::table
            .find((federation.as_str(), column(sequence)))
            .select(publication::entity_index);
        first!(self, query)
    }

    /// The highest number that was given, current or not.
    pub fn last_sequence(&mut self, federation: &FederationId) -> Result<Option<u64>, StoreError> {
        let query = publication::table
            .filter(publication::federation.eq(federation.as_str()))
            .order(publication::sequence.desc())
            .select(publication::sequence);
        let sequence: Option<i64> = first!(self, query)?;
        Ok(sequence.map(count))
    }

    /// A federation's publications, newest first.
    pub fn publications(
        &mut self,
        federation: &FederationId,
        page: Page,
    ) -> Result<Paged<Publication>, StoreError> {
        let of_it = publication::table.filter(publication::federation.eq(federation.as_str()));
        let total: i64 = run!(self, c => of_it.count().get_result(c))?;
        let query = of_it
            .order(publication::sequence.desc())
            .select(COLUMNS)
            .limit(page.limit())
            .offset(page.offset());
        let rows: Vec<Columns> = run!(self, c => query.load(c))?;
        Ok(Paged {
            rows: rows
                .into_iter()
                .map(publication_row)
                .collect::<Result<_, _>>()?,
            total: count(total),
        })
    }
}

fn publication_row(
    (federation, sequence, cause, is_change, created_at): Columns,
) -> Result<Publication, StoreError> {
    Ok(Publication {
        federation: parsed(&federation, "a federation id")?,
        sequence: count(sequence),
        cause,
        is_change,
        created_at: time(created_at),
    })
}
