//! What can go wrong while the store works.

use std::fmt;

/// Why the database did not do what it was asked. A uniqueness breach that a caller must expect is a typed outcome of the operation instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// A constraint refused the change; what was written does not fit what is stored.
    #[error("the change does not fit what is stored ({what})")]
    Conflict {
        /// The constraint, or what the database said about it.
        what: String,
    },
    /// Another writer held the database for too long. Trying the whole operation again is safe.
    #[error("the database is busy with other writers; try again")]
    Busy,
    /// The database cannot be reached, or was lost on the way. A commit whose answer was lost may have taken effect.
    #[error("the database cannot be reached: {reason}")]
    Unavailable {
        /// What the connection said.
        reason: String,
    },
    /// The database answers but cannot write.
    #[error("the database cannot write, {fault}: {reason}")]
    Storage {
        /// What is wrong.
        fault: StorageFault,
        /// What the database said.
        reason: String,
    },
    /// A stored value that this program cannot have written.
    #[error("the database holds {what} that cannot be read: {reason}")]
    Corrupt {
        /// The kind of value.
        what: &'static str,
        /// Why it is no such value.
        reason: String,
    },
    /// Anything else that the database refused: missing privileges, for example.
    #[error("the database refused to work: {reason}")]
    Failed {
        /// What the database said.
        reason: String,
    },
}

/// Why a database that answers does not write. Reads may go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageFault {
    /// No space is left for its files.
    Full,
    /// Its files, or the whole server, may only be read.
    ReadOnly,
    /// The disk reports errors.
    Broken,
}

impl StorageFault {
    /// `full`, `read-only` or `broken`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::ReadOnly => "read-only",
            Self::Broken => "broken",
        }
    }

    pub(crate) fn because(self, reason: String) -> StoreError {
        StoreError::Storage {
            fault: self,
            reason,
        }
    }
}

/// With what to do.
impl fmt::Display for StorageFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Full => "because its disk is full; make room, it goes on by itself",
            Self::ReadOnly => {
                "because it may only be read; make its files and their folder (or the PostgreSQL server) writable"
            }
            Self::Broken => {
                "because its disk reports errors; look at the system's log, and be ready to restore a backup on another disk"
            }
        })
    }
}
