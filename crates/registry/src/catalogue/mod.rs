//! The published attribute lists as one catalogue: a pure value in memory, made from what is published.
//!
//! Reads of the catalogue ask no database and go on while it is away. What a list says is a value of `tillit-catalogue`, and what callers need of that crate stands here as well.

mod choice;
mod filter;
mod judge_sample;
mod kept_code_system;
mod listed;
mod release;
mod translate_attributes;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use tillit_formats::{FormatId, attribute_list};
use tillit_model::{Sha256, VersionNumber};

use crate::view::{PublishedArtefact, PublishedSet};

pub use choice::{ListChoice, ProfileChoice};
pub use filter::{AttributeFilter, CodeFilter, ListFilter};
pub use judge_sample::{SampleVerdict, Yardstick};
pub use kept_code_system::{KeptCodeSystem, KeptCodeSystems};
pub use listed::Listed;
pub use release::{Export, Release};
/// What the lists say, how they are compared and in which forms they can be had.
pub use tillit_catalogue::{
    AllowedUse, Attribute, AttributeId, AttributeList, AttributeProfile, BaseUriStatus, Bindings,
    BoundName, Breaks, Cardinality, Category, Change, ChangeKind, Code, CodeProperty, CodeSystem,
    Content, Datatype, Deprecation, DeprecationKind, Diff, Fit, Hit, Name, Need, PersonalData,
    ProfileAttribute, Protocol, SamlPlace, SampleForm, SearchIndex, Stability, Status, Step,
    Steward, Subject, TextStatus, ValueBinding, ValueSet, VersionDemand, diff, export, translate,
};
pub use translate_attributes::TranslationByReleases;

/// Every published attribute list, its releases, and the code systems that they carry.
#[derive(Debug)]
pub struct Catalogue {
    lists: BTreeMap<Name, Listed>,
    code_systems: BTreeMap<Name, KeptCodeSystems>,
    index: SearchIndex<Arc<AttributeList>>,
}

impl Catalogue {
    /// Of everything in a set. What has not changed since `before` is shared with it: each release is parsed once, and nothing at all is made when no release came or went.
    pub fn of(set: &PublishedSet, before: &Arc<Self>) -> Arc<Self> {
        let known: HashMap<Sha256, &Arc<Release>> = before
            .releases()
            .map(|release| (release.sha256(), release))
            .collect();
        let mut releases = Vec::new();
        for artefact in set.artefacts.iter().filter(|one| is_release(&one.path)) {
            let release = match known.get(&artefact.sha256) {
                Some(release) => Some(Arc::clone(release)),
                None => read(artefact).map(Arc::new),
            };
            releases.extend(release);
        }
        let same = releases.len() == known.len()
            && releases.iter().all(|one| known.contains_key(&one.sha256()));
        if same {
            return Arc::clone(before);
        }
        Arc::new(Self::from_releases(releases))
    }

    fn from_releases(releases: Vec<Arc<Release>>) -> Self {
        let mut by_list: BTreeMap<Name, BTreeMap<VersionNumber, Arc<Release>>> = BTreeMap::new();
        for release in releases {
            let versions = by_list.entry(release.list().list.clone()).or_default();
            versions.insert(release.list().version, release);
        }
        let lists: BTreeMap<Name, Listed> = by_list
            .into_iter()
            .filter_map(|(name, versions)| Some((name, Listed::of(versions)?)))
            .collect();
        let newest = lists.values().map(|listed| listed.newest().shared_list());
        Self {
            code_systems: kept_code_system::collect(lists.values().flat_map(Listed::releases)),
            index: SearchIndex::of(newest),
            lists,
        }
    }

    /// The lists, by name in order.
    pub fn lists(&self) -> impl Iterator<Item = &Listed> {
        self.lists.values()
    }

    /// The list with this name.
    pub fn list(&self, name: &str) -> Option<&Listed> {
        self.lists.get(name)
    }

    /// Every release: list by list, the oldest first.
    pub fn releases(&self) -> impl Iterator<Item = &Arc<Release>> {
        self.lists.values().flat_map(Listed::releases)
    }

