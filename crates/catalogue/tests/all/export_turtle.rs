//! SKOS in Turtle: what it says for a small list, and that the integrity conditions hold.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use tillit_catalogue::export::{ExportFormat, SkosPart, json_ld_part, turtle, turtle_part};
use tillit_catalogue::{AttributeList, Name, builtin};

use crate::hostile::{HOSTILE, attribute, code_system, hostile_list, list};

#[test]
fn a_small_list_is_written_like_this() {
    let surname = attribute(
        "surname",
        json!({
            "status": "proposed",
            "examples": [{ "value": "Å\"b" }],
            "relations": [{ "kind": "see-also", "attribute": "prov/name" }, { "kind": "see-also", "attribute": "annan/name" }],
            "deprecation": { "kind": "renamed", "successor": "prov/name", "since": "1.1.0", "reason": { "sv": "Bytt.", "en": "Changed." } },
        }),
    );
    let name = attribute(
        "name",
        json!({ "values": [{ "system": "place", "strength": "required" }] }),
    );
    let mut system = code_system(
        "place",
        json!([
            { "code": "öst/1 a", "label": { "sv": "Öst" }, "valid_from": "2024-01-01", "valid_to": "2025-12-31" },
            { "code": "b", "label": { "sv": "B" }, "broader": "öst/1 a", "replaced_by": "öst/1 a" },
        ]),
    );
    system["value_sets"] =
        json!([{ "name": "few", "version": "1.0.0", "title": { "sv": "Få" }, "codes": ["b"] }]);
    let text = turtle(&list(json!([name, surname]), json!([system])));
    let expected = "\
# prov 1.2.3, attributes from published sources
# Läs först.
# Read first.

@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://example.se/prov> a skos:ConceptScheme ;
    dcterms:title \"Prov\"@sv ;
    dcterms:title \"Trial\"@en ;
    skos:note \"Läs först.\"@sv ;
    skos:note \"Read first.\"@en ;
    dcterms:description \"En lista.\"@sv ;
    dcterms:description \"A list.\"@en ;
    skos:notation \"prov\" ;
    owl:versionInfo \"1.2.3\" ;
    dcterms:license <https://spdx.org/licenses/Apache-2.0> ;
    dcterms:source _:source_spec .

_:source_spec a dcterms:BibliographicResource ;
    dcterms:title \"A specification\" ;
    dcterms:bibliographicCitation \"A specification. 1.0\" .

<https://example.se/prov/name> a skos:Concept ;
    skos:inScheme <https://example.se/prov> ;
    skos:topConceptOf <https://example.se/prov> ;
    skos:notation \"name\" ;
    skos:prefLabel \"Namn\"@sv ;
    skos:prefLabel \"Name\"@en ;
    skos:definition \"Vad den heter.\"@sv ;
    skos:definition \"What it is called.\"@en ;
    rdfs:seeAlso <https://example.se/codes/place> ;
    dcterms:source _:source_spec .

<https://example.se/prov/surname> a skos:Concept ;
    skos:inScheme <https://example.se/prov> ;
    skos:topConceptOf <https://example.se/prov> ;
    skos:notation \"surname\" ;
    skos:prefLabel \"Namn\"@sv ;
    skos:prefLabel \"Name\"@en ;
    skos:definition \"Vad den heter.\"@sv ;
    skos:definition \"What it is called.\"@en ;
    skos:example \"Å\\\"b\" ;
    skos:editorialNote \"Ett förslag som ingen har enats om.\"@sv ;
    skos:editorialNote \"A proposal that nobody has agreed on.\"@en ;
    owl:deprecated \"true\"^^xsd:boolean ;
    dcterms:isReplacedBy <https://example.se/prov/name> ;
    skos:historyNote \"Deprecated (renamed): use prov/name. Since 1.1.0. Changed.\"@en ;
    skos:historyNote \"Bytt.\"@sv ;
    skos:related <https://example.se/prov/name> ;
    dcterms:source _:source_spec .

<https://example.se/codes/place> a skos:ConceptScheme ;
    dcterms:title \"Koder\"@sv ;
    dcterms:title \"Codes\"@en ;
    dcterms:description \"Några koder.\"@sv ;
    dcterms:description \"Some codes.\"@en ;
    skos:notation \"place\" ;
    owl:versionInfo \"1.0.0\" ;
    dcterms:bibliographicCitation \"A register\" .

<https://example.se/codes/place/%C3%B6st%2F1%20a> a skos:Concept ;
    skos:inScheme <https://example.se/codes/place> ;
    skos:topConceptOf <https://example.se/codes/place> ;
    skos:notation \"öst/1 a\" ;
    skos:prefLabel \"Öst\"@sv ;
    dcterms:valid \"start=2024-01-01; end=2025-12-31;\"^^dcterms:Period .

<https://example.se/codes/place/b> a skos:Concept ;
    skos:inScheme <https://example.se/codes/place> ;
    skos:broader <https://example.se/codes/place/%C3%B6st%2F1%20a> ;
    skos:notation \"b\" ;
    skos:prefLabel \"B\"@sv ;
    owl:deprecated \"true\"^^xsd:boolean ;
    dcterms:isReplacedBy <https://example.se/codes/place/%C3%B6st%2F1%20a> .

_:set_place_few a skos:Collection ;
    skos:inScheme <https://example.se/codes/place> ;
    skos:prefLabel \"Få\"@sv ;
    skos:notation \"few\" ;
    owl:versionInfo \"1.0.0\" ;
    skos:member <https://example.se/codes/place/b> .
";
    assert_eq!(text, expected);
}

