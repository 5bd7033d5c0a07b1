//! Everything public at one moment.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tillit_model::Sha256;
use tillit_registry::catalogue::Catalogue;
use tillit_registry::view::{FederationView, PublishedSet};

use super::exports::Exports;
use super::{Form, PreparedFile};

/// Everything public at one moment: files by address, and the federations that they belong to.
#[derive(Debug, Default)]
pub struct Snapshot {
    version: String,
    files: HashMap<String, Arc<PreparedFile>>,
    federations: Vec<FederationView>,
    catalogue: Arc<Catalogue>,
    exports: Arc<Exports>,
}

impl Snapshot {
    /// Prepares what the registry has published. What has not changed since `before` is taken over as it is; the rest is not compressed yet.
    pub fn prepare(
        set: PublishedSet,
        federations: Vec<FederationView>,
        max_age: Duration,
        before: &Self,
    ) -> Self {
        let catalogue = Catalogue::of(&set, &before.catalogue);
        let exports = if Arc::ptr_eq(&catalogue, &before.catalogue) {
            Arc::clone(&before.exports)
        } else {
            Arc::new(Exports::of(&catalogue, max_age, &before.exports))
        };
        let mut files: HashMap<String, Arc<PreparedFile>> = HashMap::new();
        // One content may stand at several addresses; it is kept once, and compressed once.
        let mut by_content: HashMap<Sha256, Arc<PreparedFile>> = HashMap::new();
        for artefact in set.artefacts {
            let (path, sha256) = (artefact.path.clone(), artefact.sha256);
            let known = by_content.get(&sha256).or_else(|| before.files.get(&path));
            let known = known.map(Arc::clone);
            let file = Arc::new(PreparedFile::of(artefact, max_age, known.as_deref()));
            by_content.insert(sha256, Arc::clone(&file));
            files.insert(path, file);
        }
        Self {
            version: set.version,
            files,
            federations,
            catalogue,
            exports,
        }
    }

    /// Makes the compressed forms that are not there yet.
    pub fn compress(&self) {
        for file in self.files.values() {
            file.compress();
        }
    }

    /// The registry's version of this set.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The federations, as they were when the snapshot was made.
    pub fn federations(&self) -> &[FederationView] {
        &self.federations
    }

    /// The attribute lists, as they were when the snapshot was made.
    pub fn catalogue(&self) -> &Arc<Catalogue> {
        &self.catalogue
    }

    /// The file at a path below the public base URL. A form of a release is there as soon as it was asked for.
    pub fn file(&self, path: &str) -> Option<Arc<PreparedFile>> {
        let file = self.files.get(path).cloned();
        file.or_else(|| self.exports.prepared(path))
    }

    /// The form of an attribute list release at a path, whether or not it was made.
    pub fn form(&self, path: &str) -> Option<Arc<Form>> {
        self.exports.form(path)
    }

    /// How many addresses there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether nothing is published.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