    /// One release of a list.
    pub fn release(&self, list: &str, version: VersionNumber) -> Option<&Arc<Release>> {
        self.list(list)?.release(version)
    }

    /// An attribute as the newest release that has it defines it, with that release.
    pub fn attribute(&self, list: &str, name: &str) -> Option<(&Arc<Release>, &Attribute)> {
        let mut newest_first = self.list(list)?.releases().rev();
        newest_first.find_map(|release| Some((release, release.list().attribute(name)?)))
    }

    /// Attributes of the newest releases that fit what somebody knows of them, the best first.
    pub fn search(&self, asked: &str) -> Vec<Found<'_>> {
        let hits = self.index.search(asked).into_iter();
        hits.filter_map(|hit| {
            Some(Found {
                release: self.lists.get(&hit.list.list)?.newest(),
                attribute: hit.attribute,
                fit: Some(hit.fit),
            })
        })
        .collect()
    }

    /// Attributes of the newest releases: those that were found, the best first, or all of them, list by list.
    pub fn attributes(&self, filter: &AttributeFilter) -> Vec<Found<'_>> {
        let all = || {
            let newest = self.lists.values().map(Listed::newest);
            let each = newest.flat_map(|release| {
                let attributes = release.list().attributes.iter();
                attributes.map(move |attribute| Found {
                    release,
                    attribute,
                    fit: None,
                })
            });
            each.collect()
        };
        let mut found: Vec<Found<'_>> = match filter.words() {
            Some(words) => self.search(words),
            None => all(),
        };
        found.retain(|one| filter.fits(one.attribute));
        found
    }

    /// The lists that fit, by name in order.
    pub fn lists_that(&self, filter: &ListFilter) -> Vec<&Listed> {
        self.lists().filter(|listed| filter.fits(listed)).collect()
    }

    /// The code systems, by name in order, with all their versions.
    pub fn code_systems(&self) -> impl Iterator<Item = &KeptCodeSystems> {
        self.code_systems.values()
    }

    /// The code system with this name.
    pub fn code_system(&self, name: &str) -> Option<&KeptCodeSystems> {
        self.code_systems.get(name)
    }
}

impl Default for Catalogue {
    fn default() -> Self {
        Self::from_releases(Vec::new())
    }
}

/// An attribute that was found.
#[derive(Debug, Clone, Copy)]
pub struct Found<'c> {
    /// The release that defines it: the newest of its list.
    pub release: &'c Arc<Release>,
    /// The attribute.
    pub attribute: &'c Attribute,
    /// How well it fits what was asked for; none when nothing was.
    pub fit: Option<Fit>,
}

/// Whether the JSON of a release stands at an address.
fn is_release(path: &str) -> bool {
    let template = FormatId::AttributeListJson.path_template();
    let (before, after) = (
        template.split('{').next().unwrap_or_default(),
        template.rsplit('}').next().unwrap_or_default(),
    );
    path.starts_with(before) && path.ends_with(after)
}

/// Reads a release. Each was judged before it was published, so one that cannot be read is a fault of the registry: it is left out, and the rest is served.
fn read(artefact: &PublishedArtefact) -> Option<Release> {
    let text = std::str::from_utf8(&artefact.bytes).ok();
    let list = match text.map(AttributeList::parse) {
        Some(Ok(list)) => list,
        Some(Err(error)) => {
            tracing::error!(path = artefact.path, %error, "a published attribute list cannot be read; the catalogue is without it");
            return None;
        }
        None => {
            tracing::error!(
                path = artefact.path,
                "a published attribute list is no text; the catalogue is without it"
            );
            return None;
        }
    };
    let expected = attribute_list::path(
        FormatId::AttributeListJson,
        list.list.as_str(),
        list.version,
    );
    if artefact.path != expected {
        tracing::error!(
            path = artefact.path,
            expected,
            "a published attribute list stands at another's address; the catalogue is without it"
        );
        return None;
    }
    Some(Release::new(list, artefact.sha256, artefact.issued_at))
}
