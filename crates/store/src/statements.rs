//! Accepted signed statements, byte for byte: the evidence from which everything else can be rebuilt.

use diesel::prelude::*;
use tillit_model::{OrganisationNumber, Sha256, Timestamp};

use crate::row::{parsed, text, time};
use crate::schema::statement;
use crate::transaction::{first, run};
use crate::{StoreError, Transaction};

/// A signed statement as it was received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementRow {
    /// Of the complete JWS.
    pub sha256: Sha256,
    /// The `typ` of its header.
    pub typ: String,
    /// The `kid` of its header.
    pub key_id: String,
    /// The organisation that its signer belongs to.
    pub organisation: OrganisationNumber,
    /// The complete JWS.
    pub jws: String,
    /// When it was accepted.
    pub received_at: Timestamp,
}

type Columns = (String, String, String, String, Vec<u8>, i64);

impl Transaction<'_> {
    /// Keeps a statement; `false` when this very one is kept already.
    pub fn insert_statement(&mut self, row: &StatementRow) -> Result<bool, StoreError> {
        let insert = diesel::insert_into(statement::table)
            .values((
                statement::sha256.eq(row.sha256.to_string()),
                statement::typ.eq(&row.typ),
                statement::key_id.eq(&row.key_id),
                statement::organisation.eq(row.organisation.to_string()),
                statement::jws.eq(row.jws.as_bytes()),
                statement::received_at.eq(row.received_at.unix_microseconds()),
            ))
            .on_conflict_do_nothing();
        run!(self, c => insert.execute(c)).map(|rows| rows == 1)
    }

    /// Whether this very statement is kept.
    pub fn has_statement(&mut self, sha256: &Sha256) -> Result<bool, StoreError> {
        let query = statement::table
            .find(sha256.to_string())
            .select(statement::sha256);
        let row: Option<String> = first!(self, query)?;
        Ok(row.is_some())
    }

    /// The statement with this hash.
    pub fn statement(&mut self, sha256: &Sha256) -> Result<Option<StatementRow>, StoreError> {
        let query = statement::table.find(sha256.to_string());
        let row: Option<Columns> = first!(self, query)?;
        row.map(statement_row).transpose()
    }
}

fn statement_row(
    (sha256, typ, key_id, organisation, jws, received_at): Columns,
) -> Result<StatementRow, StoreError> {
    Ok(StatementRow {
        sha256: parsed(&sha256, "a statement's SHA-256")?,
        typ,
        key_id,
        organisation: parsed(&organisation, "an organisation number")?,
        jws: text(jws, "a statement")?,
        received_at: time(received_at),
    })
}