/// Subject, predicate and object of every triple, read from the lines that the form is made of.
fn triples(text: &str) -> Vec<[String; 3]> {
    let mut triples = Vec::new();
    let mut subject = String::new();
    for line in text.lines() {
        if line.is_empty() || line.starts_with('#') || line.starts_with("@prefix ") {
            continue;
        }
        let line = line.strip_suffix([';', '.']).expect(line).trim_end();
        let fact = match line.strip_prefix("    ") {
            Some(fact) => fact.to_owned(),
            None => {
                let (node, fact) = line.split_once(' ').unwrap();
                subject = node.to_owned();
                fact.to_owned()
            }
        };
        let (predicate, object) = fact.split_once(' ').unwrap();
        for node in [&subject, object].iter().filter(|n| n.starts_with('<')) {
            let inside = &node[1..node.len() - 1];
            assert!(node.ends_with('>') && inside.is_ascii(), "{node}");
            let bad = |c: char| c <= ' ' || "<>\"{}|^`\\".contains(c);
            assert!(!inside.contains(bad), "{node}");
        }
        triples.push([subject.clone(), predicate.to_owned(), object.to_owned()]);
    }
    triples
}

fn keeps_the_integrity_conditions(list: &AttributeList) {
    let triples = triples(&turtle(list));
    let of_class = |class: &str| -> BTreeSet<&str> {
        let found = triples.iter().filter(|[_, p, o]| p == "a" && o == class);
        found.map(|[subject, _, _]| subject.as_str()).collect()
    };
    let schemes = of_class("skos:ConceptScheme");
    let concepts = of_class("skos:Concept");
    let collections = of_class("skos:Collection");
    assert!(schemes.is_disjoint(&concepts), "S9");
    assert!(collections.is_disjoint(&concepts), "S37");
    assert!(collections.is_disjoint(&schemes), "S37");
    let mut labels: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    let mut described = BTreeSet::new();
    for [subject, predicate, object] in &triples {
        match predicate.as_str() {
            "a" => assert!(described.insert(subject), "{subject} twice"),
            "skos:prefLabel" => {
                let language = object.rsplit_once('@').unwrap().1;
                *labels.entry((subject, language)).or_default() += 1;
            }
            "skos:inScheme" | "skos:topConceptOf" => assert!(schemes.contains(&**object)),
            "skos:related" | "skos:broader" | "skos:broadMatch" | "skos:member" => {
                assert!(concepts.contains(&**object), "{object}");
                assert_ne!(subject, object);
            }
            other => assert!(!other.ends_with("Label") && !other.ends_with("exactMatch")),
        }
    }
    assert!(labels.values().all(|count| *count == 1), "S14");
    let ends = |kind: &str| -> BTreeSet<&str> {
        let found = triples.iter().filter(|[_, p, _]| p == kind);
        found
            .flat_map(|[s, _, o]| [s.as_str(), o.as_str()])
            .collect()
    };
    assert!(
        ends("skos:related").is_disjoint(&ends("skos:broader")),
        "S27"
    );
}

