//! SKOS in JSON-LD: the same graph as in Turtle.

use serde_json::{Value, json};
use tillit_catalogue::builtin;
use tillit_catalogue::export::{json_ld, turtle};

use crate::hostile::{HOSTILE, attribute, code_system, hostile_list, list};

#[test]
fn a_small_list_is_written_like_this() {
    let system = code_system("place", json!([{ "code": "å", "label": { "sv": "Å" } }]));
    let text = json_ld(&list(
        json!([attribute("name", json!({}))]),
        json!([system]),
    ));
    let document: Value = serde_json::from_str(&text).unwrap();
    let expected = json!({
        "@context": {
            "@version": 1.1,
            "BibliographicResource": "http://purl.org/dc/terms/BibliographicResource",
            "Concept": "http://www.w3.org/2004/02/skos/core#Concept",
            "ConceptScheme": "http://www.w3.org/2004/02/skos/core#ConceptScheme",
            "bibliographicCitation": "http://purl.org/dc/terms/bibliographicCitation",
            "definition": "http://www.w3.org/2004/02/skos/core#definition",
            "description": "http://purl.org/dc/terms/description",
            "inScheme": "http://www.w3.org/2004/02/skos/core#inScheme",
            "license": "http://purl.org/dc/terms/license",
            "notation": "http://www.w3.org/2004/02/skos/core#notation",
            "note": "http://www.w3.org/2004/02/skos/core#note",
            "prefLabel": "http://www.w3.org/2004/02/skos/core#prefLabel",
            "source": "http://purl.org/dc/terms/source",
            "title": "http://purl.org/dc/terms/title",
            "topConceptOf": "http://www.w3.org/2004/02/skos/core#topConceptOf",
            "versionInfo": "http://www.w3.org/2002/07/owl#versionInfo",
        },
        "@graph": [
            {
                "@id": "https://example.se/prov",
                "@type": "ConceptScheme",
                "title": [{ "@language": "sv", "@value": "Prov" }, { "@language": "en", "@value": "Trial" }],
                "note": [{ "@language": "sv", "@value": "Läs först." }, { "@language": "en", "@value": "Read first." }],
                "description": [{ "@language": "sv", "@value": "En lista." }, { "@language": "en", "@value": "A list." }],
                "notation": ["prov"],
                "versionInfo": ["1.2.3"],
                "license": [{ "@id": "https://spdx.org/licenses/Apache-2.0" }],
                "source": [{ "@id": "_:source_spec" }],
            },
            {
                "@id": "_:source_spec",
                "@type": "BibliographicResource",
                "title": ["A specification"],
                "bibliographicCitation": ["A specification. 1.0"],
            },
            {
                "@id": "https://example.se/prov/name",
                "@type": "Concept",
                "inScheme": [{ "@id": "https://example.se/prov" }],
                "topConceptOf": [{ "@id": "https://example.se/prov" }],
                "notation": ["name"],
                "prefLabel": [{ "@language": "sv", "@value": "Namn" }, { "@language": "en", "@value": "Name" }],
                "definition": [{ "@language": "sv", "@value": "Vad den heter." }, { "@language": "en", "@value": "What it is called." }],
                "source": [{ "@id": "_:source_spec" }],
            },
            {
                "@id": "https://example.se/codes/place",
                "@type": "ConceptScheme",
                "title": [{ "@language": "sv", "@value": "Koder" }, { "@language": "en", "@value": "Codes" }],
                "description": [{ "@language": "sv", "@value": "Några koder." }, { "@language": "en", "@value": "Some codes." }],
                "notation": ["place"],
                "versionInfo": ["1.0.0"],
                "bibliographicCitation": ["A register"],
            },
            {
                "@id": "https://example.se/codes/place/%C3%A5",
                "@type": "Concept",
                "inScheme": [{ "@id": "https://example.se/codes/place" }],
                "topConceptOf": [{ "@id": "https://example.se/codes/place" }],
                "notation": ["å"],
                "prefLabel": [{ "@language": "sv", "@value": "Å" }],
            },
        ],
    });
    assert_eq!(document, expected);
    assert!(text.starts_with("{\n  \"@context\": {\n    \"@version\": 1.1,\n"));
    assert!(text.ends_with("}\n"));
}

/// How many facts a document states, the classes included.
fn facts(document: &Value) -> usize {
    let resources = document["@graph"].as_array().unwrap().iter();
    resources
        .map(|resource| {
            let values = resource.as_object().unwrap().values();
            1 + values
                .filter_map(Value::as_array)
                .map(Vec::len)
                .sum::<usize>()
        })
        .sum()
}

#[test]
fn it_states_as_many_facts_as_turtle() {
    let lists = builtin().iter().map(|release| release.read());
    for list in lists.chain([hostile_list()]) {
        let document: Value = serde_json::from_str(&json_ld(&list)).unwrap();
        let turtle = turtle(&list);
        let lines = turtle
            .lines()
            .filter(|line| line.ends_with(" ;") || line.ends_with(" ."));
        let lines = lines.filter(|line| !line.starts_with(['#', '@']));
        assert_eq!(facts(&document), lines.count());
        for resource in document["@graph"].as_array().unwrap() {
            for member in resource.as_object().unwrap().keys() {
                let known = document["@context"].get(member).is_some();
                assert!(known || ["@id", "@type"].contains(&member.as_str()));
            }
        }
    }
}

#[test]
fn no_identifier_of_a_hostile_list_is_a_keyword_a_blank_node_or_a_compact_iri() {
    let document: Value = serde_json::from_str(&json_ld(&hostile_list())).unwrap();
    let text = document.to_string();
    assert!(text.contains("./_:b%3E%20.%0A@type"));
    for resource in document["@graph"].as_array().unwrap() {
        let id = resource["@id"].as_str().unwrap();
        let ours = ["_:source_spec", "_:licence_0", "_:licence_place"].contains(&id);
        assert!(
            ours || id.starts_with("https://") || id.starts_with("./"),
            "{id}"
        );
    }
    for iri in document["@context"].as_object().unwrap().values() {
        let ends_as_prefix = iri.as_str().is_some_and(|iri| iri.ends_with(['#', '/']));
        assert!(!ends_as_prefix, "{iri}");
    }
    let label = &document["@graph"][2]["prefLabel"][0]["@value"];
    assert_eq!(label, HOSTILE);
}
