//! A list as SKOS: the graph that `turtle` and `json_ld` write down, each in its own syntax.
//!
//! The list is a concept scheme with one concept for each attribute, and each code system a concept scheme with one concept for each code; value sets are collections. The graph keeps the integrity conditions of SKOS:
//!
//! - schemes, concepts and collections are apart ([S9](https://www.w3.org/TR/skos-reference/#S9), [S37](https://www.w3.org/TR/skos-reference/#S37)), because an IRI is used once, by whatever comes first, and collections have none;
//! - a concept has one preferred label in each language and no other labels ([S13](https://www.w3.org/TR/skos-reference/#S13), [S14](https://www.w3.org/TR/skos-reference/#S14));
//! - attributes are only `related`, codes are only `broader` ([S27](https://www.w3.org/TR/skos-reference/#S27));
//! - nothing is an exact match ([S46](https://www.w3.org/TR/skos-reference/#S46)).

mod attribute;
mod code;
mod nodes;
mod part;
mod resource;

use super::iri;
use crate::{AttributeList, BaseUriStatus, CodeSystem, Name};
use attribute::attribute;
use code::{code, value_sets};
use nodes::Nodes;
pub use part::SkosPart;
pub(super) use part::part;
use resource::both;
pub(super) use resource::{Resource, Term};

/// The namespaces of the terms, by prefix.
pub(super) const NAMESPACES: [(&str, &str); 5] = [
    ("dcterms", "http://purl.org/dc/terms/"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// The graph, and what could not be part of it because something else has its IRI.
pub(super) struct Graph {
    pub(super) resources: Vec<Resource>,
    pub(super) left_out: Vec<String>,
}

/// The whole list as a graph, in the list's order.
pub(super) fn graph(list: &AttributeList) -> Graph {
    let nodes = Nodes::of(list);
    let mut resources = vec![list_scheme(list, &nodes)];
    resources.extend(sources(list));
    let attributes = nodes.attributes.iter();
    resources.extend(attributes.map(|(id, one)| attribute(list, &nodes, id, one)));
    for (scheme, system) in &nodes.systems {
        resources.push(system_scheme(scheme, system));
        resources.extend(licence(system.name.as_str(), system.licence.as_deref()));
        let codes = nodes.codes.iter();
        let own = codes.filter(|(_, owner, _)| owner.name == system.name);
        resources.extend(own.map(|(id, _, one)| code(&nodes, scheme, id, system, one)));
        resources.extend(value_sets(&nodes, scheme, system));
    }
    resources.extend(licence(LIST_LICENCE, Some(&list.licence)));
    Graph {
        resources,
        left_out: nodes.left_out,
    }
}

fn list_scheme(list: &AttributeList, nodes: &Nodes<'_>) -> Resource {
    let mut it = Resource::new(nodes.scheme.clone(), "skos:ConceptScheme");
    it.text("dcterms:title", &list.title);
    it.texts("skos:note", list.notice.as_ref());
    it.proposal(list.status);
    if list.base_uri_status == BaseUriStatus::Provisional {
        it.text("skos:note", &both(PROVISIONAL));
    }
    it.text("dcterms:description", &list.description);
    it.plain("skos:notation", list.list.as_str());
    it.plain("owl:versionInfo", &list.version.to_string());
    it.node("dcterms:license", licence_node(LIST_LICENCE, &list.licence));
    for source in list.sources.keys() {
        it.node("dcterms:source", source_node(source));
    }
    it
}

/// The documents that facts come from. They are blank nodes: an address is where a document can be read, not what names it.
fn sources(list: &AttributeList) -> impl Iterator<Item = Resource> {
    list.sources.iter().map(|(name, source)| {
        let mut it = Resource::new(source_node(name), "dcterms:BibliographicResource");
        it.plain("dcterms:title", &source.title);
        it.plain("dcterms:bibliographicCitation", &source.citation());
        if let Some(url) = &source.url {
            it.node("rdfs:seeAlso", iri::of_uri(url));
        }
        it
    })
}

fn system_scheme(id: &str, system: &CodeSystem) -> Resource {
    let mut it = Resource::new(id.to_owned(), "skos:ConceptScheme");
    it.text("dcterms:title", &system.title);
    it.proposal(system.status);
    it.text("dcterms:description", &system.description);
    it.plain("skos:notation", system.name.as_str());
    it.plain("owl:versionInfo", &system.version.to_string());
    for identifier in &system.identifiers {
        it.plain("dcterms:identifier", identifier);
    }
    it.plain("dcterms:bibliographicCitation", &system.source);
    if let Some(licence) = &system.licence {
        it.node(
            "dcterms:license",
            licence_node(system.name.as_str(), licence),
        );
    }
    it
}

/// A licence that has no address of its own because it is an SPDX expression of several.
fn licence(owner: &str, licence: Option<&str>) -> Option<Resource> {
    let text = licence?;
    let node = licence_node(owner, text);
    node.starts_with("_:").then(|| {
        let mut it = Resource::new(node, "dcterms:LicenseDocument");
        it.plain("dcterms:title", text);
        it
    })
}

/// No code system has this name, for names begin with a letter.
const LIST_LICENCE: &str = "0";

fn licence_node(owner: &str, licence: &str) -> String {
    let is_one = licence
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b".-+".contains(&byte));
    if is_one {
        format!("https://spdx.org/licenses/{}", iri::segment(licence))
    } else {
        format!("_:licence_{owner}")
    }
}

fn source_node(name: &Name) -> String {
    format!("_:source_{name}")
}

const PROVISIONAL: [&str; 2] = [
    "Listans URI:er är provisoriska.",
    "The URIs of the list are provisional.",
];
