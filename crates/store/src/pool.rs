//! Connections kept open between transactions.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use diesel::r2d2::{ManageConnection, NopErrorHandler, Pool, PooledConnection};

use crate::connection::{Connection, Purpose};
use crate::database_url::Target;
use crate::dialect;
use crate::file_id::FileId;
use crate::statistics::Connections;
use crate::{DatabaseUrl, StoreError};

/// Opens and checks connections for the pool.
pub(crate) struct Manager {
    url: DatabaseUrl,
    purpose: Purpose,
    away: Away,
}

/// Why the last attempt to connect failed; nothing when it succeeded. The pool goes on trying by itself until one does.
#[derive(Debug, Clone, Default)]
pub(crate) struct Away(Arc<Mutex<Option<String>>>);

impl Away {
    pub(crate) fn reason(&self) -> Option<String> {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Option<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection, and the SQLite file that it was opened on. SQLite itself goes on working on a file that was moved or deleted, where nobody would find what it writes.
pub(crate) struct Pooled {
    connection: Connection,
    file: Option<FileId>,
    state: Life,
}

/// What is known about a connection between transactions. Asking would be a statement of its own; the next transaction's beginning is proof as good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Life {
    /// Just made, and not used yet.
    New,
    /// It has begun a transaction once.
    Used,
    /// It could not begin the next.
    Lost,
}

impl Pooled {
    pub(crate) fn has_begun(&mut self) {
        self.state = Life::Used;
    }

    /// Gives the connection up when it may have been lost while nobody used it; `false` when it is new, so that another one would do no better.
    pub(crate) fn is_given_up(&mut self, error: &StoreError) -> bool {
        let may_be_lost = matches!(
            error,
            StoreError::Unavailable { .. } | StoreError::Failed { .. }
        );
        let give_up = may_be_lost && self.state == Life::Used;
        if may_be_lost {
            self.state = Life::Lost;
        }
        give_up
    }
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
        let outcome = self.open();
        *self.away.lock() = outcome.as_ref().err().map(ToString::to_string);
        outcome
    }

    fn is_valid(&self, pooled: &mut Pooled) -> Result<(), ConnectError> {
        if file_at(&self.url)? != pooled.file {
            return Err(ConnectError(format!("{} is another file now", self.url)));
        }
        Ok(())
    }

    fn has_broken(&self, connection: &mut Pooled) -> bool {
        std::thread::panicking() || connection.state == Life::Lost || dialect::is_broken(connection)
    }
}

impl Manager {
    fn open(&self) -> Result<Pooled, ConnectError> {
        // Looked at first: a file that takes its place meanwhile makes the connection unusable, not wrong.
        let file = file_at(&self.url)?;
        let connection = Connection::open(&self.url, self.purpose).map_err(ConnectError)?;
        Ok(Pooled {
            connection,
            file,
            state: Life::New,
        })
    }
}

/// The connections of one store.
pub(crate) struct Pools {
    pub(crate) writers: Pool<Manager>,
    pub(crate) readers: Pool<Manager>,
    are_one: bool,
    away: Away,
}

/// How long a transaction waits for a connection that others use.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long it waits before it looks whether the database is away.
const GLANCE: Duration = Duration::from_millis(50);

impl Pools {
    /// SQLite has one writer at a time, so one connection writes and waiting for it is fair; PostgreSQL's connections do both.
    pub(crate) fn new(url: &DatabaseUrl) -> Self {
        let away = Away::default();
        match &url.target {
            Target::Sqlite(_) => Self {
                are_one: false,
                writers: pool(url, Purpose::ReadAndWrite, 1, &away),
                readers: pool(url, Purpose::Read, 8, &away),
                away,
            },
            Target::Postgres(_) => {
                let both = pool(url, Purpose::ReadAndWrite, 16, &away);
                Self {
                    are_one: true,
                    away,
                    writers: both.clone(),
                    readers: both,
                }
            }
        }
    }
}

impl Pools {
    /// A connection, as soon as one is free. While the database is away there is none, and nobody waits for it: the pool connects again in the background, at the
    /// latest [`PATIENCE`] / 2 after the database is back.
    pub(crate) fn checked_out(
        &self,
        pool: &Pool<Manager>,
    ) -> Result<PooledConnection<Manager>, StoreError> {
        let begun = Instant::now();
        loop {
            let found = match self.away.reason() {
                None => pool.get_timeout(GLANCE).ok(),
                Some(_) => pool.try_get(),
            };
            match (found, self.away.reason()) {
                (Some(connection), _) => return Ok(connection),
                (None, Some(reason)) => return Err(StoreError::Unavailable { reason }),
                (None, None) if begun.elapsed() >= PATIENCE => return Err(StoreError::Busy),
                (None, None) => {}
            }
        }
    }

    /// What is open now.
    pub(crate) fn connections(&self) -> Connections {
        let mut sum = Connections::default();
        let pools = [&self.writers, &self.readers];
        for pool in &pools[usize::from(self.are_one)..] {
            let state = pool.state();
            sum.idle += state.idle_connections;
            sum.used += state.connections.saturating_sub(state.idle_connections);
            sum.limit += pool.max_size();
        }
        sum
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

fn pool(url: &DatabaseUrl, purpose: Purpose, size: u32, away: &Away) -> Pool<Manager> {
    Pool::builder()
        .max_size(size)
        .min_idle(Some(0))
        .connection_timeout(PATIENCE)
        .error_handler(Box::new(NopErrorHandler))
        .build_unchecked(Manager {
            url: url.clone(),
            purpose,
            away: away.clone(),
        })
}
