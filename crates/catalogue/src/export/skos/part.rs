//! One concept or one code system of a list, as a graph of its own.

use std::collections::BTreeSet;

use super::nodes::Nodes;
use super::resource::{Resource, Term};
use super::{Graph, graph};
use crate::{AttributeList, Name};

/// What of a list is described by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SkosPart<'a> {
    /// The attribute with this name.
    Attribute(&'a Name),
    /// A code system with all its codes.
    CodeSystem(&'a Name),
    /// One code of a code system.
    Code(&'a Name, &'a str),
}

/// The resources that describe it, in the order of the whole graph: itself, the scheme that it lies in, and the blank nodes that these name. None when the list has no such thing, or it is left out of the graph.
pub(in crate::export) fn part(list: &AttributeList, part: SkosPart<'_>) -> Option<Graph> {
    let nodes = Nodes::of(list);
    let (id, scheme) = place(&nodes, part)?;
    let is_scheme = matches!(part, SkosPart::CodeSystem(_));
    let mut resources = graph(list).resources;
    for resource in resources.iter_mut().filter(|one| one.id == nodes.scheme) {
        // The sources of the whole list say nothing about one attribute.
        resource.facts.retain(|(term, _)| *term != "dcterms:source");
    }
    let is_wanted = |one: &Resource| {
        one.id == id || one.id == scheme || is_scheme && names(one, "skos:inScheme", &scheme)
    };
    let wanted = resources.iter().filter(|one| is_wanted(one));
    let ids: BTreeSet<String> = wanted
        .flat_map(|one| blanks(one).chain([one.id.clone()]))
        .collect();
    resources.retain(|one| ids.contains(&one.id));
    Some(Graph {
        resources,
        left_out: Vec::new(),
    })
}

/// Its IRI, and that of its scheme.
fn place(nodes: &Nodes<'_>, part: SkosPart<'_>) -> Option<(String, String)> {
    let system = |name: &Name| {
        let mut systems = nodes.systems.iter();
        systems
            .find(|(_, system)| system.name == *name)
            .map(|(id, _)| id.clone())
    };
    match part {
        SkosPart::Attribute(name) => {
            let mut attributes = nodes.attributes.iter();
            let (id, _) = attributes.find(|(_, one)| one.name() == name)?;
            Some((id.clone(), nodes.scheme.clone()))
        }
        SkosPart::CodeSystem(name) => system(name).map(|id| (id.clone(), id)),
        SkosPart::Code(name, code) => Some((nodes.code(name, code)?.clone(), system(name)?)),
    }
}

fn names(resource: &Resource, term: &str, id: &str) -> bool {
    let mut facts = resource.facts.iter();
    facts.any(|(known, object)| *known == term && matches!(object, Term::Node(node) if node == id))
}

/// The blank nodes that it names.
fn blanks(resource: &Resource) -> impl Iterator<Item = String> {
    resource
        .facts
        .iter()
        .filter_map(|(_, object)| match object {
            Term::Node(node) if node.starts_with("_:") => Some(node.clone()),
            _ => None,
        })
}
