//! What a list refers to exists: sources, related attributes, wider codes, properties.

use std::collections::BTreeSet;

use tillit_model::Finding;

use crate::{AttributeList, CodeSystem, Name};

pub(super) const ID: &str = "references";

/// A proposed attribute may have no source; a published one has at least one. A source that nobody cites is a warning.
pub(super) fn references(list: &AttributeList) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut cited: BTreeSet<&Name> = BTreeSet::new();
    for (index, attribute) in list.attributes.iter().enumerate() {
        let place = format!("/attributes/{index}");
        cited.extend(&attribute.sources);
        if attribute.sources.is_empty() && attribute.status == crate::Status::Published {
            findings.push(about(&format!("{place}/sources"), "none", "source"));
        }
        for (n, source) in attribute.sources.iter().enumerate() {
            if !list.sources.contains_key(source) {
                findings.push(missing(format!("{place}/sources/{n}"), "source", source));
            }
        }
        for (n, relation) in attribute.relations.iter().enumerate() {
            let id = &relation.attribute;
            let is_here = *id.list() == list.list;
            let unknown = is_here && list.attribute(id.name().as_str()).is_none();
            if unknown || *id == attribute.id {
                let pointer = format!("{place}/relations/{n}/attribute");
                findings.push(missing(pointer, "attribute", id));
            }
        }
    }
    for source in list.sources.keys().filter(|name| !cited.contains(name)) {
        let pointer = format!("/sources/{source}");
        findings.push(
            Finding::warning(ID, pointer)
                .arg("fault", "unused")
                .arg("kind", "source")
                .arg("name", source),
        );
    }
    for (index, system) in list.code_systems.iter().enumerate() {
        findings.extend(in_system(list, index, system));
    }
    findings
}

fn in_system(list: &AttributeList, index: usize, system: &CodeSystem) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (n, code) in system.codes.iter().enumerate() {
        let place = format!("/code_systems/{index}/codes/{n}");
        if let Some(broader) = code
            .broader
            .as_deref()
            .filter(|b| !code_exists(list, system, b))
        {
            findings.push(missing(format!("{place}/broader"), "code", broader));
        }
        if let Some(next) = &code.replaced_by
            && system.code(next).is_none()
        {
            findings.push(missing(format!("{place}/replaced_by"), "code", next));
        }
        for name in code.properties.keys() {
            if !system.properties.iter().any(|known| known.name == *name) {
                findings.push(missing(
                    format!("{place}/properties/{name}"),
                    "property",
                    name,
                ));
            }
        }
    }
    findings
}

/// Whether `<code>` is in the system, or `<system>/<code>` in another.
fn code_exists(list: &AttributeList, system: &CodeSystem, reference: &str) -> bool {
    let elsewhere = reference.split_once('/').and_then(|(other, code)| {
        let other = list.code_system(&Name::parse(other).ok()?)?;
        other.code(code)
    });
    elsewhere.is_some() || system.code(reference).is_some()
}

fn missing(pointer: String, kind: &str, name: impl ToString) -> Finding {
    about(&pointer, "missing", kind).arg("name", name)
}

fn about(pointer: &str, fault: &str, kind: &str) -> Finding {
    Finding::error(ID, pointer)
        .arg("fault", fault)
        .arg("kind", kind)
}
