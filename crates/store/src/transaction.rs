//! One transaction. Its operations stand in one file per subject.

use std::fmt;

use crate::connection::Connection;
use crate::known::Known;
use crate::statistics::ErrorCount;

/// What a use case does to the database, all of it or nothing. Made by [`crate::Store::write`] and [`crate::Store::read`].
pub struct Transaction<'a> {
    pub(crate) connection: &'a mut Connection,
    pub(crate) errors: &'a ErrorCount,
    /// What it was told before, in a transaction that only reads.
    pub(crate) known: Option<Known>,
}

impl<'a> Transaction<'a> {
    pub(crate) fn that_writes(connection: &'a mut Connection, errors: &'a ErrorCount) -> Self {
        Self {
            connection,
            errors,
            known: None,
        }
    }

    pub(crate) fn that_reads(connection: &'a mut Connection, errors: &'a ErrorCount) -> Self {
        Self {
            connection,
            errors,
            known: Some(Known::default()),
        }
    }
}

/// Runs a query of a transaction on whichever database it belongs to.
macro_rules! run {
    ($transaction:expr, $c:ident => $query:expr) => {
        $crate::connection::on_each!(&mut *$transaction.connection, $c => $query).map_err(|error| {
            $transaction
                .errors
                .note($crate::failure::failure($transaction.connection, error))
        })
    };
}
pub(crate) use run;

/// Runs a query of which only the first row is wanted, if there is one.
///
/// Diesel sends a limit as a parameter. SQLite looks at its value when it plans, and so prepares the statement anew for
/// every use; it gives its rows one by one, so there the others are simply not asked for.
macro_rules! first {
    ($transaction:expr, $query:expr) => {
        match &mut *$transaction.connection {
            $crate::connection::Connection::Sqlite(c) => $query.get_result(c).optional(),
            $crate::connection::Connection::Postgres(c, ..) => $query.first(c).optional(),
        }
        .map_err(|error| {
            $transaction
                .errors
                .note($crate::failure::failure($transaction.connection, error))
        })
    };
}
pub(crate) use first;

impl fmt::Debug for Transaction<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Transaction")
    }
}
