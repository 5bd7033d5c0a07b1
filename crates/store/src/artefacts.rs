//! Published bytes, stored once and served as stored, and where each publication shows them.

use diesel::prelude::*;
use tillit_model::{FederationId, Sha256, Timestamp};

use crate::row::{column, parsed, time};
use crate::schema::{artefact, current_publication, publication_artefact};
use crate::transaction::{first, run};
use crate::{StoreError, Transaction};

/// Published bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArtefactRow {
    /// Of the bytes.
    pub sha256: Sha256,
    /// What they are.
    pub media_type: String,
    /// As they are served.
    pub bytes: Vec<u8>,
}

/// Where a publication shows an artefact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArtefactLink {
    /// The address below the public base URL.
    pub path: String,
    /// The output format.
    pub format: String,
    /// Of the bytes.
    pub sha256: Sha256,
    /// What the bytes are.
    pub media_type: String,
    /// When they were signed.
    pub issued_at: Timestamp,
    /// When they end; `None` when they do not.
    pub expires_at: Option<Timestamp>,
}

type LinkColumns = (String, String, String, String, i64, Option<i64>);

const LINK_COLUMNS: (
    publication_artefact::path,
    publication_artefact::format,
    publication_artefact::sha256,
    artefact::media_type,
    publication_artefact::issued_at,
    publication_artefact::expires_at,
) = (
    publication_artefact::path,
    publication_artefact::format,
    publication_artefact::sha256,
    artefact::media_type,
    publication_artefact::issued_at,
    publication_artefact::expires_at,
);

/// Links in one statement: seven values each, of the 32,766 that SQLite takes.
const AT_ONCE: usize = 1_000;

impl Transaction<'_> {
    /// Stores bytes unless they are stored already.
    pub fn insert_artefact(&mut self, row: &ArtefactRow) -> Result<(), StoreError> {
        let insert = diesel::insert_into(artefact::table)
            .values((
                artefact::sha256.eq(row.sha256.to_string()),
                artefact::media_type.eq(&row.media_type),
                artefact::bytes.eq(&row.bytes),
            ))
            .on_conflict_do_nothing();
        run!(self, c => insert.execute(c)).map(drop)
    }

    /// The artefact with this hash.
    pub fn artefact(&mut self, sha256: &Sha256) -> Result<Option<ArtefactRow>, StoreError> {
        let query = artefact::table
            .find(sha256.to_string())
            .select((artefact::media_type, artefact::bytes));
        let row: Option<(String, Vec<u8>)> = first!(self, query)?;
        Ok(row.map(|(media_type, bytes)| ArtefactRow {
            sha256: *sha256,
            media_type,
            bytes,
        }))
    }

    /// Shows stored artefacts in a publication, all in one statement: most of what a publication shows it carries on. Their media types are the artefacts'.
    pub fn link_artefacts(
        &mut self,
        federation: &FederationId,
        sequence: u64,
        links: &[ArtefactLink],
    ) -> Result<(), StoreError> {
        use publication_artefact as p;
        for some in links.chunks(AT_ONCE) {
            let rows: Vec<_> = some
                .iter()
                .map(|link| {
                    (
                        p::federation.eq(federation.as_str()),
                        p::sequence.eq(column(sequence)),
                        p::path.eq(&link.path),
                        p::format.eq(&link.format),
                        p::sha256.eq(link.sha256.to_string()),
                        p::issued_at.eq(link.issued_at.unix_microseconds()),
                        p::expires_at.eq(link.expires_at.map(Timestamp::unix_microseconds)),
                    )
                })
                .collect();
            run!(self, c => diesel::insert_into(p::table).values(rows).execute(c))?;
        }
        Ok(())
    }

    /// What a current publication shows at this address, whichever federation made it; of several, what was issued first.
    pub fn shown_at(&mut self, path: &str) -> Result<Option<ArtefactLink>, StoreError> {
        use current_publication as current;
        use publication_artefact as p;
        let is_current = current::federation
            .eq(p::federation)
            .and(current::sequence.eq(p::sequence));
        let query = p::table
            .inner_join(artefact::table)
            .inner_join(current::table.on(is_current))
            .filter(p::path.eq(path))
            .order((p::issued_at, p::federation))
            .select(LINK_COLUMNS);
        let row: Option<LinkColumns> = first!(self, query)?;
        row.map(link_row).transpose()
    }

    /// The artefacts of a publication, by path.
    pub fn artefacts_of(
        &mut self,
        federation: &FederationId,
        sequence: u64,
    ) -> Result<Vec<ArtefactLink>, StoreError> {
        use publication_artefact as p;
        let query = p::table
            .inner_join(artefact::table)
            .filter(p::federation.eq(federation.as_str()))
            .filter(p::sequence.eq(column(sequence)))
            .order(p::path)
            .select(LINK_COLUMNS);
        let rows: Vec<LinkColumns> = run!(self, c => query.load(c))?;
        rows.into_iter().map(link_row).collect()
    }
}

fn link_row(
    (path, format, sha256, media_type, issued_at, expires_at): LinkColumns,
) -> Result<ArtefactLink, StoreError> {
    Ok(ArtefactLink {
        path,
        format,
        sha256: parsed(&sha256, "an artefact's SHA-256")?,
        media_type,
        issued_at: time(issued_at),
        expires_at: expires_at.map(time),
    })
}
