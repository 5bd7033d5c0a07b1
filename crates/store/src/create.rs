//! Making a new, empty registry.

use std::fs::OpenOptions;
use std::io;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use tillit_model::Timestamp;

use crate::connection::{Connection, Purpose};
use crate::database_url::Target;
use crate::failure::failure;
use crate::statistics::ErrorCount;
use crate::{DatabaseUrl, Store, StoreError, Transaction, dialect, migrations};

/// Why a registry could not be made.
#[derive(Debug, thiserror::Error)]
pub enum CreateStoreError {
    /// There is a registry, or something else, already.
    #[error(
        "{url} holds data already; nothing was changed. Start the server with it, or name another database"
    )]
    Exists {
        /// The database.
        url: DatabaseUrl,
    },
    /// The folder for the SQLite file is missing.
    #[error(
        "the folder of {url} does not exist; create it, owned by the user that runs the server"
    )]
    NoFolder {
        /// The database.
        url: DatabaseUrl,
    },
    /// The SQLite file could not be made.
    #[error("{url} could not be created: {reason}")]
    File {
        /// The database.
        url: DatabaseUrl,
        /// What the system said.
        reason: String,
    },
    /// The database does not answer.
    #[error(
        "{url} cannot be opened: {reason}. Check address, user and password, and that the database exists"
    )]
    Unreachable {
        /// The database.
        url: DatabaseUrl,
        /// What the connection said.
        reason: String,
    },
    /// Anything else; nothing was changed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Makes a new registry in a database that has none: creates the SQLite file (mode 0600, in a folder that exists), runs all migrations and notes `created_at`, in one transaction.
    pub fn create(url: &DatabaseUrl, now: Timestamp) -> Result<Self, CreateStoreError> {
        let made_file = match &url.target {
            Target::Sqlite(path) => make_file(path, url)?,
            Target::Postgres(_) => false,
        };
        let outcome = fill(url, now);
        if let (Err(_), true, Target::Sqlite(path)) = (&outcome, made_file, &url.target) {
            // The file is ours and empty; a failure to remove it adds nothing to the error that is on its way.
            let _ = std::fs::remove_file(path);
        }
        outcome.map(|()| Self::over(url))
    }
}

/// Returns whether the file was made; an existing one is looked into later.
fn make_file(path: &Path, url: &DatabaseUrl) -> Result<bool, CreateStoreError> {
    let mut options = OpenOptions::new();
    match options.write(true).create_new(true).mode(0o600).open(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(CreateStoreError::NoFolder { url: url.clone() })
        }
        Err(error) => Err(CreateStoreError::File {
            url: url.clone(),
            reason: error.to_string(),
        }),
    }
}

fn fill(url: &DatabaseUrl, now: Timestamp) -> Result<(), CreateStoreError> {
    let mut connection = Connection::open(url, Purpose::ReadAndWrite).map_err(|reason| {
        CreateStoreError::Unreachable {
            url: url.clone(),
            reason,
        }
    })?;
    // Both are rolled back when the connection is dropped without a commit.
    dialect::begin_write(&mut connection).map_err(|error| failure(&connection, error))?;
    dialect::lock_migrations(&mut connection).map_err(|error| failure(&connection, error))?;
    if is_taken(&mut connection, url)? {
        return Err(CreateStoreError::Exists { url: url.clone() });
    }
    migrations::run_pending(&mut connection)?;
    Transaction::that_writes(&mut connection, &ErrorCount::default())
        .set_meta("created_at", &now.to_string())?;
    dialect::commit(&mut connection).map_err(|error| failure(&connection, error))?;
    Ok(())
}

/// A file belongs to one program, so any table in it counts; a PostgreSQL database may hold others' tables.
fn is_taken(connection: &mut Connection, url: &DatabaseUrl) -> Result<bool, StoreError> {
    match &url.target {
        Target::Sqlite(_) => dialect::tables(connection, None)
            .map(|count| count > 0)
            .map_err(|error| failure(connection, error)),
        Target::Postgres(_) => migrations::is_ours(connection),
    }
}
