//! What every accepted statement has in common: it takes effect once, and is kept as it came.

use tillit_evidence::{Claims, Signed};
use tillit_model::{Sha256, Timestamp};
use tillit_store::{StatementRow, StoreError, Transaction};

use crate::registry::replayed;
use crate::{Refusal, Registry};

impl Registry {
    /// The statement that this one repeats. Ids are forgotten in time; a statement that is kept is known by its bytes for ever, whatever clocks have said in between.
    pub(crate) fn original_of(
        &self,
        tx: &mut Transaction<'_>,
        claims: &Claims,
        statement: &Sha256,
    ) -> Result<Option<Sha256>, StoreError> {
        if tx.has_statement(statement)? {
            return Ok(Some(*statement));
        }
        tx.statement_of_jti(&claims.iss.to_string(), claims.jti.as_str())
    }

    /// Keeps a statement that takes effect once, and remembers its id.
    pub(crate) fn keep_new(
        &self,
        tx: &mut Transaction<'_>,
        row: &StatementRow,
        claims: &Claims,
    ) -> Result<(), Refusal> {
        if !tx.insert_statement(row)? {
            return Err(replayed(Some(row.sha256)));
        }
        self.remember(
            tx,
            &claims.iss.to_string(),
            claims.jti.as_str(),
            claims.remember_until(),
            &row.sha256,
        )
    }

    /// Remembers a statement's id for as long as the statement could be received again.
    pub(crate) fn remember_claims(
        &self,
        tx: &mut Transaction<'_>,
        claims: &Claims,
        statement: &Sha256,
    ) -> Result<(), Refusal> {
        if tx.has_statement(statement)? {
            return Err(replayed(Some(*statement)));
        }
        self.remember(
            tx,
            &claims.iss.to_string(),
            claims.jti.as_str(),
            claims.remember_until(),
            statement,
        )
    }
}

/// The statement byte for byte, with what it is found by.
pub(crate) fn statement_row<T>(
    signed: &Signed<T>,
    typ: &str,
    claims: &Claims,
    now: Timestamp,
) -> StatementRow {
    StatementRow {
        sha256: signed.sha256,
        typ: typ.to_owned(),
        key_id: signed.key_id.to_string(),
        organisation: claims.iss.clone(),
        jws: signed.jws.clone(),
        received_at: now,
    }
}
