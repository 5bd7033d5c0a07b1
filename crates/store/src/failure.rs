//! What a database says when it refuses, sorted into the errors that callers tell apart.

use diesel::result::{DatabaseErrorKind, Error};

use crate::connection::Connection;
use crate::sqlstate::Code;
use crate::{StorageFault, StoreError};

/// Sorts an error that this connection has just met.
pub(crate) fn failure(connection: &Connection, error: Error) -> StoreError {
    use DatabaseErrorKind as Kind;
    let (kind, information) = match error {
        Error::DatabaseError(kind, information) => (kind, information),
        Error::BrokenTransactionManager => {
            return StoreError::Unavailable {
                reason: "the connection was lost inside a transaction".to_owned(),
            };
        }
        other => {
            return StoreError::Failed {
                reason: other.to_string(),
            };
        }
    };
    let reason = information.message().to_owned();
    match (kind, connection) {
        (
            Kind::UniqueViolation
            | Kind::ForeignKeyViolation
            | Kind::NotNullViolation
            | Kind::CheckViolation,
            _,
        ) => StoreError::Conflict {
            what: information.constraint_name().map_or(reason, str::to_owned),
        },
        (Kind::SerializationFailure, _) => StoreError::Busy,
        (Kind::ClosedConnection | Kind::UnableToSendCommand, _) => {
            StoreError::Unavailable { reason }
        }
        (_, Connection::Sqlite(_)) => of_sqlite(reason),
        (_, Connection::Postgres(_, code, _)) => of_postgres(code.get(), reason),
    }
}

/// By text: diesel drops SQLite's result codes, but the library is part of this program and its texts
/// (`sqlite3_errstr`) are the same in every language.
fn of_sqlite(reason: String) -> StoreError {
    let says = |text: &str| reason.contains(text);
    if says("database is locked") || says("database table is locked") {
        StoreError::Busy
    } else if says("database or disk is full") {
        StorageFault::Full.because(reason)
    } else if says("attempt to write a readonly database") {
        StorageFault::ReadOnly.because(reason)
    } else if says("disk I/O error") {
        StorageFault::Broken.because(reason)
    } else if says("unable to open database file") {
        StoreError::Unavailable { reason }
    } else {
        StoreError::Failed { reason }
    }
}

/// By code: <https://www.postgresql.org/docs/current/errcodes-appendix.html>
fn of_postgres(code: Option<Code>, reason: String) -> StoreError {
    match code.as_ref().unwrap_or(b"00000") {
        // Serialization failure, deadlock, lock not available in time.
        b"40001" | b"40P01" | b"55P03" => StoreError::Busy,
        // The server stops, starts or recovers, has no room for connections, or ended an idle one.
        b"57P01" | b"57P02" | b"57P03" | b"57P05" | b"53300" | b"25P03" => {
            StoreError::Unavailable { reason }
        }
        [b'0', b'8', ..] => StoreError::Unavailable { reason },
        b"53100" => StorageFault::Full.because(reason),
        b"25006" => StorageFault::ReadOnly.because(reason),
        b"58030" | b"XX001" | b"XX002" => StorageFault::Broken.because(reason),
        _ => StoreError::Failed { reason },
    }
}
