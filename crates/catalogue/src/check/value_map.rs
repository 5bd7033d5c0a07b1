//! Where values are written otherwise, every value has its translation.

use tillit_model::Finding;

use super::names::placed;
use crate::{AttributeList, Content, MappingKind, Strength};

pub(super) const ID: &str = "value-map";

/// A `value-mapped` name says for each code of a complete, required code system how it is written, or that it cannot be said; and maps no value that is no code.
pub(super) fn value_map(list: &AttributeList) -> Vec<Finding> {
    let mut findings = Vec::new();
    for name in placed(list) {
        let mapping = name.bound.mapping;
        let mut bindings = name.attribute.values.iter();
        let required = bindings.find(|binding| binding.strength == Strength::Required);
        let Some(binding) = required.filter(|_| mapping.kind == MappingKind::ValueMapped) else {
            continue;
        };
        let system = list.code_system(&binding.system);
        let Some(system) = system.filter(|system| system.content == Content::Complete) else {
            continue;
        };
        let set = binding.set.as_ref().and_then(|set| system.value_set(set));
        let mut codes = system.codes.iter().filter(|c| system.has(set, &c.code));
        let is_mapped = |code: &str| mapping.values.iter().any(|map| map.value == code);
        let about = |finding: Finding, fault: &str, value: &str| {
            let finding = finding.arg("fault", fault).arg("value", value);
            finding.arg("name", name.bound.name)
        };
        if let Some(code) = codes.find(|code| !is_mapped(&code.code)) {
            let note = Finding::note(ID, &name.pointer);
            findings.push(about(note, "missing", &code.code));
        }
        let mut values = mapping.values.iter();
        if let Some(map) = values.find(|map| !system.has(set, &map.value)) {
            let error = Finding::error(ID, &name.pointer);
            findings.push(about(error, "unknown", &map.value));
        }
    }
    findings
}
