//! One connection to either database, and the one place that tells them apart when a query runs.

use std::path::Path;

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, SqliteConnection};
use diesel_async::AsyncPgConnection;
use diesel_async::async_connection_wrapper::AsyncConnectionWrapper;

use crate::database_url::{DatabaseUrl, Target};
use crate::postgres_url::{PostgresUrl, Tls, chain};
use crate::runtime::{Blocking, runtime};
use crate::{dialect, tls};

/// PostgreSQL without libpq, used synchronously.
pub(crate) type PostgresConnection = AsyncConnectionWrapper<AsyncPgConnection, Blocking>;

/// A connection to one of the two databases.
#[expect(
    clippy::large_enum_variant,
    reason = "connections live in a pool and are not moved about"
)]
pub(crate) enum Connection {
    Sqlite(SqliteConnection),
    Postgres(PostgresConnection),
}

/// Writes a query once and has it checked and run for both databases.
macro_rules! on_each {
    ($connection:expr, $c:ident => $query:expr) => {
        match $connection {
            $crate::connection::Connection::Sqlite($c) => $query,
            $crate::connection::Connection::Postgres($c) => $query,
        }
    };
}
pub(crate) use on_each;

/// What a connection will be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    ReadAndWrite,
    /// SQLite refuses writes on it. On PostgreSQL the transaction is read-only instead.
    Read,
}

impl Connection {
    /// Connects to a database that is there; never creates one.
    pub(crate) fn open(url: &DatabaseUrl, purpose: Purpose) -> Result<Self, String> {
        match &url.target {
            Target::Sqlite(path) => open_sqlite(path, purpose).map(Self::Sqlite),
            Target::Postgres(url) => open_postgres(url).map(Self::Postgres),
        }
    }
}

fn open_sqlite(path: &Path, purpose: Purpose) -> Result<SqliteConnection, String> {
    let uri = dialect::sqlite_uri(path).ok_or("the path is not UTF-8")?;
    let mut connection = SqliteConnection::establish(&uri).map_err(|error| error.to_string())?;
    connection
        .batch_execute(dialect::SQLITE_SESSION)
        .map_err(|error| error.to_string())?;
    if purpose == Purpose::Read {
        connection
            .batch_execute(dialect::SQLITE_READ_ONLY)
            .map_err(|error| error.to_string())?;
    }
    Ok(connection)
}

fn open_postgres(url: &PostgresUrl) -> Result<PostgresConnection, String> {
    let connection = runtime()?.block_on(async {
        match &url.tls {
            Tls::Off => {
                let (client, socket) = url
                    .config
                    .connect(tokio_postgres::NoTls)
                    .await
                    .map_err(|e| chain(&e))?;
                AsyncPgConnection::try_from_client_and_connection(client, socket)
                    .await
                    .map_err(|e| chain(&e))
            }
            Tls::Verified { roots } => {
                let tls = tls::connector(roots.as_deref())?;
                let (client, socket) = url.config.connect(tls).await.map_err(|e| chain(&e))?;
                AsyncPgConnection::try_from_client_and_connection(client, socket)
                    .await
                    .map_err(|e| chain(&e))
            }
        }
    })?;
    let mut connection = PostgresConnection::from(connection);
    connection
        .batch_execute(dialect::POSTGRES_SESSION)
        .map_err(|error| error.to_string())?;
    Ok(connection)
}
