//! Opening a registry that is there. Nothing is created or changed on the way.

use crate::connection::{Connection, Purpose};
use crate::database_url::Target;
use crate::failure::failure;
use crate::{DatabaseUrl, Store, StoreError, dialect, migrations};

/// Why a registry could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenStoreError {
    /// The SQLite file is not there.
    #[error(
        "{url} does not exist. If it was there before, restore it from a backup; if this is a new registry, run `tillit-server init`"
    )]
    Missing {
        /// The database.
        url: DatabaseUrl,
    },
    /// The database has no registry in it.
    #[error(
        "{url} is empty. If it had data before, restore it from a backup; if this is a new registry, run `tillit-server init`"
    )]
    Empty {
        /// The database.
        url: DatabaseUrl,
    },
    /// The program is newer than the database.
    #[error("{url} lacks {} change(s) of its tables ({}). Make a backup, then run `tillit-server migrate`", names.len(), names.join(", "))]
    Pending {
        /// The database.
        url: DatabaseUrl,
        /// The missing migrations.
        names: Vec<String>,
    },
    /// The database is newer than the program.
    #[error("{url} was changed by a newer version of this program (unknown: {}). Run that version, or restore a backup from before the upgrade", versions.join(", "))]
    Newer {
        /// The database.
        url: DatabaseUrl,
        /// Versions of the migrations that this program does not know.
        versions: Vec<String>,
    },
    /// The database does not answer.
    #[error(
        "{url} cannot be opened: {reason}. Check that the database runs, and its address, user and password"
    )]
    Unreachable {
        /// The database.
        url: DatabaseUrl,
        /// What the connection said.
        reason: String,
    },
    /// The SQLite file is there and cannot be used.
    #[error(
        "{url} cannot be used: {reason}. Check that it is the registry's file, that the user that runs the server may write it and its folder, and that its disk is not full or read-only"
    )]
    Unusable {
        /// The database.
        url: DatabaseUrl,
        /// What SQLite said.
        reason: String,
    },
    /// Anything else.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Opens a registry that was created before and has had every migration of this program, no more and no fewer.
    pub fn open(url: &DatabaseUrl) -> Result<Self, OpenStoreError> {
        let mut connection = connect(url)?;
        let state = migrations::state(&mut connection)?;
        if !state.unknown.is_empty() {
            return Err(OpenStoreError::Newer {
                url: url.clone(),
                versions: state.unknown,
            });
        }
        if !state.pending.is_empty() {
            return Err(OpenStoreError::Pending {
                url: url.clone(),
                names: state.pending,
            });
        }
        if let Target::Sqlite(_) = &url.target {
            prove_writable(&mut connection, url)?;
        }
        Ok(Self::over(url))
    }
}

/// A file that may only be read opens like any other, and would refuse everything later.
fn prove_writable(connection: &mut Connection, url: &DatabaseUrl) -> Result<(), OpenStoreError> {
    let begun = dialect::begin_write(connection).map_err(|error| failure(connection, error));
    match begun {
        Err(StoreError::Storage { reason, .. }) => Err(unusable(url, reason)),
        // Whatever else it is, it passes or is met again.
        Err(_) => Ok(()),
        Ok(()) => Ok(dialect::rollback(connection).map_err(|error| failure(connection, error))?),
    }
}

/// Connects to a database that holds a registry, of whatever version.
pub(crate) fn connect(url: &DatabaseUrl) -> Result<Connection, OpenStoreError> {
    if let Target::Sqlite(path) = &url.target
        && !path.exists()
    {
        return Err(OpenStoreError::Missing { url: url.clone() });
    }
    let mut connection =
        Connection::open(url, Purpose::ReadAndWrite).map_err(|reason| match &url.target {
            Target::Sqlite(_) => unusable(url, reason),
            Target::Postgres(_) => OpenStoreError::Unreachable {
                url: url.clone(),
                reason,
            },
        })?;
    if migrations::is_ours(&mut connection)? {
        Ok(connection)
    } else {
        Err(OpenStoreError::Empty { url: url.clone() })
    }
}

fn unusable(url: &DatabaseUrl, reason: String) -> OpenStoreError {
    OpenStoreError::Unusable {
        url: url.clone(),
        reason,
    }
}
