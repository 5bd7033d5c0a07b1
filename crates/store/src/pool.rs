//! Connections kept open between transactions.

use std::time::Duration;

use diesel::prelude::*;
use diesel::r2d2::{ManageConnection, NopErrorHandler, Pool};

use crate::DatabaseUrl;
use crate::connection::{Connection, Purpose, on_each};
use crate::database_url::Target;
use crate::dialect;

/// Opens and checks connections for the pool.
pub(crate) struct Manager {
    url: DatabaseUrl,
    purpose: Purpose,
}

/// What the pool reports when it cannot connect.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct ConnectError(String);

impl ManageConnection for Manager {
    type Connection = Connection;
    type Error = ConnectError;

    fn connect(&self) -> Result<Connection, ConnectError> {
        Connection::open(&self.url, self.purpose).map_err(ConnectError)
    }

    fn is_valid(&self, connection: &mut Connection) -> Result<(), ConnectError> {
        let query = diesel::select(diesel::dsl::sql::<diesel::sql_types::Integer>("1"));
        on_each!(connection, c => query.get_result::<i32>(c))
            .map(drop)
            .map_err(|error| ConnectError(error.to_string()))
    }

    fn has_broken(&self, connection: &mut Connection) -> bool {
        std::thread::panicking() || dialect::is_broken(connection)
    }
}

/// The connections of one store.
pub(crate) struct Pools {
    pub(crate) writers: Pool<Manager>,
    pub(crate) readers: Pool<Manager>,
}

/// How long a transaction waits for a connection.
const PATIENCE: Duration = Duration::from_secs(10);

impl Pools {
    /// SQLite has one writer at a time, so one connection writes and waiting for it is fair; PostgreSQL's connections do both.
    pub(crate) fn new(url: &DatabaseUrl) -> Self {
        match &url.target {
            Target::Sqlite(_) => Self {
                writers: pool(url, Purpose::ReadAndWrite, 1),
                readers: pool(url, Purpose::Read, 8),
            },
            Target::Postgres(_) => {
                let both = pool(url, Purpose::ReadAndWrite, 16);
                Self {
                    writers: both.clone(),
                    readers: both,
                }
            }
        }
    }
}

fn pool(url: &DatabaseUrl, purpose: Purpose, size: u32) -> Pool<Manager> {
    Pool::builder()
        .max_size(size)
        .min_idle(Some(0))
        .connection_timeout(PATIENCE)
        .error_handler(Box::new(NopErrorHandler))
        .build_unchecked(Manager {
            url: url.clone(),
            purpose,
        })
}
