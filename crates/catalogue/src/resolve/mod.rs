//! From the files that people write to one release.
//!
//! Attributes, profiles and code systems come out in the order of their names, so that moving one to another file changes no byte of the release.

mod origins;
mod reading;

use std::collections::BTreeMap;

use tillit_model::{Finding, VersionNumber};

use crate::source::{AttributeSource, Manifest};
use crate::{
    Attribute, AttributeId, AttributeList, AttributeListFormat, AttributeProfile, CodeSystem, Name,
    check,
};

pub use origins::LocatedFinding;
use origins::Origins;
use reading::Reading;

/// A source file: its name for findings, and its text.
#[derive(Debug, Clone, Copy)]
pub struct SourceText<'t> {
    /// The file's name, as findings show it.
    pub name: &'t str,
    /// What stands in it.
    pub text: &'t str,
}

/// The files that one release is made of.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'t> {
    /// The list's `manifest.yaml`.
    pub manifest: SourceText<'t>,
    /// Its files of attributes.
    pub attributes: &'t [SourceText<'t>],
    /// Its files of profiles, one each.
    pub profiles: &'t [SourceText<'t>],
    /// The files of code systems, one each. Those that the manifest does not name are left out.
    pub code_systems: &'t [SourceText<'t>],
}

/// A release made from sources, which still knows where everything was written.
#[derive(Debug, Clone)]
pub struct Resolved {
    /// The release.
    pub list: AttributeList,
    origins: Origins,
}

impl Resolved {
    /// What the catalogue's rules say about the release, each finding with its place in the sources.
    pub fn check(&self) -> Vec<LocatedFinding> {
        check(&self.list)
            .into_iter()
            .map(|finding| self.origins.locate(&self.list, finding))
            .collect()
    }
}

/// Makes a release of the files of a list.
///
/// The findings say why there is no release. Whether a release follows the rules is another question, which [`Resolved::check`] answers.
pub fn resolve(sources: Sources<'_>) -> Result<Resolved, Vec<LocatedFinding>> {
    let mut reading = Reading::new(sources.manifest.name);
    let head = reading.read::<Manifest>(sources.manifest);
    let attributes = reading.read_all::<AttributeSource>(sources.attributes);
    let profiles = reading.read_all::<AttributeProfile>(sources.profiles);
    let systems = reading.read_all::<CodeSystem>(sources.code_systems);
    let Some(head) = head else {
        return Err(reading.into_findings());
    };
    let attributes = gather_attributes(&mut reading, &head, attributes);
    let profiles = gather_profiles(&mut reading, profiles);
    let code_systems = gather_code_systems(&mut reading, &head.code_systems, systems);
    let origins = reading.finish()?;
    let list = AttributeList {
        format: AttributeListFormat::V1,
        list: head.list,
        version: head.version,
        base_uri: head.base_uri,
        base_uri_status: head.base_uri_status,
        title: head.title,
        description: head.description,
        notice: head.notice,
        status: head.status,
        steward: head.steward,
        languages: head.languages,
        licence: head.licence,
        sources: head.sources,
        code_systems,
        attributes,
        profiles,
    };
    Ok(Resolved { list, origins })
}

fn gather_attributes(
    reading: &mut Reading,
    head: &Manifest,
    sources: Vec<(&str, AttributeSource)>,
) -> Vec<Attribute> {
    let mut gathered = BTreeMap::new();
    for (file, source) in sources {
        for (name, entry) in source.attributes {
            let place = format!("/attributes/{name}");
            if let Some(first) = reading.origins.attributes.get(name.as_str()) {
                let twice = Finding::error("attribute-twice", place)
                    .arg("attribute", &name)
                    .arg("file", first);
                reading.report(file, twice);
                continue;
            }
            let id = AttributeId::new(head.list.clone(), name.clone());
            match entry.complete(id, &head.base_uri, &source.defaults) {
                Ok(attribute) => {
                    let origins = &mut reading.origins.attributes;
                    origins.insert(name.to_string(), file.to_owned());
                    gathered.insert(name, attribute);
                }
                Err(member) => {
                    let missing = Finding::error("member-missing", place)
                        .arg("attribute", &name)
                        .arg("member", member);
                    reading.report(file, missing);
                }
            }
        }
    }
    gathered.into_values().collect()
}

fn gather_profiles(
    reading: &mut Reading,
    profiles: Vec<(&str, AttributeProfile)>,
) -> Vec<AttributeProfile> {
    let mut gathered = BTreeMap::new();
    for (file, profile) in profiles {
        let origins = &mut reading.origins.profiles;
        match origins.get(profile.name.as_str()).cloned() {
            Some(first) => {
                let twice = Finding::error("profile-twice", "/name")
                    .arg("profile", &profile.name)
                    .arg("file", first);
                reading.report(file, twice);
            }
            None => {
                origins.insert(profile.name.to_string(), file.to_owned());
                gathered.insert(profile.name.clone(), profile);
            }
        }
    }
    gathered.into_values().collect()
}

fn gather_code_systems(
    reading: &mut Reading,
    wanted: &BTreeMap<Name, VersionNumber>,
    systems: Vec<(&str, CodeSystem)>,
) -> Vec<CodeSystem> {
    let mut gathered = BTreeMap::new();
    for (file, system) in systems {
        let origins = &mut reading.origins.code_systems;
        match origins.get(system.name.as_str()).cloned() {
            Some(first) => {
                let twice = Finding::error("code-system-twice", "/name")
                    .arg("system", &system.name)
                    .arg("file", first);
                reading.report(file, twice);
            }
            None => {
                origins.insert(system.name.to_string(), file.to_owned());
                gathered.insert(system.name.clone(), system);
            }
        }
    }
    let manifest = reading.origins.manifest.clone();
    for (name, version) in wanted {
        let place = format!("/code_systems/{name}");
        let finding = match gathered.get(name) {
            None => Finding::error("code-system-missing", place).arg("system", name),
            Some(system) if system.version != *version => {
                Finding::error("code-system-version", place)
                    .arg("system", name)
                    .arg("wanted", version)
                    .arg("found", system.version)
            }
            Some(_) => continue,
        };
        reading.report(&manifest, finding);
    }
    gathered.retain(|name, _| wanted.contains_key(name));
    gathered.into_values().collect()
}
