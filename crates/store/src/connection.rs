//! One connection to either database, and the one place that tells them apart when a query runs.

use std::path::Path;

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, SqliteConnection};
use diesel_async::AsyncPgConnection;
use diesel_async::async_connection_wrapper::{AsyncConnectionWrapper, BlockOn as _};
use tokio::net::UnixStream;
use tokio_postgres::tls::MakeTlsConnect;
use tokio_postgres::{Config, NoTls, Socket};

use crate::database_url::{DatabaseUrl, Target};
use crate::listener::{Listener, Plain};
use crate::postgres_url::{PostgresUrl, Tls, chain};
use crate::runtime::Blocking;
use crate::sqlstate::{LastCode, Listening};
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
    /// With the code of the last error, which diesel-async drops, and with what drives it.
    Postgres(PostgresConnection, LastCode, Blocking),
}

/// Writes a query once and has it checked and run for both databases.
macro_rules! on_each {
    ($connection:expr, $c:ident => $query:expr) => {
        match $connection {
            $crate::connection::Connection::Sqlite($c) => $query,
            $crate::connection::Connection::Postgres($c, ..) => $query,
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
            Target::Postgres(url) => open_postgres(url),
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

fn open_postgres(url: &PostgresUrl) -> Result<Connection, String> {
    let code = LastCode::default();
    let runtime = Blocking::start()?;
    let connection = runtime.block_on(async {
        match &url.tls {
            Tls::Off => match url.socket() {
                Some(socket) => over_socket(url, &socket, code.clone()).await,
                None => over_network(url.config_without_tls(), Plain, code.clone()).await,
            },
            Tls::Verified { roots } => {
                let tls = tls::connector(roots.as_deref())?;
                over_network(url.config.clone(), tls, code.clone()).await
            }
        }
    })?;
    let mut connection = runtime.drive(|| PostgresConnection::from(connection));
    connection
        .batch_execute(dialect::POSTGRES_SESSION)
        .map_err(|error| error.to_string())?;
    Ok(Connection::Postgres(connection, code, runtime))
}

async fn over_network<T>(
    config: Config,
    tls: T,
    code: LastCode,
) -> Result<AsyncPgConnection, String>
where
    Listener<T>: MakeTlsConnect<Socket>,
    <Listener<T> as MakeTlsConnect<Socket>>::Stream: Send + 'static,
{
    let (client, connection) = config
        .connect(Listener::on(tls, code))
        .await
        .map_err(|e| chain(&e))?;
    AsyncPgConnection::try_from_client_and_connection(client, connection)
        .await
        .map_err(|e| chain(&e))
}

/// A Unix socket has no host name, without which the driver asks nobody for TLS: it gets its listener from outside.
async fn over_socket(
    url: &PostgresUrl,
    path: &Path,
    code: LastCode,
) -> Result<AsyncPgConnection, String> {
    let socket = UnixStream::connect(path)
        .await
        .map_err(|e| format!("{}: {e}", path.display()))?;
    let (client, connection) = url
        .config
        .connect_raw(Listening::to(socket, code), NoTls)
        .await
        .map_err(|e| chain(&e))?;
    // Its end shows in the client, which then refuses every statement.
    tokio::spawn(connection);
    AsyncPgConnection::try_from(client)
        .await
        .map_err(|e| chain(&e))
}
