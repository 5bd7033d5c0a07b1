//! One transaction. Its operations stand in one file per subject.

use std::fmt;

use crate::connection::Connection;
use crate::statistics::ErrorCount;

/// What a use case does to the database, all of it or nothing. Made by [`crate::Store::write`] and [`crate::Store::read`].
pub struct Transaction<'a> {
    pub(crate) connection: &'a mut Connection,
    pub(crate) errors: &'a ErrorCount,
}

impl<'a> Transaction<'a> {
    pub(crate) fn over(connection: &'a mut Connection, errors: &'a ErrorCount) -> Self {
        Self { connection, errors }
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

impl fmt::Debug for Transaction<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Transaction")
    }
}
