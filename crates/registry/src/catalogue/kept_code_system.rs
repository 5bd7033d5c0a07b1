//! Code systems, which lists carry whole in their releases.

use std::collections::BTreeMap;
use std::sync::Arc;

use tillit_catalogue::{Code, CodeSystem, Name};
use tillit_formats::{FormatId, code_system};
use tillit_model::VersionNumber;

use super::{CodeFilter, Release};

/// One version of a code system, and the releases that carry it.
#[derive(Debug)]
pub struct KeptCodeSystem {
    /// Its place in the first of the releases.
    place: usize,
    carried_by: Vec<Arc<Release>>,
}

/// A code system with its versions: one at least.
#[derive(Debug)]
pub struct KeptCodeSystems {
    versions: BTreeMap<VersionNumber, Arc<KeptCodeSystem>>,
    newest: Arc<KeptCodeSystem>,
}

impl KeptCodeSystem {
    /// What it says.
    pub fn content(&self) -> &CodeSystem {
        &self.carried_by[0].list().code_systems[self.place]
    }

    /// The address of the signed file.
    pub fn jws_path(&self) -> String {
        self.path(FormatId::CodeSystemJws)
    }

    /// The address of the plain JSON.
    pub fn json_path(&self) -> String {
        self.path(FormatId::CodeSystemJson)
    }

    fn path(&self, format: FormatId) -> String {
        let system = self.content();
        code_system::path(format, system.name.as_str(), system.version)
    }

    /// The codes that fit, in the order of the system.
    pub fn codes(&self, filter: &CodeFilter) -> Vec<&Code> {
        let system = self.content();
        let fits = |code: &&Code| filter.fits(system, code);
        system.codes.iter().filter(fits).collect()
    }

    /// The releases that carry it: list by list, the oldest first.
    pub fn carried_by(&self) -> &[Arc<Release>] {
        &self.carried_by
    }
}

impl KeptCodeSystems {
    /// Its name.
    pub fn name(&self) -> &Name {
        &self.newest.content().name
    }

    /// The highest version.
    pub fn newest(&self) -> &Arc<KeptCodeSystem> {
        &self.newest
    }

    /// The versions, the lowest first.
    pub fn versions(
        &self,
    ) -> impl DoubleEndedIterator<Item = &Arc<KeptCodeSystem>> + ExactSizeIterator {
        self.versions.values()
    }

    /// The one with this version.
    pub fn version(&self, version: VersionNumber) -> Option<&Arc<KeptCodeSystem>> {
        self.versions.get(&version)
    }
}

/// The code systems of these releases. One version of a system is one thing whoever carries it; where two releases disagree about it, the first counts.
pub(super) fn collect<'r>(
    releases: impl Iterator<Item = &'r Arc<Release>>,
) -> BTreeMap<Name, KeptCodeSystems> {
    let mut found: BTreeMap<Name, BTreeMap<VersionNumber, KeptCodeSystem>> = BTreeMap::new();
    for release in releases {
        for (place, system) in release.list().code_systems.iter().enumerate() {
            let versions = found.entry(system.name.clone()).or_default();
            let Some(kept) = versions.get_mut(&system.version) else {
                let carried_by = vec![Arc::clone(release)];
                versions.insert(system.version, KeptCodeSystem { place, carried_by });
                continue;
            };
            if kept.content() != system {
                tracing::warn!(
                    code_system = %system.name,
                    version = %system.version,
                    first = kept.carried_by[0].list().id(),
                    other = release.list().id(),
                    "two releases carry one version of a code system with different content; the first counts"
                );
            }
            kept.carried_by.push(Arc::clone(release));
        }
    }
    found
        .into_iter()
        .filter_map(|(name, versions)| {
            let versions: BTreeMap<_, _> = versions
                .into_iter()
                .map(|(version, kept)| (version, Arc::new(kept)))
                .collect();
            let newest = Arc::clone(versions.last_key_value()?.1);
            Some((name, KeptCodeSystems { versions, newest }))
        })
        .collect()
}
