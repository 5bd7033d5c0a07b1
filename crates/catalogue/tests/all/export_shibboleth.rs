//! The attribute map of the Shibboleth Service Provider.

use std::collections::BTreeSet;

use serde_json::json;
use tillit_catalogue::builtin;
use tillit_catalogue::export::shibboleth;

use crate::hostile::{attribute, hostile_list, list};

#[test]
fn a_small_list_is_written_like_this() {
    let attributes = json!([
        attribute(
            "coordination-number",
            json!({ "bindings": { "saml": [{ "name": "urn:oid:1.2.3", "friendly_name": "number", "mapping": { "kind": "join" } }] } }),
        ),
        attribute(
            "level",
            json!({ "bindings": { "saml": [{ "name": "AuthnContextClassRef", "place": "authn-statement" }] } }),
        ),
        attribute(
            "number",
            json!({
                "status": "proposed",
                "bindings": { "saml": [{ "name": "urn:oid:1.2.3", "friendly_name": "number" }, { "name": "urn:x:a&b" }] },
                "deprecation": { "kind": "obsoleted", "since": "1.1.0", "reason": { "sv": "Slut." } },
            }),
        ),
        attribute(
            "org-affiliation",
            json!({
                "bindings": { "saml": [{ "name": "urn:oid:1.2.4" }] },
                "scoping": { "rule": "always", "scope": "organisation-number" },
            }),
        ),
        attribute(
            "plain",
            json!({ "bindings": { "saml": [{ "name": "plain" }] } })
        ),
    ]);
    let expected = r#"<?xml version="1.0" encoding="UTF-8"?>
<!-- prov 1.2.3, attributes from published sources -->
<!-- Läs först. -->
<!-- Read first. -->
<Attributes xmlns="urn:mace:shibboleth:2.0:attribute-map" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">

    <!-- prov/number: Namn -->
    <!-- A proposal that nobody has agreed on. -->
    <!-- Deprecated (obsoleted). Since 1.1.0. Slut. -->
    <Attribute name="urn:oid:1.2.3" id="number"/>
    <Attribute name="urn:x:a&amp;b" id="number"/>

    <!-- prov/org-affiliation: Namn -->
    <Attribute name="urn:oid:1.2.4" id="org-affiliation">
        <AttributeDecoder xsi:type="ScopedAttributeDecoder"/>
    </Attribute>

    <!-- Left out: -->
    <!-- prov/plain: "plain" is no URI -->
    <!-- prov/coordination-number: urn:oid:1.2.3 leads to another attribute -->
    <!-- prov/level: no name in the attribute statement -->
</Attributes>
"#;
    assert_eq!(shibboleth(&list(attributes, json!([]))), expected);
}

/// Every line is a comment, the declaration, or one of the elements of the form.
fn is_well_formed(text: &str) {
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let comment = line
            .strip_prefix("<!-- ")
            .map(|line| line.strip_suffix(" -->").unwrap());
        let is_element = [
            "<?xml ",
            "<Attributes ",
            "<Attribute name=\"",
            "<AttributeDecoder ",
            "</",
        ]
        .iter()
        .any(|start| line.starts_with(start));
        match comment {
            Some(comment) => assert!(!comment.contains("--"), "{line}"),
            None => assert!(
                is_element && line.matches(['<', '>']).count() == 2,
                "{line}"
            ),
        }
    }
    assert!(!text.contains(|c: char| c.is_control() && c != '\n'));
}

fn values<'t>(text: &'t str, member: &str) -> Vec<&'t str> {
    let lines = text
        .lines()
        .filter(|line| line.starts_with("    <Attribute name="));
    lines
        .map(|line| {
            line.split_once(&format!(" {member}=\""))
                .unwrap()
                .1
                .split_once('"')
                .unwrap()
                .0
        })
        .collect()
}

#[test]
fn every_release_maps_each_name_once() {
    for release in builtin() {
        let text = shibboleth(&release.read());
        is_well_formed(&text);
        let names = values(&text, "name");
        let distinct: BTreeSet<_> = names.iter().collect();
        assert_eq!(names.len(), distinct.len());
    }
    let common = shibboleth(&builtin()[0].read());
    assert!(common.contains("    <Attribute name=\"urn:oid:2.5.4.4\" id=\"sn\"/>\n"));
    assert!(
        common.contains(
            "<Attribute name=\"urn:oid:1.2.752.29.4.13\" id=\"personalIdentityNumber\"/>"
        )
    );
    assert!(common.contains("<!-- gemensam/level-of-assurance: no name in"));
}

#[test]
fn hostile_texts_stay_in_their_places() {
    let text = shibboleth(&hostile_list());
    is_well_formed(&text);
    assert!(text.contains("e - -> f"));
    assert_eq!(values(&text, "name"), Vec::<&str>::new());
}

#[test]
fn ids_are_distinct_without_regard_to_case() {
    let bound = |name: &str, friendly: &str| {
        let saml = json!([{ "name": format!("urn:x:{name}"), "friendly_name": friendly }]);
        attribute(name, json!({ "bindings": { "saml": saml } }))
    };
    let attributes = json!([
        bound("a", "b"),
        bound("b", "B"),
        bound("c", "a b"),
        bound("b-2", "å"),
        bound("b", "x\" y=\""),
    ]);
    let text = shibboleth(&list(attributes, json!([])));
    assert_eq!(values(&text, "id"), ["b", "b-2", "c", "b-2-2"]);
    assert!(text.contains("<!-- prov/b: urn:x:b leads to another attribute -->"));
}
