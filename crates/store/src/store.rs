//! The registry's memory as one value.

use std::fmt;
use std::fs::File;
use std::sync::{Arc, OnceLock};

use diesel::QueryResult;
use diesel::r2d2::{Pool, PooledConnection};
use tillit_model::Timestamp;

use crate::alone::{self, HoldAloneError};
use crate::connection::Connection;
use crate::database_url::Target;
use crate::failure::failure;
use crate::pool::{Manager, Pools, file_at};
use crate::statistics::{ErrorCount, Statistics};
use crate::{DatabaseUrl, StorageFault, StoreError, Transaction, dialect};

/// A database with a registry in it. Cheap to clone; every method blocks its thread, so call them from threads that may block.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    url: DatabaseUrl,
    pools: Pools,
    errors: ErrorCount,
    lock: OnceLock<File>,
}

impl Store {
    /// Over a database that is known to hold a registry of this program's version.
    pub(crate) fn over(url: &DatabaseUrl) -> Self {
        Self {
            inner: Arc::new(Inner {
                url: url.clone(),
                pools: Pools::new(url),
                errors: ErrorCount::default(),
                lock: OnceLock::new(),
            }),
        }
    }

    /// The database, without its password.
    pub fn url(&self) -> &DatabaseUrl {
        &self.inner.url
    }

    /// Runs one transaction that may write. All of it takes effect, durably, before this returns; or none of it, when `work` returns an error or panics.
    ///
    /// A use case is one call: a leaf of the transparency log is to be appended inside the same transaction, as its last step, because the order of leaves is the order of commits.
    /// On PostgreSQL transactions run side by side (READ COMMITTED), on SQLite one after the other; outcomes are decided by unique constraints and conditional updates on both. Keep `work`
    /// short, do nothing slow in it, and touch documents in the order of their ids so that two changesets cannot wait for each other.
    pub fn write<T, E>(
        &self,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E>
    where
        E: From<StoreError>,
    {
        let mut connection = self.begun(&self.inner.pools.writers, dialect::begin_write)?;
        let outcome = work(&mut Transaction::that_writes(
            &mut connection,
            &self.inner.errors,
        ));
        match outcome {
            Ok(value) => {
                self.commit(&mut connection)?;
                Ok(value)
            }
            Err(error) => {
                // A connection that cannot roll back is thrown away by the pool, which rolls back too.
                let _ = dialect::rollback(&mut connection);
                Err(error)
            }
        }
    }

    /// Runs one transaction that only reads and sees a single state of the database throughout. A write in it is refused.
    pub fn read<T, E>(
        &self,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E>
    where
        E: From<StoreError>,
    {
        let mut connection = self.begun(&self.inner.pools.readers, dialect::begin_read)?;
        let outcome = work(&mut Transaction::that_reads(
            &mut connection,
            &self.inner.errors,
        ));
        // Nothing was written, so nothing can be lost here.
        let _ = dialect::rollback(&mut connection);
        outcome
    }

    /// Whether the database answers.
    pub fn ping(&self) -> Result<(), StoreError> {
        self.read(|transaction| transaction.meta("created_at").map(drop))
    }

    /// What keeps the database from writing, as far as anybody has met it; [`Store::prove_writing`] looks whether it has passed.
    pub fn fault(&self) -> Option<StorageFault> {
        *self.inner.errors.fault()
    }

    /// Writes a little, durably. Who writes seldom learns in time that the disk is full, and that it no longer is.
    pub fn prove_writing(&self, now: Timestamp) -> Result<(), StoreError> {
        // A lease that nobody asks for, ended as soon as it is taken.
        self.write(|transaction| transaction.acquire_lease("proof-of-writing", "store", now, now))?;
        *self.inner.errors.fault() = None;
        Ok(())
    }

    /// Keeps every other process from serving the same SQLite file, until this process ends, however it ends. On PostgreSQL processes may share a database, and nothing is done.
    pub fn hold_alone(&self) -> Result<(), HoldAloneError> {
        match &self.inner.url.target {
            Target::Sqlite(path) => {
                let lock = alone::lock(path)?;
                // A store that holds its file already does not get here: its own lock refuses it.
                let _ = self.inner.lock.set(lock);
                Ok(())
            }
            Target::Postgres(_) => Ok(()),
        }
    }

    /// Errors since the store was opened, and connections as they are now. Asks the database nothing.
    pub fn statistics(&self) -> Statistics {
        Statistics {
            errors: self.inner.errors.so_far(),
            connections: self.inner.pools.connections(),
        }
    }

    /// A connection with a transaction begun. One that was lost while nobody used it shows here, before anything depends on it, and another takes its place.
    fn begun(
        &self,
        pool: &Pool<Manager>,
        begin: impl Fn(&mut Connection) -> QueryResult<()>,
    ) -> Result<PooledConnection<Manager>, StoreError> {
        loop {
            let mut connection = self.checked_out(pool)?;
            let Err(error) = begin(&mut connection) else {
                connection.has_begun();
                return Ok(connection);
            };
            let error = failure(&connection, error);
            if !connection.is_given_up(&error) {
                return Err(self.inner.errors.note(error));
            }
        }
    }

    fn checked_out(&self, pool: &Pool<Manager>) -> Result<PooledConnection<Manager>, StoreError> {
        let unavailable =
            |reason: String| self.inner.errors.note(StoreError::Unavailable { reason });
        // The pool waits in the hope of a connection; without its file there will be none.
        file_at(&self.inner.url).map_err(|error| unavailable(error.to_string()))?;
        let outcome = self.inner.pools.checked_out(pool);
        outcome.map_err(|error| self.inner.errors.note(error))
    }

    fn commit(&self, connection: &mut Connection) -> Result<(), StoreError> {
        dialect::commit(connection).map_err(|error| {
            let error = self.failure(connection, error);
            let _ = dialect::rollback(connection);
            error
        })
    }

    fn failure(&self, connection: &Connection, error: diesel::result::Error) -> StoreError {
        self.inner.errors.note(failure(connection, error))
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Store({})", self.inner.url)
    }
}
