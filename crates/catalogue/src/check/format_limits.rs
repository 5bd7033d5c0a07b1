//! Codes of one system have one format.

use std::collections::BTreeMap;

use tillit_model::Finding;

use crate::{Attribute, AttributeList, Format, Name, Strength};

pub(super) const ID: &str = "format-limits";

/// Two attributes whose values have to come from the same code system, or the same value set of it, with different patterns or different greatest lengths. Values that carry a scope beside the code are not compared.
pub(super) fn format_limits(list: &AttributeList) -> Vec<Finding> {
    let mut first: BTreeMap<(&Name, Option<&Name>), (&Attribute, &Format)> = BTreeMap::new();
    let mut findings = Vec::new();
    for (index, attribute) in list.attributes.iter().enumerate() {
        let Some(format) = attribute.format.as_ref() else {
            continue;
        };
        let values = attribute.values.iter();
        let required = values.filter(|binding| binding.strength == Strength::Required);
        for binding in required.filter(|_| attribute.scoping.is_none()) {
            let key = (&binding.system, binding.set.as_ref());
            let (other, known) = *first.entry(key).or_insert((attribute, format));
            if let Some((member, fault)) = difference(format, known) {
                let pointer = format!("/attributes/{index}/format/{member}");
                let finding = Finding::warning(ID, pointer).arg("fault", fault);
                let finding = finding.arg("system", &binding.system);
                findings.push(finding.arg("other", &other.id));
            }
        }
    }
    findings
}

fn difference(one: &Format, other: &Format) -> Option<(&'static str, &'static str)> {
    if one.pattern != other.pattern {
        return Some(("pattern", "pattern"));
    }
    let lengths = one.max_length.zip(other.max_length);
    let differ = lengths.is_some_and(|(one, other)| one != other);
    differ.then_some(("max_length", "length"))
}
