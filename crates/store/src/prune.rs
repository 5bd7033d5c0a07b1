//! Letting go of publications that only the clock made.

use diesel::dsl::{exists, not};
use diesel::prelude::*;
use tillit_model::Timestamp;

use crate::schema::{artefact, current_publication, publication, publication_artefact};
use crate::transaction::run;
use crate::{StoreError, Transaction};

/// What was let go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pruned {
    /// Publications.
    pub publications: usize,
    /// Artefacts that no publication shows any more.
    pub artefacts: usize,
}

/// So many publications are let go in one transaction; the next run takes the next ones.
const AT_ONCE: i64 = 500;

impl Transaction<'_> {
    /// Removes publications that the clock made before this time, up to 500 of them, with the artefacts that only they showed. Those made by a change and the current ones stay.
    pub fn prune_clock_publications(&mut self, before: Timestamp) -> Result<Pruned, StoreError> {
        use publication_artefact as shown;
        let is_current = current_publication::table
            .filter(current_publication::federation.eq(publication::federation))
            .filter(current_publication::sequence.eq(publication::sequence));
        let query = publication::table
            .filter(publication::is_change.eq(false))
            .filter(publication::created_at.lt(before.unix_microseconds()))
            .filter(not(exists(is_current)))
            .order((
                publication::created_at,
                publication::federation,
                publication::sequence,
            ))
            .limit(AT_ONCE)
            .select((publication::federation, publication::sequence));
        let old: Vec<(String, i64)> = run!(self, c => query.load(c))?;
        let mut pruned = Pruned::default();
        for (federation, sequence) in old {
            let links = shown::table
                .filter(shown::federation.eq(&federation))
                .filter(shown::sequence.eq(sequence));
            let artefacts: Vec<String> = run!(self, c => links.select(shown::sha256).load(c))?;
            run!(self, c => diesel::delete(links).execute(c))?;
            let orphans = artefact::table
                .filter(artefact::sha256.eq_any(artefacts))
                .filter(not(exists(
                    shown::table.filter(shown::sha256.eq(artefact::sha256)),
                )));
            pruned.artefacts += run!(self, c => diesel::delete(orphans).execute(c))?;
            let itself = publication::table.find((&federation, sequence));
            pruned.publications += run!(self, c => diesel::delete(itself).execute(c))?;
        }
        Ok(pruned)
    }
}
