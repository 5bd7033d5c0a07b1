//! Small lists for the tests of exports: one that is plain, and one whose every text tries to break out of its place.

use serde_json::{Value, json};
use tillit_catalogue::AttributeList;

/// Ends strings, comments, elements and lines in some form or other.
pub(crate) const HOSTILE: &str = "a\"b'c\\d\n# e --> f */ g ]]> <h>&i; {@link j}\r\u{2028}k\u{2029}l\u{85}m\u{1}n\u{202e}o\u{feff}\u{1f600}\\";

/// A list with these attributes and code systems.
pub(crate) fn list(attributes: Value, code_systems: Value) -> AttributeList {
    let text = json!({
        "format": "attribute-list/1",
        "list": "prov",
        "version": "1.2.3",
        "base_uri": "https://example.se/prov",
        "base_uri_status": "permanent",
        "title": { "sv": "Prov", "en": "Trial" },
        "description": { "sv": "En lista.", "en": "A list." },
        "notice": { "sv": "Läs först.", "en": "Read first." },
        "status": "published",
        "steward": { "name": { "sv": "Ingen" } },
        "languages": ["sv", "en"],
        "licence": "Apache-2.0",
        "sources": { "spec": { "title": "A specification", "version": "1.0", "maturity": "final" } },
        "code_systems": code_systems,
        "attributes": attributes,
    });
    AttributeList::parse(&text.to_string()).unwrap()
}

/// An attribute with this name, and these members over the ones that every attribute has.
pub(crate) fn attribute(name: &str, members: Value) -> Value {
    let mut attribute = json!({
        "id": format!("prov/{name}"),
        "uri": format!("https://example.se/prov/{name}"),
        "label": { "sv": "Namn", "en": "Name" },
        "definition": { "sv": "Vad den heter.", "en": "What it is called." },
        "category": "identity",
        "datatype": "string",
        "cardinality": "0..1",
        "bindings": {},
        "personal_data": "personal",
        "allowed_uses": ["display"],
        "stability": "stable",
        "steward": "Ingen",
        "sources": ["spec"],
        "status": "published",
        "text_status": "unreviewed",
    });
    for (member, value) in members.as_object().unwrap() {
        attribute[member] = value.clone();
    }
    attribute
}

/// A code system with these codes.
pub(crate) fn code_system(name: &str, codes: Value) -> Value {
    json!({
        "format": "code-system/1",
        "name": name,
        "version": "1.0.0",
        "base_uri": format!("https://example.se/codes/{name}"),
        "title": { "sv": "Koder", "en": "Codes" },
        "description": { "sv": "Några koder.", "en": "Some codes." },
        "steward": "Ingen",
        "source": "A register",
        "content": "complete",
        "status": "published",
        "text_status": "unreviewed",
        "codes": codes,
    })
}

/// Every text that a list lets anybody choose is hostile, one attribute stands twice, one is a proposal, and one is deprecated.
pub(crate) fn hostile_list() -> AttributeList {
    let text = json!({ "sv": HOSTILE, "en": HOSTILE });
    let bindings = json!({
        "saml": [{ "name": HOSTILE, "friendly_name": HOSTILE }, { "name": "urn:x:\"'<&--> */\\" }],
        "oidc": [{ "claim": HOSTILE }],
        "ldap": [{ "name": HOSTILE, "oid": HOSTILE }, { "name": "x' DESC '", "oid": "1.2.3.4" }],
    });
    let attributes = ["type", "type", "self", "class", "a1", "a-1"].map(|name| {
        attribute(
            name,
            json!({
                "label": text, "definition": text, "usage": text, "bindings": bindings,
                "examples": [{ "value": HOSTILE, "note": text }, { "value": HOSTILE }],
                "values": [{ "system": "place", "strength": "required" }],
                "status": "proposed", "steward": HOSTILE,
                "deprecation": { "kind": "renamed", "successor": "prov/a1", "since": "1.0.0", "date": "2026-01-02", "reason": text },
            }),
        )
    });
    let mut system = code_system(
        "place",
        json!([
            { "code": HOSTILE, "label": text, "note": text, "definition": text, "broader": HOSTILE, "replaced_by": HOSTILE },
            { "code": "https://example.se/prov", "label": text },
            { "code": "https://example.se/prov/type", "label": text },
            { "code": "..", "label": text, "status": "proposed" },
            { "code": "..", "label": text },
        ]),
    );
    system["source"] = json!(HOSTILE);
    system["licence"] = json!(HOSTILE);
    let mut twice = code_system("twice", json!([]));
    twice["base_uri"] = json!("https://example.se/prov");
    let mut bare = code_system("bare", json!([{ "code": "x", "label": text }]));
    bare["base_uri"] = json!("_:b> .\n@type");
    let mut list = list(json!(attributes), json!([system, twice, bare]));
    list.notice = list.attributes[0].usage.clone();
    list.licence = HOSTILE.to_owned();
    list
}
