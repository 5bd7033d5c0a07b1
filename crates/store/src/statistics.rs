//! How the database does, for whoever watches the registry: errors since the start, and connections.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::{StorageFault, StoreError};

/// How the database does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Statistics {
    /// Errors since the store was opened.
    pub errors: Errors,
    /// Connections that are open now.
    pub connections: Connections,
}

/// Errors since the store was opened, by kind. A constraint that decides between competing transactions is no error.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Errors {
    /// Others held the database for too long.
    pub busy: u64,
    /// The database could not be reached.
    pub unavailable: u64,
    /// It could not write: a full disk, a read-only file, a disk with errors.
    pub storage: u64,
    /// It refused to work for another reason, such as a missing privilege.
    pub failed: u64,
}

/// Connections that are open now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Connections {
    /// Those that a transaction works on.
    pub used: u32,
    /// Those that wait for one.
    pub idle: u32,
    /// How many there may be at most.
    pub limit: u32,
}

/// Counts errors, from any thread.
#[derive(Debug, Default)]
pub(crate) struct ErrorCount {
    busy: AtomicU64,
    unavailable: AtomicU64,
    storage: AtomicU64,
    failed: AtomicU64,
    /// Why the last attempt to write failed, if it did for want of a disk.
    fault: Mutex<Option<StorageFault>>,
}

impl ErrorCount {
    /// What keeps the database from writing, as far as is known.
    pub(crate) fn fault(&self) -> MutexGuard<'_, Option<StorageFault>> {
        self.fault.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts an error on its way to the caller.
    pub(crate) fn note(&self, error: StoreError) -> StoreError {
        let counter = match &error {
            StoreError::Busy => &self.busy,
            StoreError::Unavailable { .. } => &self.unavailable,
            StoreError::Storage { fault, .. } => {
                *self.fault() = Some(*fault);
                &self.storage
            }
            StoreError::Failed { .. } => &self.failed,
            // The first is an outcome, the second is found where a row is read and says nothing about the database.
            StoreError::Conflict { .. } | StoreError::Corrupt { .. } => return error,
        };
        counter.fetch_add(1, Ordering::Relaxed);
        error
    }

    pub(crate) fn so_far(&self) -> Errors {
        Errors {
            busy: self.busy.load(Ordering::Relaxed),
            unavailable: self.unavailable.load(Ordering::Relaxed),
            storage: self.storage.load(Ordering::Relaxed),
            failed: self.failed.load(Ordering::Relaxed),
        }
    }
}
