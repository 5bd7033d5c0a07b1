//! A release as SKOS in JSON-LD.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::{Value, json};

use super::skos::{Graph, NAMESPACES, Resource, SkosPart, Term, graph, part};
use crate::AttributeList;

/// The same graph as `turtle` in [JSON-LD 1.1](https://www.w3.org/TR/json-ld11/). The context stands in the document, so that nothing has to be fetched.
///
/// The context has terms alone and no prefixes ([section 4.1.5](https://www.w3.org/TR/json-ld11/#compact-iris)): no identifier of the list can be taken for a compact IRI. There is no place for comments, so what `turtle` names as left out is not named here.
pub fn json_ld(list: &AttributeList) -> String {
    document(graph(list))
}

/// One concept or code system of a list in JSON-LD. None when the list has no such thing, or it is left out of the graph.
pub fn json_ld_part(list: &AttributeList, of: SkosPart<'_>) -> Option<String> {
    Some(document(part(list, of)?))
}

fn document(Graph { resources, .. }: Graph) -> String {
    let document = Document {
        context: context(&resources),
        graph: resources.iter().map(node).collect(),
    };
    let text = serde_json::to_string_pretty(&document);
    text.expect("a graph has text keys and finite numbers only") + "\n"
}

/// Maps are ordered by key, so that equal lists give equal bytes.
#[derive(Serialize)]
struct Document {
    #[serde(rename = "@context")]
    context: BTreeMap<&'static str, Value>,
    #[serde(rename = "@graph")]
    graph: Vec<BTreeMap<&'static str, Value>>,
}

/// Every term that occurs, with its IRI.
fn context(resources: &[Resource]) -> BTreeMap<&'static str, Value> {
    let predicates = |one: &Resource| one.facts.iter().map(|(term, _)| *term).collect::<Vec<_>>();
    let terms: BTreeSet<&str> = resources
        .iter()
        .flat_map(|one| predicates(one).into_iter().chain([one.class]))
        .collect();
    let terms = terms.into_iter().map(|term| (local(term), full(term)));
    let version = ("@version", json!(1.1));
    std::iter::once(version)
        .chain(terms.map(|(term, iri)| (term, json!(iri))))
        .collect()
}

fn node(resource: &Resource) -> BTreeMap<&'static str, Value> {
    let mut facts: BTreeMap<&'static str, Vec<Value>> = BTreeMap::new();
    for (predicate, object) in &resource.facts {
        facts
            .entry(local(predicate))
            .or_default()
            .push(term(object));
    }
    let head = [
        ("@id", json!(resource.id)),
        ("@type", json!(local(resource.class))),
    ];
    let facts = facts
        .into_iter()
        .map(|(term, values)| (term, json!(values)));
    head.into_iter().chain(facts).collect()
}

fn term(term: &Term) -> Value {
    match term {
        Term::Node(id) => json!({ "@id": id }),
        Term::Plain(text) => json!(text),
        Term::Text(text, language) => json!({ "@language": language.tag(), "@value": text }),
        Term::Typed(text, datatype) => json!({ "@type": full(datatype), "@value": text }),
    }
}

/// `prefLabel` of `skos:prefLabel`: no two terms that we use share it.
fn local(term: &'static str) -> &'static str {
    term.split_once(':').map_or(term, |(_, local)| local)
}

fn full(term: &str) -> String {
    let (prefix, local) = term.split_once(':').expect("every term has a prefix");
    let namespace = NAMESPACES.iter().find(|(known, _)| *known == prefix);
    let (_, namespace) = namespace.expect("every prefix is a known one");
    format!("{namespace}{local}")
}
