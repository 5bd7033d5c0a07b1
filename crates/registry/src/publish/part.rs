//! Code systems and attribute profiles, which releases carry and which are published on their own as well: each version once, by the first release that has it.
//!
//! A release with other content under the same version is refused when it is submitted (rules `code-system-frozen` and `attribute-profile-frozen`). Should two be approved nevertheless, what was published first stays.

use std::collections::{BTreeMap, BTreeSet};

use tillit_catalogue::{AttributeProfile, CodeSystem};
use tillit_formats::{
    Artefact, FormatId, SnapshotList, Unsigned, attribute_list, attribute_profile, code_system,
};
use tillit_model::Timestamp;

/// A version of a code system or of a profile.
pub(super) enum Part<'r> {
    CodeSystem(&'r CodeSystem),
    Profile {
        list: &'r str,
        profile: &'r AttributeProfile,
    },
}

/// What the releases carry, by the address of the signed form; of two under one address the first.
pub(super) fn of_releases(releases: &[SnapshotList]) -> BTreeMap<String, Part<'_>> {
    let mut parts = BTreeMap::new();
    for release in releases {
        let systems = release.content().code_systems.iter();
        let profiles = release.content().profiles.iter();
        let profiles = profiles.map(|profile| Part::Profile {
            list: release.list(),
            profile,
        });
        for part in systems.map(Part::CodeSystem).chain(profiles) {
            parts.entry(part.paths()[0].clone()).or_insert(part);
        }
    }
    parts
}

/// Every address that these releases and their parts have.
pub(super) fn addresses(releases: &[SnapshotList]) -> BTreeSet<String> {
    let lists = releases.iter().flat_map(|release| {
        [
            FormatId::AttributeListJws,
            FormatId::AttributeListJson,
            FormatId::AttributeListYaml,
        ]
        .map(|format| attribute_list::path(format, release.list(), release.version()))
    });
    let parts = of_releases(releases);
    lists.chain(parts.values().flat_map(Part::paths)).collect()
}

impl Part<'_> {
    /// The addresses: signed, and plain.
    fn paths(&self) -> [String; 2] {
        match self {
            Self::CodeSystem(system) => [FormatId::CodeSystemJws, FormatId::CodeSystemJson]
                .map(|format| code_system::path(format, system.name.as_str(), system.version)),
            Self::Profile { list, profile } => [
                FormatId::AttributeProfileJws,
                FormatId::AttributeProfileJson,
            ]
            .map(|format| {
                attribute_profile::path(format, list, profile.name.as_str(), profile.version)
            }),
        }
    }

    pub(super) fn render(&self, now: Timestamp) -> Unsigned {
        match self {
            Self::CodeSystem(system) => code_system::render(system, now),
            Self::Profile { list, profile } => attribute_profile::render(list, profile, now),
        }
    }

    pub(super) fn render_json(&self, now: Timestamp) -> Artefact {
        match self {
            Self::CodeSystem(system) => code_system::render_json(system, now),
            Self::Profile { list, profile } => attribute_profile::render_json(list, profile, now),
        }
    }
}
