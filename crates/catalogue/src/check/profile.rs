//! A profile asks for attributes that exist, each once, by lists that it names.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use tillit_model::{Finding, VersionNumber};

use crate::{AttributeId, AttributeList, AttributeProfile, Name, builtin};

pub(super) const ID: &str = "profile";

/// Attributes of the list itself are looked up in it, those of other lists in the release that the profile names, which has to be known here. An attribute that should no longer be used is a warning, and so is a list that nothing is taken from. One identifier belongs to one profile.
pub(super) fn profile(list: &AttributeList) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut owners: BTreeMap<&str, &Name> = BTreeMap::new();
    for (index, profile) in list.profiles.iter().enumerate() {
        let place = format!("/profiles/{index}");
        for (n, identifier) in profile.identifiers.iter().enumerate() {
            if let Some(owner) = owners.insert(identifier, &profile.name) {
                let pointer = format!("{place}/identifiers/{n}");
                let finding = fault(Finding::error, &pointer, "claimed", identifier);
                findings.push(finding.arg("owner", owner));
            }
        }
        findings.extend(lists(list, profile, &place));
        findings.extend(attributes(list, profile, &place));
    }
    findings
}

/// What is wrong with the releases that the profile names.
fn lists(list: &AttributeList, profile: &AttributeProfile, place: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let taken_from = |name: &Name| {
        let mut attributes = profile.attributes.iter();
        attributes.any(|one| one.attribute.list() == name)
    };
    for (name, version) in &profile.lists {
        let pointer = format!("{place}/lists/{name}");
        let release = format!("{name} {version}");
        if *name == list.list {
            if *version > list.version {
                findings.push(fault(Finding::error, &pointer, "later", &release));
            }
        } else if known(name, *version).is_none() {
            findings.push(fault(
                Finding::warning,
                &pointer,
                "unknown-release",
                &release,
            ));
        }
        if !taken_from(name) {
            findings.push(fault(Finding::warning, &pointer, "unused", name));
        }
    }
    findings
}

fn attributes(list: &AttributeList, profile: &AttributeProfile, place: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen: BTreeSet<&AttributeId> = BTreeSet::new();
    for (n, one) in profile.attributes.iter().enumerate() {
        let id = &one.attribute;
        let pointer = format!("{place}/attributes/{n}/attribute");
        if !seen.insert(id) {
            findings.push(fault(Finding::error, &pointer, "twice", id));
        }
        let Some(version) = profile.lists.get(id.list()) else {
            findings.push(fault(Finding::error, &pointer, "unlisted", id));
            continue;
        };
        let is_deprecated = if *id.list() == list.list {
            let attribute = list.attribute(id.name().as_str());
            attribute.map(|attribute| attribute.deprecation.is_some())
        } else {
            match known(id.list(), *version) {
                // Said of the list already.
                None => continue,
                Some(attributes) => attributes.get(id.name()).copied(),
            }
        };
        match is_deprecated {
            None => findings.push(fault(Finding::error, &pointer, "missing", id)),
            Some(true) => findings.push(fault(Finding::warning, &pointer, "deprecated", id)),
            Some(false) => {}
        }
    }
    findings
}

type Release = BTreeMap<Name, bool>;

/// The attributes of a release that comes with the program, each with whether it should no longer be used.
fn known(list: &Name, version: VersionNumber) -> Option<&'static Release> {
    static RELEASES: OnceLock<BTreeMap<(Name, VersionNumber), Release>> = OnceLock::new();
    let releases = RELEASES.get_or_init(|| {
        let read = builtin().iter().map(|release| release.read());
        read.map(|release| {
            let attributes = release.attributes.iter();
            let attributes = attributes.map(|one| (one.name().clone(), one.deprecation.is_some()));
            let attributes = attributes.collect();
            ((release.list, release.version), attributes)
        })
        .collect()
    });
    releases.get(&(list.clone(), version))
}

fn fault(
    level: fn(&'static str, String) -> Finding,
    pointer: &str,
    fault: &str,
    name: &(impl ToString + ?Sized),
) -> Finding {
    let finding = level(ID, pointer.to_owned()).arg("fault", fault);
    finding.arg("name", name.to_string())
}
