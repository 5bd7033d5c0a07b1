//! The registry's memory as one value.

use std::fmt;
use std::sync::Arc;

use diesel::r2d2::{Pool, PooledConnection};

use crate::connection::Connection;
use crate::pool::{Manager, Pools, file_at};
use crate::{DatabaseUrl, StoreError, Transaction, dialect};

/// A database with a registry in it. Cheap to clone; every method blocks its thread, so call them from threads that may block.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    url: DatabaseUrl,
    pools: Pools,
}

impl Store {
    /// Over a database that is known to hold a registry of this program's version.
    pub(crate) fn over(url: &DatabaseUrl) -> Self {
        Self {
            inner: Arc::new(Inner {
                url: url.clone(),
                pools: Pools::new(url),
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
        let mut connection = self.checked_out(&self.inner.pools.writers)?;
        dialect::begin_write(&mut connection).map_err(dialect::failure)?;
        let outcome = work(&mut Transaction::over(&mut connection));
        match outcome {
            Ok(value) => {
                commit(&mut connection)?;
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
        let mut connection = self.checked_out(&self.inner.pools.readers)?;
        dialect::begin_read(&mut connection).map_err(dialect::failure)?;
        let outcome = work(&mut Transaction::over(&mut connection));
        // Nothing was written, so nothing can be lost here.
        let _ = dialect::rollback(&mut connection);
        outcome
    }

    /// Whether the database answers.
    pub fn ping(&self) -> Result<(), StoreError> {
        self.read(|transaction| transaction.meta("created_at").map(drop))
    }

    fn checked_out(&self, pool: &Pool<Manager>) -> Result<PooledConnection<Manager>, StoreError> {
        let unavailable = |reason: String| StoreError::Unavailable { reason };
        // The pool waits in the hope of a connection; without its file there will be none.
        file_at(&self.inner.url).map_err(|error| unavailable(error.to_string()))?;
        pool.get().map_err(|error| unavailable(error.to_string()))
    }
}

fn commit(connection: &mut Connection) -> Result<(), StoreError> {
    dialect::commit(connection).map_err(|error| {
        let _ = dialect::rollback(connection);
        dialect::failure(error)
    })
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Store({})", self.inner.url)
    }
}
