//! Bringing an older registry's tables up to this program.

use crate::failure::failure;
use crate::{DatabaseUrl, OpenStoreError, Store, StoreError, dialect, migrations, open};

/// Why the tables could not be brought up to date. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// There is no registry, it is newer than this program, or it does not answer.
    #[error(transparent)]
    Open(#[from] OpenStoreError),
    /// A migration failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Applies all pending migrations in one transaction and returns their names, oldest first. None are pending: changes nothing.
    pub fn migrate(url: &DatabaseUrl) -> Result<Vec<String>, MigrateError> {
        let mut connection = open::connect(url)?;
        // Rolled back when the connection is dropped without a commit.
        dialect::begin_write(&mut connection).map_err(|error| failure(&connection, error))?;
        dialect::lock_migrations(&mut connection).map_err(|error| failure(&connection, error))?;
        let state = migrations::state(&mut connection)?;
        if !state.unknown.is_empty() {
            return Err(MigrateError::Open(OpenStoreError::Newer {
                url: url.clone(),
                versions: state.unknown,
            }));
        }
        if state.pending.is_empty() {
            return Ok(Vec::new());
        }
        let names = migrations::run_pending(&mut connection)?;
        dialect::commit(&mut connection).map_err(|error| failure(&connection, error))?;
        Ok(names)
    }
}
