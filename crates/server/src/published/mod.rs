//! Public reads: an immutable snapshot in memory, swapped as a whole.
//!
//! Everything that answers without a database lives here: which bytes stand at which address ([`Snapshot`]), how a file
//! was prepared once ([`PreparedFile`]), and how a request picks a representation of it (`conditional`, `encoding`).
//! Where the files come from is the registry's matter.

mod accept;
mod conditional;
mod encoding;
mod exports;
mod file;
mod fixed;
mod serve;
mod slices;
mod snapshot;

use std::sync::Arc;

use arc_swap::ArcSwap;

pub use accept::Accept;
pub use conditional::Conditions;
pub use encoding::{AcceptEncoding, Encoding};
pub use exports::Form;
pub use file::{Lifetime, PreparedFile, Representation};
pub use fixed::fixed_files;
pub use serve::answer_file;
pub use slices::BUFFERED;
pub use snapshot::Snapshot;

/// What everyone may read right now.
#[derive(Debug, Clone)]
pub struct Published {
    current: Arc<ArcSwap<Snapshot>>,
}

impl Published {
    /// Begins with this snapshot.
    pub fn new(snapshot: Snapshot) -> Self {
        Self {
            current: Arc::new(ArcSwap::from_pointee(snapshot)),
        }
    }

    /// The snapshot that holds now. It stays as it is while a request works with it.
    pub fn current(&self) -> Arc<Snapshot> {
        self.current.load_full()
    }

    /// Puts another snapshot in its place. Its readers come all at once, so it waits for its compressed forms.
    pub fn replace(&self, snapshot: Snapshot) {
        snapshot.compress();
        self.current.store(Arc::new(snapshot));
    }

    /// The file at a path, if there is one.
    pub fn file(&self, path: &str) -> Option<Arc<PreparedFile>> {
        self.current.load().file(path)
    }
}
