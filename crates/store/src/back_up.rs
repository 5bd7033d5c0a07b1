//! A copy of an SQLite database, made while the registry works.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Text;

use crate::connection::Connection;
use crate::database_url::Target;
use crate::{DatabaseUrl, OpenStoreError, Store, dialect, open};

/// Why there is no backup. No file was left behind.
#[derive(Debug, thiserror::Error)]
pub enum BackUpError {
    /// PostgreSQL has tools of its own.
    #[error(
        "{url} is on PostgreSQL, which has its own tools for this; use `pg_dump --format=custom`, or continuous archiving"
    )]
    Postgres {
        /// The database.
        url: DatabaseUrl,
    },
    /// There is no registry to copy.
    #[error(transparent)]
    Open(#[from] OpenStoreError),
    /// Something stands at the place of the copy.
    #[error("{} exists; nothing was changed. Name another file, such as one with the time in its name", path.display())]
    Exists {
        /// The place of the copy.
        path: PathBuf,
    },
    /// The copy could not be made, or is not whole.
    #[error("the copy {} could not be made: {reason}. Check that its folder exists, is writable and has room", path.display())]
    Failed {
        /// The place of the copy.
        path: PathBuf,
        /// What the system or the database said.
        reason: String,
    },
}

impl Store {
    /// Copies an SQLite database into a new file of mode 0600, as it stands between two transactions; others go on reading and writing meanwhile. The copy is checked and on disk when this returns.
    pub fn back_up(url: &DatabaseUrl, to: &Path) -> Result<(), BackUpError> {
        let Target::Sqlite(_) = &url.target else {
            return Err(BackUpError::Postgres { url: url.clone() });
        };
        let failed = |reason: String| BackUpError::Failed {
            path: to.to_owned(),
            reason,
        };
        let mut connection = open::connect(url)?;
        // SQLite writes into an empty file that exists, which so has its mode before anything is in it.
        let mut options = OpenOptions::new();
        match options.write(true).create_new(true).mode(0o600).open(to) {
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(BackUpError::Exists {
                    path: to.to_owned(),
                });
            }
            Err(error) => return Err(failed(error.to_string())),
        }
        copy(&mut connection, to)
            .and_then(|()| check(to))
            .and_then(|()| make_durable(to).map_err(|error| error.to_string()))
            .map_err(|reason| {
                // Half a copy is worse than none.
                let _ = fs::remove_file(to);
                failed(reason)
            })
    }
}

fn copy(connection: &mut Connection, to: &Path) -> Result<(), String> {
    let Connection::Sqlite(connection) = connection else {
        return Err("this is no SQLite database".to_owned());
    };
    let to = to.to_str().ok_or("the path is not UTF-8")?;
    sql_query("VACUUM INTO ?")
        .bind::<Text, _>(to)
        .execute(connection)
        .map(drop)
        .map_err(|error| error.to_string())
}

#[derive(QueryableByName)]
struct Verdict {
    #[diesel(sql_type = Text)]
    integrity_check: String,
}

/// Reads the whole copy.
fn check(copy: &Path) -> Result<(), String> {
    // The pragmas of a session would turn the copy's journal into a file beside it.
    let uri = dialect::sqlite_uri(copy).ok_or("the path is not UTF-8")?;
    let mut connection: SqliteConnection =
        diesel::Connection::establish(&uri).map_err(|error| error.to_string())?;
    let verdict: Verdict = sql_query("PRAGMA integrity_check")
        .get_result(&mut connection)
        .map_err(|error| error.to_string())?;
    match verdict.integrity_check.as_str() {
        "ok" => Ok(()),
        other => Err(format!("the copy is damaged: {other}")),
    }
}

fn make_durable(copy: &Path) -> io::Result<()> {
    File::open(copy)?.sync_all()?;
    let folder = copy.parent().filter(|path| !path.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}
