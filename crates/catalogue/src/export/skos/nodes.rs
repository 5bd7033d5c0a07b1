//! The IRIs of the graph, each used once.

use std::collections::{BTreeMap, BTreeSet};

use crate::export::iri;
use crate::{Attribute, AttributeId, AttributeList, Code, CodeSystem, Name};

/// Who has which IRI.
pub(super) struct Nodes<'l> {
    pub(super) scheme: String,
    pub(super) attributes: Vec<(String, &'l Attribute)>,
    pub(super) systems: Vec<(String, &'l CodeSystem)>,
    pub(super) codes: Vec<(String, &'l CodeSystem, &'l Code)>,
    pub(super) attribute_by_id: BTreeMap<&'l AttributeId, String>,
    /// By `<system>/<code>`.
    pub(super) code_by_name: BTreeMap<String, String>,
    pub(super) left_out: Vec<String>,
}

impl<'l> Nodes<'l> {
    /// Schemes come first, then attributes, then codes.
    pub(super) fn of(list: &'l AttributeList) -> Self {
        let scheme = iri::of_uri(&list.base_uri);
        let mut taken = BTreeSet::from([scheme.clone()]);
        let mut nodes = Self {
            scheme,
            attributes: Vec::new(),
            systems: Vec::new(),
            codes: Vec::new(),
            attribute_by_id: BTreeMap::new(),
            code_by_name: BTreeMap::new(),
            left_out: Vec::new(),
        };
        let mut names = BTreeSet::new();
        for system in &list.code_systems {
            let id = iri::of_uri(&system.base_uri);
            if names.insert(&system.name) && taken.insert(id.clone()) {
                nodes.systems.push((id, system));
            } else {
                nodes.left_out.push(format!("code system {}", system.name));
            }
        }
        for attribute in &list.attributes {
            let id = iri::of_uri(&attribute.uri);
            if taken.insert(id.clone()) {
                let known = nodes.attribute_by_id.entry(&attribute.id);
                known.or_insert(id.clone());
                nodes.attributes.push((id, attribute));
            } else {
                nodes.left_out.push(attribute.id.to_string());
            }
        }
        for (_, system) in &nodes.systems {
            for code in &system.codes {
                let id = iri::of_code(&system.base_uri, &code.code);
                if taken.insert(id.clone()) {
                    let key = format!("{}/{}", system.name, code.code);
                    nodes.code_by_name.insert(key, id.clone());
                    nodes.codes.push((id, system, code));
                } else {
                    let left_out = format!("code {} of {}", code.code, system.name);
                    nodes.left_out.push(left_out);
                }
            }
        }
        nodes
    }

    /// The IRI of a code of this system.
    pub(super) fn code(&self, system: &Name, code: &str) -> Option<&String> {
        self.code_by_name.get(&format!("{system}/{code}"))
    }
}
