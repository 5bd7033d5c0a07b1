//! The addresses of attributes, code systems and codes: by negotiation and by suffix.

use serde_json::Value;
use tillit_testkit::http::{Answer, get};

use crate::catalogue_fixture::{CODES, HOSTILE, mirror};
use crate::support::Mirror;

const SURNAME: &str = "/attributes/gemensam/surname";

fn ask(mirror: &Mirror, path: &str, accept: Option<&str>) -> Answer {
    let headers: Vec<_> = accept.map(|value| ("accept", value)).into_iter().collect();
    get(mirror.server.address(), path, &headers)
}

/// A code as a segment, escaped by an encoder that is not ours.
fn escaped(code: &str) -> String {
    let mut url = url::Url::parse("https://example.se").unwrap();
    url.path_segments_mut().unwrap().push(code);
    url.path().trim_start_matches('/').to_owned()
}

#[test]
fn each_client_gets_the_form_that_it_likes_best() {
    let mirror = mirror();
    for (accept, expected) in [
        (None, "text/html; charset=utf-8"),
        (Some(""), "text/html; charset=utf-8"),
        (Some("*/*"), "text/html; charset=utf-8"),
        (
            Some("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
            "text/html; charset=utf-8",
        ),
        (Some("application/json"), "application/json"),
        (Some("APPLICATION/JSON"), "application/json"),
        (Some("text/turtle"), "text/turtle"),
        (Some("application/ld+json"), "application/ld+json"),
        (
            Some("application/ld+json; profile=\"http://www.w3.org/ns/json-ld#compacted\""),
            "application/ld+json",
        ),
        (
            Some("text/turtle;q=0.5, application/ld+json;q=0.9"),
            "application/ld+json",
        ),
        (
            Some("text/*;q=0.9, text/html;q=0.1, application/json;q=0.5"),
            "text/turtle",
        ),
        (Some("application/*"), "application/json"),
        (Some("text/html;q=0, */*;q=0.1"), "application/json"),
        (
            Some("application/rdf+xml, text/turtle;q=0.2"),
            "text/turtle",
        ),
    ] {
        let answer = ask(&mirror, SURNAME, accept);
        assert_eq!(answer.status, 200, "{accept:?}");
        assert_eq!(answer.header("content-type"), expected, "{accept:?}");
        assert_eq!(
            answer.header("vary"),
            "Accept, Accept-Encoding",
            "{accept:?}"
        );
    }
    mirror.server.stop().unwrap();
}

#[test]
fn a_client_that_takes_nothing_of_it_is_told_what_there_is() {
    let mirror = mirror();
    for accept in [
        "application/xml",
        "text/html;q=0, application/json;q=0",
        "image/*",
        "*/*;q=0",
    ] {
        let answer = ask(&mirror, SURNAME, Some(accept));
        // `text/html;q=0, application/json;q=0` names none of the rest.
        assert_eq!(answer.status, 406, "{accept}");
        assert_eq!(answer.header("content-type"), "application/problem+json");
        assert_eq!(answer.header("vary"), "Accept");
        let problem = answer.json();
        assert_eq!(problem["code"], "not_acceptable");
        for form in [
            "text/html",
            "application/json",
            "text/turtle",
            "application/ld+json",
        ] {
            assert!(problem["detail"].as_str().unwrap().contains(form), "{form}");
        }
    }
    mirror.server.stop().unwrap();
}

#[test]
fn a_suffix_names_the_form_whatever_the_client_says() {
    let mirror = mirror();
    for path in [
        SURNAME,
        "/code-systems/gender",
        "/code-systems/gender/M",
        "/attributes/prov/old",
    ] {
        for (suffix, media_type) in [
            (".json", "application/json"),
            (".ttl", "text/turtle"),
            (".jsonld", "application/ld+json"),
        ] {
            let path = format!("{path}{suffix}");
            let answer = ask(&mirror, &path, Some("text/html"));
            assert_eq!(answer.status, 200, "{path}");
            assert_eq!(answer.header("content-type"), media_type, "{path}");
            assert_eq!(answer.header("vary"), "Accept-Encoding", "{path}");
            let etag = answer.header("etag").to_owned();
            let again = get(mirror.server.address(), &path, &[("if-none-match", &etag)]);
            assert_eq!(again.status, 304, "{path}");
        }
        assert_eq!(ask(&mirror, &format!("/en{path}.json"), None).status, 404);
    }
    mirror.server.stop().unwrap();
}

#[test]
fn the_definition_is_as_in_the_release() {
    let mirror = mirror();
    let answer = ask(&mirror, "/attributes/gemensam/surname.json", None);
    let release = ask(&mirror, "/attribute-lists/gemensam/1.2.0.json", None).json();
    let attributes = release["attributes"].as_array().unwrap();
    let expected = attributes
        .iter()
        .find(|one| one["id"] == "gemensam/surname");
    assert_eq!(Some(&answer.json()), expected);
    assert_eq!(
        answer.header("link"),
        "</attribute-lists/gemensam/1.2.0>; rel=\"collection\""
    );
    mirror.server.stop().unwrap();
}

#[test]
fn a_concept_is_described_with_its_list_and_nothing_else() {
    let mirror = mirror();
    let turtle = ask(&mirror, "/attributes/prov/name.ttl", None);
    let text = turtle.text();
    assert!(text.contains("<https://example.se/attributes/prov/name> a skos:Concept"));
    assert!(text.contains("<https://example.se/attributes/prov> a skos:ConceptScheme"));
    assert!(
        text.contains("skos:note \"Läs "),
        "the list's notice is missing"
    );
    assert!(!text.contains("<https://example.se/attributes/prov/other> a "));
    let document: Value = ask(&mirror, "/attributes/prov/name.jsonld", None).json();
    let nodes = document["@graph"].as_array().unwrap();
    let concepts = nodes.iter().filter(|one| one["@type"] == "Concept");
    assert_eq!(concepts.count(), 1);
    mirror.server.stop().unwrap();
}

#[test]
fn a_code_can_hold_anything() {
    let mirror = mirror();
    for code in CODES {
        let path = format!("/code-systems/place/{}", escaped(code));
        let answer = ask(&mirror, &path, Some("application/json"));
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.json()["code"], code, "{path}");
        let english = ask(&mirror, &format!("/en{path}"), None);
        assert_eq!(english.status, 200, "{path}");
        let suffixed = ask(&mirror, &format!("{path}.json"), None);
        assert_eq!(suffixed.json()["code"], code, "{path}");
    }
    // A slash that was not escaped means the same.
    let plain = ask(&mirror, "/code-systems/place/a/b", Some("application/json"));
    assert_eq!(plain.json()["code"], "a/b");
    // What is a code is that code, and no form of another.
    let file = ask(&mirror, "/code-systems/place/x.json", None);
    assert_eq!(file.header("content-type"), "text/html; charset=utf-8");
    assert!(!file.text().contains(HOSTILE));
    mirror.server.stop().unwrap();
}

#[test]
fn a_code_that_is_a_uri_is_found_by_its_page() {
    let mirror = mirror();
    let path = "/code-systems/assurance-level/http%3A%2F%2Fid.elegnamnden.se%2Floa%2F1.0%2Floa3";
    let answer = ask(&mirror, path, Some("application/json"));
    assert_eq!(
        answer.json()["code"],
        "http://id.elegnamnden.se/loa/1.0/loa3"
    );
    mirror.server.stop().unwrap();
}

#[test]
fn the_address_of_a_list_s_attributes_leads_to_the_list() {
    let mirror = mirror();
    for (path, place) in [
        ("/attributes", "/attribute-lists"),
        ("/attributes/gemensam", "/attribute-lists/gemensam"),
        ("/en/attributes/gemensam", "/en/attribute-lists/gemensam"),
    ] {
        let answer = ask(&mirror, path, None);
        assert_eq!((answer.status, answer.header("location")), (303, place));
    }
    mirror.server.stop().unwrap();
}
