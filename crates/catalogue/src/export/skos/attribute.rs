//! An attribute as a concept.

use std::collections::BTreeSet;

use tillit_model::{Language, Localised};

use super::nodes::Nodes;
use super::resource::{Resource, Term};
use super::source_node;
use crate::export::remarks;
use crate::{Attribute, AttributeList};

/// A top concept of the list's scheme. Ties to attributes of other lists are left out, for their URIs are not known here.
pub(super) fn attribute(
    list: &AttributeList,
    nodes: &Nodes<'_>,
    id: &str,
    one: &Attribute,
) -> Resource {
    let mut it = Resource::new(id.to_owned(), "skos:Concept");
    it.node("skos:inScheme", nodes.scheme.clone());
    it.node("skos:topConceptOf", nodes.scheme.clone());
    it.plain("skos:notation", one.name().as_str());
    it.text("skos:prefLabel", &one.label);
    it.text("skos:definition", &one.definition);
    it.texts("skos:scopeNote", one.usage.as_ref());
    for example in &one.examples {
        match &example.note {
            Some(note) => it.text("skos:example", &behind(&example.value, note)),
            None => it.plain("skos:example", &example.value),
        }
    }
    it.proposal(one.status);
    if let Some(end) = &one.deprecation {
        it.deprecated();
        let successor = end.successor.as_ref().filter(|next| **next != one.id);
        if let Some(next) = successor.and_then(|next| nodes.attribute_by_id.get(next)) {
            it.node("dcterms:isReplacedBy", next.clone());
        }
        let line = remarks::deprecation(end);
        let line = Term::Text(line, Language::En);
        it.facts.push(("skos:historyNote", line));
        if let Some(reason) = &end.reason {
            let reason = Term::Text(reason.sv.clone(), Language::Sv);
            it.facts.push(("skos:historyNote", reason));
        }
    }
    let others = one.relations.iter().map(|relation| &relation.attribute);
    let related = others.filter_map(|other| nodes.attribute_by_id.get(other));
    let related: BTreeSet<&String> = related.filter(|other| *other != id).collect();
    for other in related {
        it.node("skos:related", other.clone());
    }
    for binding in &one.values {
        let system = nodes.systems.iter().find(|(_, s)| s.name == binding.system);
        if let Some((scheme, _)) = system {
            it.node("rdfs:seeAlso", scheme.clone());
        }
    }
    for source in &one.sources {
        if list.sources.contains_key(source) {
            it.node("dcterms:source", source_node(source));
        }
    }
    it
}

fn behind(value: &str, note: &Localised) -> Localised {
    let with = |note: &String| format!("{value} ({note})");
    Localised {
        sv: with(&note.sv),
        en: note.en.as_ref().map(with),
    }
}
