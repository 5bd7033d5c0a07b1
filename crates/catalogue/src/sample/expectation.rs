//! What is expected of the values under one name, for one attribute.

use serde_json::Value;
use tillit_model::Finding;
use tillit_model::text::pointer_to;

use super::SampleForm;
use super::value;
use crate::{
    Attribute, AttributeList, Cardinality, CodeSystem, Datatype, Mapping, MappingKind, Strength,
    ValueSet,
};

/// The constraints of an attribute, ready to be asked.
#[derive(Debug)]
pub(super) struct Expectation<'l> {
    pub(super) attribute: &'l Attribute,
    mapping: &'l Mapping,
    pub(super) sets: Vec<(&'l CodeSystem, Option<&'l ValueSet>, Strength)>,
}

impl<'l> Expectation<'l> {
    pub(super) fn of(
        list: &'l AttributeList,
        attribute: &'l Attribute,
        mapping: &'l Mapping,
    ) -> Self {
        let sets = attribute.values.iter().filter_map(|binding| {
            let system = list.code_system(&binding.system)?;
            let set = binding.set.as_ref().and_then(|set| system.value_set(set));
            Some((system, set, binding.strength))
        });
        Self {
            attribute,
            mapping,
            sets: sets.collect(),
        }
    }

    pub(super) fn is_owner(&self) -> bool {
        self.mapping.kind.is_owning()
    }

    pub(super) fn is_deprecated(&self) -> bool {
        self.attribute.deprecation.is_some()
    }

    pub(super) fn deprecated(&self, place: &str, name: &str) -> Option<Finding> {
        let deprecation = self.attribute.deprecation.as_ref()?;
        let successor = deprecation.successor.as_ref();
        let fault = successor.map_or("obsoleted", |_| "replaced");
        let successor = successor.map_or(String::new(), ToString::to_string);
        Some(
            Finding::warning("sample-deprecated", place)
                .arg("fault", fault)
                .arg("name", name)
                .arg("attribute", &self.attribute.id)
                .arg("successor", successor),
        )
    }

    /// What is wrong with the value, or with one of several.
    pub(super) fn check(
        &self,
        form: SampleForm,
        place: &str,
        name: &str,
        value: &Value,
    ) -> Vec<Finding> {
        let cardinality = self
            .mapping
            .cardinality
            .unwrap_or(self.attribute.cardinality);
        let is_several = cardinality.is_multiple() || form == SampleForm::Saml;
        let values: Vec<(String, &Value)> = match value {
            Value::Array(values) if is_several => {
                let places = values.iter().enumerate();
                places
                    .map(|(index, value)| (pointer_to(place, &index.to_string()), value))
                    .collect()
            }
            single => vec![(place.to_owned(), single)],
        };
        let finding = |rule, place: &str| {
            Finding::error(rule, place)
                .arg("name", name)
                .arg("attribute", &self.attribute.id)
        };
        if !allows(cardinality, values.len()) {
            return vec![finding("sample-cardinality", place).arg("expected", cardinality)];
        }
        let mut findings = Vec::new();
        for (place, value) in values {
            let Some(text) = value::text_of(self.attribute.datatype, form, value) else {
                // A structured claim is judged by its members.
                if !(value.is_object() && self.attribute.datatype == Datatype::Object) {
                    let expected = value::expected_type(self.attribute.datatype, form);
                    findings.push(finding("sample-type", &place).arg("expected", expected));
                }
                continue;
            };
            // Part of a value, or a value that others share, has a form of its own.
            if matches!(self.mapping.kind, MappingKind::Split | MappingKind::Join) {
                continue;
            }
            if let Some(fault) = value::fault(self, &self.mapping.values, &text) {
                let found = finding(fault.rule, &place).arg("expected", fault.expected);
                findings.push(found.arg("fault", fault.kind));
            }
        }
        findings
    }
}

fn allows(cardinality: Cardinality, count: usize) -> bool {
    count >= 1 && cardinality.max.is_none_or(|max| count <= usize::from(max))
}
