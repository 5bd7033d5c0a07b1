//! Connections kept open between transactions.

use std::ops::{Deref, DerefMut};
use std::time::Duration;

use diesel::prelude::*;
use diesel::r2d2::{ManageConnection, NopErrorHandler, Pool};

use crate::DatabaseUrl;
use crate::connection::{Connection, Purpose, on_each};
use crate::database_url::Target;
use crate::dialect;
use crate::file_id::FileId;

/// Opens and checks connections for the pool.
pub(crate) struct Manager {
    url: DatabaseUrl,
    purpose: Purpose,
}

/// A connection, and the SQLite file that it was opened on. SQLite itself goes on working on a file that was moved or deleted, where nobody would find what it writes.
pub(crate) struct Pooled {
    connection: Connection,
    file: Option<FileId>,
}

impl Deref for Pooled {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.connection
    }
}

impl DerefMut for Pooled {
    fn deref_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }
}

/// What the pool reports when it cannot connect.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct ConnectError(String);

impl ManageConnection for Manager {
    type Connection = Pooled;
    type Error = ConnectError;

    fn connect(&self) -> Result<Pooled, ConnectError> {
        // Looked at first: a file that takes its place meanwhile makes the connection unusable, not wrong.
        let file = file_at(&self.url)?;
        let connection = Connection::open(&self.url, self.purpose).map_err(ConnectError)?;
        Ok(Pooled { connection, file })
    }

    fn is_valid(&self, pooled: &mut Pooled) -> Result<(), ConnectError> {
        if file_at(&self.url)? != pooled.file {
            return Err(ConnectError(format!("{} is another file now", self.url)));
        }
        let query = diesel::select(diesel::dsl::sql::<diesel::sql_types::Integer>("1"));
        on_each!(&mut pooled.connection, c => query.get_result::<i32>(c))
            .map(drop)
            .map_err(|error| ConnectError(error.to_string()))
    }

    fn has_broken(&self, connection: &mut Pooled) -> bool {
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

/// The SQLite file that stands at an address now; PostgreSQL has none. An error when there should be one and is not.
pub(crate) fn file_at(url: &DatabaseUrl) -> Result<Option<FileId>, ConnectError> {
    match &url.target {
        Target::Sqlite(path) => FileId::of(path)
            .map(Some)
            .map_err(|error| ConnectError(format!("{url}: {error}"))),
        Target::Postgres(_) => Ok(None),
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
