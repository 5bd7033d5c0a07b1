//! Small lists for the forms: one that is plain, and one whose every text wants out of its place.

use serde_json::{Value, json};
use tillit_catalogue::AttributeList;

/// A list of these attributes and code systems.
pub(crate) fn list_of(attributes: Value, code_systems: Value) -> AttributeList {
    let list = json!({
        "format": "attribute-list/1", "list": "town", "version": "1.2.3",
        "base_uri": "https://registry.example/town", "base_uri_status": "provisional",
        "title": { "sv": "Stad", "en": "Town" }, "description": { "sv": "En stad.", "en": "A town." },
        "status": "published", "steward": { "name": { "sv": "Staden", "en": "The town" } },
        "languages": ["sv", "en"], "licence": "Apache-2.0", "sources": {},
        "code_systems": code_systems, "attributes": attributes,
    });
    AttributeList::parse(&list.to_string()).unwrap()
}

/// An attribute with these members beside what every attribute has.
pub(crate) fn attribute(name: &str, members: Value) -> Value {
    let mut attribute = json!({
        "id": format!("town/{name}"), "uri": format!("https://registry.example/town/{name}"),
        "label": { "sv": "Namn", "en": "Name" }, "definition": { "sv": "Ett namn.", "en": "A name." },
        "category": "identity", "datatype": "string", "cardinality": "0..1", "bindings": {},
        "personal_data": "personal", "allowed_uses": ["display"], "stability": "stable", "steward": "Staden",
        "sources": ["handbook"], "status": "published", "text_status": "unreviewed",
    });
    for (member, value) in members.as_object().unwrap() {
        attribute[member] = value.clone();
    }
    attribute
}

/// Two attributes: one that is plain, and one that is proposed, no longer to be used, and has no name anywhere.
pub(crate) fn small() -> AttributeList {
    let plain = attribute(
        "name",
        json!({
            "examples": [{ "value": "Ann" }],
            "bindings": {
                "saml": [{ "name": "urn:oid:2.5.4.4", "friendly_name": "sn" }],
                "oidc": [{ "claim": "family_name", "scopes": [{ "scope": "profile", "delivery": ["userinfo"] }] }],
            },
        }),
    );
    let ended = attribute(
        "old-name",
        json!({
            "status": "proposed",
            "deprecation": { "kind": "renamed", "successor": "town/name", "reason": { "sv": "Nytt namn.", "en": "A new name." } },
        }),
    );
    list_of(json!([plain, ended]), json!([]))
}

/// Everything that ends a string, a line, a comment, a cell or an element in some form.
pub(crate) const HOSTILE: &str =
    "=x\"'`\\ */ --> ]]> <b>&amp; | # - --- $\r\n# y\u{85}z\u{2028}\u{2029}\t\u{1b}{{}} */--";

/// Attributes in which every free text is hostile, some of them under one name.
pub(crate) fn hostile() -> AttributeList {
    let text = json!({ "sv": HOSTILE, "en": format!("{HOSTILE}--") });
    let hostile = |name: &str| {
        attribute(
            name,
            json!({
                "label": text, "definition": text, "usage": text, "steward": HOSTILE,
                "status": "proposed", "authoritative_source": text,
                "examples": [{ "value": HOSTILE, "note": text }],
                "values": [{ "system": "county", "strength": "required" }],
                "legal_basis": [{ "act": HOSTILE, "evidence": "found", "note": text }],
                "deprecation": { "kind": "obsoleted", "reason": text },
                "bindings": {
                    "saml": [
                        { "name": HOSTILE, "friendly_name": HOSTILE, "mapping": { "kind": "join", "note": text } },
                        { "name": "a\t\"<&>'\r\n--", "friendly_name": HOSTILE, "mapping": { "kind": "join", "note": text } },
                    ],
                    "oidc": [
                        { "claim": HOSTILE, "scopes": [{ "scope": HOSTILE }], "mapping": { "kind": "join", "note": text } },
                        { "claim": "a.".repeat(200), "mapping": { "kind": "join" } },
                        { "claim": vec!["a"; 200].join("."), "mapping": { "kind": "join" } },
                    ],
                },
            }),
        )
    };
    let system = json!([{
        "format": "code-system/1", "name": "county", "version": "1.0.0", "base_uri": "https://registry.example/county",
        "title": text, "description": text, "steward": HOSTILE, "source": HOSTILE,
        "content": "complete", "status": "proposed", "text_status": "unreviewed",
        "codes": [{ "code": HOSTILE, "label": text, "definition": text, "note": text }],
    }]);
    let mut list = list_of(json!([hostile("one"), hostile("two")]), system);
    let sv = HOSTILE.to_owned();
    let en = Some(format!("{HOSTILE}-"));
    list.title = tillit_model::Localised { sv, en };
    list.notice = Some(list.title.clone());
    list
}
