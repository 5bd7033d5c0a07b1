//! The forms of attribute list releases: each is made and prepared when somebody first asks for it, and then is a file as the others are.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use tillit_registry::catalogue::export::{ExportError, ExportFormat};
use tillit_registry::catalogue::{Catalogue, Release};

use super::{Lifetime, PreparedFile};

/// Every form of every release, by address.
#[derive(Debug, Default)]
pub(super) struct Exports {
    forms: HashMap<String, Arc<Form>>,
}

/// One form of a release.
#[derive(Debug)]
pub struct Form {
    release: Arc<Release>,
    format: ExportFormat,
    max_age: Duration,
    file: OnceLock<Arc<PreparedFile>>,
}

impl Exports {
    /// Of these releases. What was prepared before stays.
    pub(super) fn of(catalogue: &Catalogue, max_age: Duration, before: &Self) -> Self {
        let mut forms = HashMap::new();
        for release in catalogue.releases() {
            for export in release.exports() {
                let known = before.forms.get(&export.path);
                let form = known.filter(|known| Arc::ptr_eq(&known.release, release));
                let form = form.cloned().unwrap_or_else(|| {
                    Arc::new(Form {
                        release: Arc::clone(release),
                        format: export.format,
                        max_age,
                        file: OnceLock::new(),
                    })
                });
                forms.insert(export.path, form);
            }
        }
        Self { forms }
    }

    /// The form at a path.
    pub(super) fn form(&self, path: &str) -> Option<Arc<Form>> {
        self.forms.get(path).cloned()
    }

    /// The form at a path, if somebody has asked for it.
    pub(super) fn prepared(&self, path: &str) -> Option<Arc<PreparedFile>> {
        self.forms.get(path)?.file.get().cloned()
    }
}

impl Form {
    /// The file. The first time takes long enough to be kept from threads that must not wait.
    ///
    /// A release never changes, but how it is written in another form can, with the program; so caches ask again, and there is no time of which it could be said that the file stands since then.
    pub fn prepare(&self) -> Result<Arc<PreparedFile>, ExportError> {
        if let Some(file) = self.file.get() {
            return Ok(Arc::clone(file));
        }
        let bytes = self.release.export(self.format)?;
        let make = || {
            let lifetime = Lifetime::Changes(self.max_age);
            let file = PreparedFile::prepare(bytes, self.format.media_type(), None, lifetime);
            Arc::new(file.compressed())
        };
        Ok(Arc::clone(self.file.get_or_init(make)))
    }
}
