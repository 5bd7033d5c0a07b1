//! A release as SKOS in Turtle.

use super::quoted;
use super::remarks::{commented, of_list, one_line};
use super::skos::{Graph, NAMESPACES, Resource, SkosPart, Term, graph, part};
use crate::AttributeList;

/// [SKOS](https://www.w3.org/TR/skos-reference/) in [Turtle](https://www.w3.org/TR/turtle/): a concept scheme for the list and one for each of its code systems.
///
/// ```text
/// <https://tillit.example/attributes/gemensam/surname> a skos:Concept ;
///     skos:prefLabel "Efternamn"@sv ;
///     skos:prefLabel "Surname"@en .
/// ```
///
/// What would need an IRI that something else has already is left out, and named in a comment.
pub fn turtle(list: &AttributeList) -> String {
    document(list, graph(list))
}

/// One concept or code system of a list in Turtle, with what must be said first of the list. None when the list has no such thing, or it is left out of the graph.
pub fn turtle_part(list: &AttributeList, of: SkosPart<'_>) -> Option<String> {
    Some(document(list, part(list, of)?))
}

fn document(list: &AttributeList, graph: Graph) -> String {
    let Graph {
        resources,
        left_out,
    } = graph;
    let mut text = commented("#", &of_list(list));
    for name in left_out {
        text += &format!("# Left out, as its IRI is taken: {}\n", one_line(&name));
    }
    text.push('\n');
    for (prefix, namespace) in NAMESPACES {
        text += &format!("@prefix {prefix}: <{namespace}> .\n");
    }
    text + &resources.iter().map(written).collect::<String>()
}

fn written(resource: &Resource) -> String {
    let mut text = format!("\n{} a {}", node(&resource.id), resource.class);
    for (predicate, object) in &resource.facts {
        text += &format!(" ;\n    {predicate} {}", term(object));
    }
    text + " .\n"
}

fn term(term: &Term) -> String {
    match term {
        Term::Node(id) => node(id),
        Term::Plain(text) => quoted::fixed(text),
        Term::Text(text, language) => format!("{}@{}", quoted::fixed(text), language.tag()),
        Term::Typed(text, datatype) => format!("{}^^{datatype}", quoted::fixed(text)),
    }
}

/// A blank node's label is made of names, and an IRI was escaped when it was made: both stand as they are.
fn node(id: &str) -> String {
    if id.starts_with("_:") {
        id.to_owned()
    } else {
        format!("<{id}>")
    }
}
