//! What can go wrong while the store works.

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
    /// A stored value that this program cannot have written.
    #[error("the database holds {what} that cannot be read: {reason}")]
    Corrupt {
        /// The kind of value.
        what: &'static str,
        /// Why it is no such value.
        reason: String,
    },
    /// Anything else that the database refused: a full disk, a read-only file, missing privileges.
    #[error("the database refused to work: {reason}")]
    Failed {
        /// What the database said.
        reason: String,
    },
}
