//! Codes as concepts, and value sets as collections.

use std::collections::BTreeSet;

use super::nodes::Nodes;
use super::resource::{Resource, Term};
use crate::{Code, CodeSystem};

/// A code lies under the wider one of its own system, and matches the one of another system.
pub(super) fn code(
    nodes: &Nodes<'_>,
    scheme: &str,
    id: &str,
    system: &CodeSystem,
    one: &Code,
) -> Resource {
    let mut it = Resource::new(id.to_owned(), "skos:Concept");
    it.node("skos:inScheme", scheme.to_owned());
    let wider = one.broader.as_deref();
    let here = wider.and_then(|wider| nodes.code(&system.name, wider));
    match here.filter(|wider| *wider != id) {
        Some(wider) => it.node("skos:broader", wider.clone()),
        None => it.node("skos:topConceptOf", scheme.to_owned()),
    }
    if let (None, Some(wider)) = (here, wider.and_then(|wider| nodes.code_by_name.get(wider))) {
        it.node("skos:broadMatch", wider.clone());
    }
    it.plain("skos:notation", &one.code);
    it.text("skos:prefLabel", &one.label);
    it.texts("skos:definition", one.definition.as_ref());
    it.texts("skos:scopeNote", one.note.as_ref());
    it.proposal(one.status.unwrap_or(system.status));
    if one.valid_from.is_some() || one.valid_to.is_some() {
        let day = |name, day: Option<_>| day.map_or(String::new(), |day| format!("{name}={day};"));
        let period = [day("start", one.valid_from), day("end", one.valid_to)].join(" ");
        let period = Term::Typed(period.trim().to_owned(), "dcterms:Period");
        it.facts.push(("dcterms:valid", period));
    }
    if let Some(next) = &one.replaced_by {
        it.deprecated();
        let next = nodes.code(&system.name, next);
        if let Some(next) = next.filter(|next| *next != id) {
            it.node("dcterms:isReplacedBy", next.clone());
        }
    }
    it
}

/// Blank nodes, as a value set has no URI of its own.
pub(super) fn value_sets(nodes: &Nodes<'_>, scheme: &str, system: &CodeSystem) -> Vec<Resource> {
    let mut names = BTreeSet::new();
    let sets = system.value_sets.iter();
    sets.filter(|set| names.insert(&set.name))
        .map(|set| {
            let id = format!("_:set_{}_{}", system.name, set.name);
            let mut it = Resource::new(id, "skos:Collection");
            it.node("skos:inScheme", scheme.to_owned());
            it.text("skos:prefLabel", &set.title);
            it.plain("skos:notation", set.name.as_str());
            it.plain("owl:versionInfo", &set.version.to_string());
            for code in &set.codes {
                if let Some(code) = nodes.code(&system.name, code) {
                    it.node("skos:member", code.clone());
                }
            }
            it
        })
        .collect()
}
