//! One server on one SQLite file.
//!
//! SQLite itself lets several processes write in turn, but two servers would each serve what they know, and each do the work on schedule. The lock is on a file of
//! its own beside the database, because closing any other handle to the database's own file would drop SQLite's locks. The system gives it back when the process ends,
//! also by a kill or a power cut; the file stays and means nothing.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

/// Why this process may not serve an SQLite file.
#[derive(Debug, thiserror::Error)]
pub enum HoldAloneError {
    /// Another process serves it.
    #[error(
        "{path} is served by another tillit-server{process}. Stop that one first; several servers can share one registry only on PostgreSQL", path = .path.display()
    )]
    Taken {
        /// The database.
        path: PathBuf,
        /// ` (process 123)`, when it said so.
        process: String,
    },
    /// The lock cannot be made.
    #[error("could not lock {path}: {reason}. Let the user that runs the server write in that folder, and make room on its disk", path = .path.display())]
    Lock {
        /// The file of the lock.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
}

/// Takes the lock for the database at this path, for as long as the file is open.
pub(crate) fn lock(database: &Path) -> Result<File, HoldAloneError> {
    let mut name = database.as_os_str().to_owned();
    name.push("-lock");
    let path = PathBuf::from(name);
    let failed = |reason: String| HoldAloneError::Lock {
        path: path.clone(),
        reason,
    };
    let mut options = OpenOptions::new();
    let mut file = options
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(&path)
        .map_err(|error| failed(error.to_string()))?;
    match file.try_lock() {
        Ok(()) => {
            // For whoever is refused; not being able to say it is no reason to stop.
            let _ = file
                .set_len(0)
                .and_then(|()| file.rewind())
                .and_then(|()| write!(file, "{}", std::process::id()));
            Ok(file)
        }
        Err(TryLockError::WouldBlock) => {
            let mut holder = String::new();
            let said = file.read_to_string(&mut holder).is_ok()
                && !holder.is_empty()
                && holder.bytes().all(|byte| byte.is_ascii_digit());
            Err(HoldAloneError::Taken {
                path: database.to_owned(),
                process: if said {
                    format!(" (process {holder})")
                } else {
                    String::new()
                },
            })
        }
        Err(TryLockError::Error(error)) => Err(failed(error.to_string())),
    }
}
