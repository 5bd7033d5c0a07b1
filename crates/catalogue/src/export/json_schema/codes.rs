//! The codes that a value can be.

use std::collections::BTreeSet;

use crate::{Attribute, AttributeList, CodeSystem, Content, Strength, ValueBinding};

/// A code system, and how an attribute is bound to it.
pub(super) type Set<'l> = (&'l CodeSystem, &'l ValueBinding);

/// The systems that the attribute's values come from.
pub(super) fn sets<'l>(
    list: &'l AttributeList,
    attribute: &'l Attribute,
) -> impl Iterator<Item = Set<'l>> {
    let bindings = attribute.values.iter();
    bindings.filter_map(|binding| Some((list.code_system(&binding.system)?, binding)))
}

/// Whether nothing but the codes that stand here is possible.
pub(super) fn is_closed(system: &CodeSystem, binding: &ValueBinding) -> bool {
    binding.strength == Strength::Required && system.content == Content::Complete
}

/// The codes, where a value is one of them letter by letter.
pub(super) fn closed_codes((system, binding): Set<'_>) -> Option<Vec<&str>> {
    (is_closed(system, binding) && !system.case_insensitive).then(|| codes(system, binding))
}

/// The codes of the system, or of the value set where the binding names one.
pub(super) fn codes<'l>(system: &'l CodeSystem, binding: &ValueBinding) -> Vec<&'l str> {
    let set = binding.set.as_ref().and_then(|set| system.value_set(set));
    let mut codes: Vec<&str> = match set {
        Some(set) => set.codes.iter().map(String::as_str).collect(),
        None => system.codes.iter().map(|code| code.code.as_str()).collect(),
    };
    // An enumeration names each value once (JSON Schema Validation, section 6.1.2).
    let mut seen = BTreeSet::new();
    codes.retain(|code| seen.insert(*code));
    codes
}