#[test]
fn every_release_keeps_the_integrity_conditions_of_skos() {
    for release in builtin() {
        let list = release.read();
        keeps_the_integrity_conditions(&list);
        let text = crate::export_forms::text(&list, ExportFormat::Turtle);
        assert!(!text.contains("# Left out"));
        let concepts = text.matches(" a skos:Concept ;").count();
        let codes: usize = list.code_systems.iter().map(|s| s.codes.len()).sum();
        assert_eq!(concepts, list.attributes.len() + codes);
    }
}

#[test]
fn hostile_texts_stay_in_their_places() {
    let list = hostile_list();
    let text = turtle(&list);
    keeps_the_integrity_conditions(&list);
    assert!(!text.contains(['\u{2028}', '\u{1}', '\u{202e}', '\u{85}', '\r']));
    let literal = "\"a\\\"b'c\\\\d\\n# e --> f */ g ]]> <h>&i; {@link j}\\r\\u2028k\\u2029l\\u0085m\\u0001n\\u202Eo\\uFEFF😀\\\\\"";
    assert!(text.contains(&format!("skos:prefLabel {literal}@sv ;")));
    assert!(HOSTILE.contains('\u{2028}'));
    for line in [
        "# Left out, as its IRI is taken: code system twice",
        "# Left out, as its IRI is taken: prov/type",
        "# Left out, as its IRI is taken: code .. of place",
        "# Left out, as its IRI is taken: code https://example.se/prov of place",
        "<./_:b%3E%20.%0A@type> a skos:ConceptScheme ;",
        "<https://example.se/codes/place/%2E%2E> a skos:Concept ;",
    ] {
        assert!(text.lines().any(|one| one == line), "{line}");
    }
}

#[test]
fn a_part_has_itself_its_scheme_and_nothing_else() {
    let mut system = code_system(
        "place",
        json!([{ "code": "a", "label": { "sv": "A" } }, { "code": "b/ö", "label": { "sv": "B" }, "broader": "a" }]),
    );
    system["value_sets"] =
        json!([{ "name": "few", "version": "1.0.0", "title": { "sv": "Få" }, "codes": ["a"] }]);
    let attributes = [attribute("name", json!({})), attribute("other", json!({}))];
    let whole = list(json!(attributes), json!([system]));
    let name = |text: &str| Name::parse(text).unwrap();
    let subjects = |part| {
        let text = turtle_part(&whole, part).unwrap();
        let lines = text.lines().filter(|line| line.contains(" a "));
        let subjects = lines.filter_map(|line| line.split(" a ").next());
        subjects.map(str::to_owned).collect::<Vec<_>>()
    };
    let scheme = "<https://example.se/prov>".to_owned();
    let (person, place) = (name("name"), name("place"));
    let attribute = subjects(SkosPart::Attribute(&person));
    let concept = "<https://example.se/prov/name>".to_owned();
    assert_eq!(attribute, [scheme, "_:source_spec".to_owned(), concept]);
    let code = subjects(SkosPart::Code(&place, "b/ö"));
    assert!(code.last().unwrap().ends_with("b%2F%C3%B6>"), "{code:?}");
    assert_eq!(code.len(), 2, "{code:?}");
    let codes = subjects(SkosPart::CodeSystem(&place));
    assert_eq!(codes.len(), 4, "{codes:?}");
    assert!(turtle_part(&whole, SkosPart::Attribute(&name("none"))).is_none());
    assert!(json_ld_part(&whole, SkosPart::Code(&name("place"), "none")).is_none());
}
