//! Files that are made of the catalogue when somebody first asks for them, and kept as long as that catalogue is the one that is published.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tillit_registry::catalogue::Catalogue;

use crate::published::PreparedFile;

/// The files by address. Their number is bounded by what asks for them: addresses that exist.
#[derive(Default)]
pub(crate) struct Made(Mutex<Files>);

#[derive(Default)]
struct Files {
    of: Arc<Catalogue>,
    by_path: HashMap<String, Arc<PreparedFile>>,
}

impl Made {
    /// The file at an address, if it was made of this catalogue.
    pub(crate) fn get(&self, of: &Arc<Catalogue>, path: &str) -> Option<Arc<PreparedFile>> {
        let files = self.files();
        let known = files.by_path.get(path);
        known.filter(|_| Arc::ptr_eq(&files.of, of)).map(Arc::clone)
    }

    /// Keeps a file; those of another catalogue go.
    pub(crate) fn keep(&self, of: &Arc<Catalogue>, path: &str, file: &Arc<PreparedFile>) {
        let mut files = self.files();
        if !Arc::ptr_eq(&files.of, of) {
            *files = Files {
                of: Arc::clone(of),
                by_path: HashMap::new(),
            };
        }
        files.by_path.insert(path.to_owned(), Arc::clone(file));
    }

    /// Whoever panicked while holding the lock left the map as it was.
    fn files(&self) -> MutexGuard<'_, Files> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
