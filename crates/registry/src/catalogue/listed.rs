//! One attribute list with its releases.

use std::collections::BTreeMap;
use std::sync::Arc;

use tillit_catalogue::Name;
use tillit_model::VersionNumber;

use super::Release;

/// A list and its releases: one at least.
#[derive(Debug)]
pub struct Listed {
    versions: BTreeMap<VersionNumber, Arc<Release>>,
    newest: Arc<Release>,
}

impl Listed {
    /// Of the releases of one list; nothing when there is none.
    pub(super) fn of(versions: BTreeMap<VersionNumber, Arc<Release>>) -> Option<Self> {
        let newest = Arc::clone(versions.last_key_value()?.1);
        Some(Self { versions, newest })
    }

    /// The list's name.
    pub fn name(&self) -> &Name {
        &self.newest.list().list
    }

    /// The release with the highest version.
    pub fn newest(&self) -> &Arc<Release> {
        &self.newest
    }

    /// The releases, the lowest version first.
    pub fn releases(&self) -> impl DoubleEndedIterator<Item = &Arc<Release>> + ExactSizeIterator {
        self.versions.values()
    }

    /// The release with this version.
    pub fn release(&self, version: VersionNumber) -> Option<&Arc<Release>> {
        self.versions.get(&version)
    }

    /// The release before one, which its changes are told against when nobody names another.
    pub fn before(&self, version: VersionNumber) -> Option<&Arc<Release>> {
        self.versions
            .range(..version)
            .next_back()
            .map(|(_, one)| one)
    }
}
