//! A list as SKOS: the graph that `turtle` and `json_ld` write down, each in its own syntax.
//!
//! The list is a concept scheme with one concept for each attribute, and each code system a concept scheme with one concept for each code; value sets are collections. The graph keeps the integrity conditions of SKOS:
//!
//! - schemes, concepts and collections are apart ([S9](https://www.w3.org/TR/skos-reference/#S9), [S37](https://www.w3.org/TR/skos-reference/#S37)), because an IRI is used once, by whatever comes first, and collections have none;
//! - a concept has one preferred label in each language and no other labels ([S13](https://www.w3.org/TR/skos-reference/#S13), [S14](https://www.w3.org/TR/skos-reference/#S14));
//! - attributes are only `related`, codes are only `broader` ([S27](https://www.w3.org/TR/skos-reference/#S27));
//! - nothing is an exact match ([S46](https://www.w3.org/TR/skos-reference/#S46)).

use std::collections::{BTreeMap, BTreeSet};

use tillit_model::{Language, Localised};

use super::{iri, remarks};
use crate::{Attribute, AttributeId, AttributeList, BaseUriStatus, Code, CodeSystem, Name, Status};

/// The namespaces of the terms, by prefix.
pub(super) const NAMESPACES: [(&str, &str); 5] = [
    ("dcterms", "http://purl.org/dc/terms/"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// Something that is described: its IRI or blank node, its class, and what is said of it.
pub(super) struct Resource {
    pub(super) id: String,
    pub(super) class: &'static str,
    pub(super) facts: Vec<(&'static str, Term)>,
}

/// What a fact says.
pub(super) enum Term {
    /// An IRI or, behind `_:`, a blank node.
    Node(String),
    /// A text in no language.
    Plain(String),
    /// A text in a language.
    Text(String, Language),
    /// A text of a datatype.
    Typed(String, &'static str),
}

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

/// Who has which IRI.
struct Nodes<'l> {
    scheme: String,
    attributes: Vec<(String, &'l Attribute)>,
    systems: Vec<(String, &'l CodeSystem)>,
    codes: Vec<(String, &'l CodeSystem, &'l Code)>,
    attribute_by_id: BTreeMap<&'l AttributeId, String>,
    /// By `<system>/<code>`.
    code_by_name: BTreeMap<String, String>,
    left_out: Vec<String>,
}

impl<'l> Nodes<'l> {
    fn of(list: &'l AttributeList) -> Self {
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

    fn code(&self, system: &Name, code: &str) -> Option<&String> {
        self.code_by_name.get(&format!("{system}/{code}"))
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
        let parts = [Some(&source.title), source.publisher.as_ref()];
        let parts = parts.into_iter().chain([source.version.as_ref()]);
        let citation: Vec<&str> = parts.flatten().map(String::as_str).collect();
        it.plain("dcterms:bibliographicCitation", &citation.join(". "));
        if let Some(url) = &source.url {
            it.node("rdfs:seeAlso", iri::of_uri(url));
        }
        it
    })
}

fn attribute(list: &AttributeList, nodes: &Nodes<'_>, id: &str, one: &Attribute) -> Resource {
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

fn code(nodes: &Nodes<'_>, scheme: &str, id: &str, system: &CodeSystem, one: &Code) -> Resource {
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

fn value_sets(nodes: &Nodes<'_>, scheme: &str, system: &CodeSystem) -> Vec<Resource> {
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

const PROPOSED: [&str; 2] = [
    "Ett förslag som ingen har enats om.",
    "A proposal that nobody has agreed on.",
];

const PROVISIONAL: [&str; 2] = [
    "Listans URI:er är provisoriska.",
    "The URIs of the list are provisional.",
];

fn both([sv, en]: [&str; 2]) -> Localised {
    Localised {
        sv: sv.to_owned(),
        en: Some(en.to_owned()),
    }
}

fn behind(value: &str, note: &Localised) -> Localised {
    let with = |note: &String| format!("{value} ({note})");
    Localised {
        sv: with(&note.sv),
        en: note.en.as_ref().map(with),
    }
}

impl Resource {
    fn new(id: String, class: &'static str) -> Self {
        Self {
            id,
            class,
            facts: Vec::new(),
        }
    }

    fn node(&mut self, term: &'static str, id: String) {
        self.facts.push((term, Term::Node(id)));
    }

    fn plain(&mut self, term: &'static str, text: &str) {
        self.facts.push((term, Term::Plain(text.to_owned())));
    }

    fn text(&mut self, term: &'static str, text: &Localised) {
        let swedish = Term::Text(text.sv.clone(), Language::Sv);
        self.facts.push((term, swedish));
        if let Some(english) = &text.en {
            let english = Term::Text(english.clone(), Language::En);
            self.facts.push((term, english));
        }
    }

    fn texts(&mut self, term: &'static str, text: Option<&Localised>) {
        if let Some(text) = text {
            self.text(term, text);
        }
    }

    fn proposal(&mut self, status: Status) {
        if status == Status::Proposed {
            self.text("skos:editorialNote", &both(PROPOSED));
        }
    }

    fn deprecated(&mut self) {
        let yes = Term::Typed("true".to_owned(), "xsd:boolean");
        self.facts.push(("owl:deprecated", yes));
    }
}
