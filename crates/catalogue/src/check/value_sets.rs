//! Value sets that attributes are bound to are declared, and sound in themselves.

use std::collections::BTreeSet;

use tillit_model::Finding;

use crate::{Attribute, AttributeList, CodeSystem, Content, Datatype};

pub(super) const ID: &str = "value-sets";

/// The code system is in the list, the value set in the code system; a code stands once; an attribute of datatype `code` is bound to something. A code system that no attribute and no code needs is a warning.
pub(super) fn value_sets(list: &AttributeList) -> Vec<Finding> {
    let attributes = list.attributes.iter().enumerate();
    let mut findings: Vec<Finding> = attributes
        .flat_map(|(index, attribute)| bindings(list, index, attribute))
        .collect();
    let used = used_systems(list);
    for (index, system) in list.code_systems.iter().enumerate() {
        let place = format!("/code_systems/{index}");
        if !used.contains(system.name.as_str()) {
            let unused = Finding::warning(ID, &place).arg("fault", "unused-system");
            findings.push(unused.arg("system", &system.name));
        }
        findings.extend(in_system(&place, system));
    }
    findings
}

fn bindings(list: &AttributeList, index: usize, attribute: &Attribute) -> Vec<Finding> {
    let place = format!("/attributes/{index}");
    let mut findings = Vec::new();
    if attribute.values.is_empty() && attribute.datatype == Datatype::Code {
        findings.push(fault(format!("{place}/datatype"), "code-without-set"));
    }
    for (n, binding) in attribute.values.iter().enumerate() {
        let place = format!("{place}/values/{n}");
        match (list.code_system(&binding.system), &binding.set) {
            (None, _) => findings.push(
                fault(format!("{place}/system"), "unknown-system").arg("system", &binding.system),
            ),
            (Some(system), Some(set)) if system.value_set(set).is_none() => findings.push(
                fault(format!("{place}/set"), "unknown-set")
                    .arg("system", &system.name)
                    .arg("set", set),
            ),
            _ => {}
        }
    }
    findings
}

/// The code systems that attributes are bound to, and those that codes lie under.
fn used_systems(list: &AttributeList) -> BTreeSet<&str> {
    let bindings = list
        .attributes
        .iter()
        .flat_map(|attribute| &attribute.values);
    let bound = bindings.map(|binding| binding.system.as_str());
    let codes = list.code_systems.iter().flat_map(|system| &system.codes);
    let broader = codes.filter_map(|code| code.broader.as_deref());
    let above = broader.filter_map(|broader| Some(broader.split_once('/')?.0));
    bound.chain(above).collect()
}

fn in_system(place: &str, system: &CodeSystem) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen = BTreeSet::new();
    for (n, code) in system.codes.iter().enumerate() {
        if !seen.insert(code.code.as_str()) {
            let pointer = format!("{place}/codes/{n}/code");
            findings.push(fault(pointer, "code-twice").arg("code", &code.code));
        }
    }
    if system.codes.is_empty() != (system.content == Content::External) {
        findings.push(fault(format!("{place}/content"), "content"));
    }
    for (n, set) in system.value_sets.iter().enumerate() {
        for (m, code) in set.codes.iter().enumerate() {
            if !seen.contains(code.as_str()) {
                let pointer = format!("{place}/value_sets/{n}/codes/{m}");
                findings.push(fault(pointer, "unknown-code").arg("code", code));
            }
        }
    }
    findings
}

fn fault(pointer: String, fault: &str) -> Finding {
    Finding::error(ID, pointer).arg("fault", fault)
}
