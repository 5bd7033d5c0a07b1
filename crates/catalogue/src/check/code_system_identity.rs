//! One code system, one place in the list; one identifier, one code system.

use std::collections::{BTreeMap, BTreeSet};

use tillit_model::Finding;

use super::names::placed;
use crate::{AttributeList, CodeSystem};

pub(super) const ID: &str = "code-system-identity";

/// An identifier belongs to one code system, and is no attribute's name. Two systems with the same codes, or external ones with the same title, look like one that is known by two identifiers: a warning.
///
/// Identifiers that stand in one system's `identifiers` are thereby declared equivalent.
pub(super) fn code_system_identity(list: &AttributeList) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut owners: BTreeMap<&str, &CodeSystem> = BTreeMap::new();
    for (index, system) in list.code_systems.iter().enumerate() {
        for (place, identifier) in system.identifiers.iter().enumerate() {
            if let Some(owner) = owners.insert(identifier, system) {
                let pointer = format!("/code_systems/{index}/identifiers/{place}");
                let finding = Finding::error(ID, pointer).arg("fault", "claimed");
                let finding = finding.arg("identifier", identifier);
                findings.push(finding.arg("owner", &owner.name));
            }
        }
        let mut before = list.code_systems[..index].iter();
        if let Some(twin) = before.find(|other| are_twins(system, other)) {
            let finding = Finding::warning(ID, format!("/code_systems/{index}"));
            let finding = finding.arg("fault", "twins").arg("system", &system.name);
            findings.push(finding.arg("owner", &twin.name));
        }
    }
    for name in placed(list) {
        if let Some(owner) = owners.get(name.bound.name) {
            let finding = Finding::error(ID, &name.pointer).arg("fault", "attribute");
            let finding = finding.arg("identifier", name.bound.name);
            findings.push(finding.arg("owner", &owner.name));
        }
    }
    findings
}

/// Whether two systems are likely to be the same one. A single code in common is chance; where no codes are written here the title has to do.
fn are_twins(one: &CodeSystem, other: &CodeSystem) -> bool {
    let codes = |system: &CodeSystem| -> BTreeSet<String> {
        let codes = system.codes.iter();
        codes.map(|code| code.code.to_lowercase()).collect()
    };
    match (one.codes.len(), other.codes.len()) {
        (0, 0) => one.title == other.title,
        (0 | 1, _) => false,
        (here, there) => here == there && codes(one) == codes(other),
    }
}
