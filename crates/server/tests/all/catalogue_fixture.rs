//! A server of attribute lists: the frozen ones, and a small one whose texts try to be more than texts.

use std::time::Duration;

use serde_json::{Value, json};
use tillit_model::Environment;
use tillit_registry::view::{PublishedArtefact, PublishedSet};
use tillit_server::published::{Published, Snapshot};

use crate::catalogue::frozen;
use crate::support::{ISSUED, Mirror, artefact, at, federation};

/// What a text can try.
pub(crate) const HOSTILE: &str = "<script>alert(\"1\")</script> & 'x'";
/// Codes of the system `place` in its first version: one with what a path divides, one that looks like a file, one that is hostile, one that only the first version has.
pub(crate) const CODES: [&str; 6] = ["a/b", "x.json", HOSTILE, "100% å", "a", "gone"];

/// The frozen lists and `prov` with two releases.
pub(crate) fn mirror() -> Mirror {
    let mut artefacts = vec![
        frozen("gemensam", "1.0.0"),
        frozen("gemensam", "1.1.0"),
        frozen("gemensam", "1.2.0"),
        frozen("socialtjanst", "0.2.0"),
        frozen("skola", "0.1.0"),
    ];
    artefacts.extend([release("1.0.0"), release("2.0.0")]);
    let set = PublishedSet {
        version: "moa:7".to_owned(),
        artefacts,
    };
    let views = vec![federation(Environment::Trial, true)];
    let age = Duration::from_secs(60);
    let snapshot = Snapshot::prepare(set, views, age, &Snapshot::default());
    Mirror::start(Published::new(snapshot))
}

/// A release of `prov`; the second was published a day later, is without the attribute `old` and without the code `gone`, and has a profile.
fn release(version: &str) -> PublishedArtefact {
    let is_second = version == "2.0.0";
    let mut attributes = vec![attribute("name"), attribute("old"), attribute("other")];
    let mut codes: Vec<Value> = CODES
        .map(|code| json!({ "code": code, "label": { "sv": code } }))
        .to_vec();
    let mut list = json!({
        "format": "attribute-list/1",
        "list": "prov",
        "version": version,
        "base_uri": "https://example.se/attributes/prov",
        "base_uri_status": "provisional",
        "title": { "sv": format!("Prov {HOSTILE}"), "en": format!("Trial {HOSTILE}") },
        "description": { "sv": HOSTILE },
        "notice": { "sv": format!("Läs {HOSTILE}"), "en": format!("Read {HOSTILE}") },
        "status": "proposed",
        "steward": { "name": { "sv": HOSTILE } },
        "languages": ["sv"],
        "licence": HOSTILE,
        "sources": { "spec": { "title": HOSTILE, "url": "javascript:alert(1)", "maturity": "draft" } },
    });
    if is_second {
        attributes.remove(1);
        attributes[0]["deprecation"] = json!({ "kind": "renamed", "successor": "prov/other", "since": "2.0.0", "reason": { "sv": HOSTILE, "en": HOSTILE } });
        codes.pop();
        list["profiles"] = json!([{
            "format": "attribute-profile/1", "name": "ask", "version": "1.0.0",
            "title": { "sv": HOSTILE }, "description": { "sv": HOSTILE },
            "identifiers": [HOSTILE], "steward": HOSTILE, "source": "javascript:alert(1)",
            "status": "proposed", "text_status": "unreviewed", "lists": { "prov": version },
            "attributes": [
                { "attribute": "prov/name", "need": "required", "purpose": { "sv": HOSTILE } },
                { "attribute": "gemensam/surname", "need": "optional", "condition": { "sv": HOSTILE } },
                { "attribute": "nowhere/else", "need": "unstated" },
            ],
        }]);
    }
    list["code_systems"] = json!([{
        "format": "code-system/1", "name": "place", "version": version, "base_uri": "https://example.se/code-systems/place",
        "title": { "sv": HOSTILE }, "description": { "sv": HOSTILE }, "steward": HOSTILE, "source": "javascript:alert(1)",
        "content": "partial", "status": "proposed", "text_status": "unreviewed",
        "properties": [{ "name": "level", "label": { "sv": HOSTILE } }],
        "value_sets": [{ "name": "few", "version": "1.0.0", "title": { "sv": HOSTILE }, "codes": ["a/b", HOSTILE] }],
        "codes": codes,
    }]);
    list["attributes"] = attributes.into();
    let path = format!("/attribute-lists/prov/{version}.json");
    let published = artefact(&path, list.to_string().into_bytes(), true);
    PublishedArtefact {
        media_type: "application/json".to_owned(),
        expires_at: None,
        issued_at: at(ISSUED + if is_second { 86_400 } else { 0 }),
        ..published
    }
}

fn attribute(name: &str) -> Value {
    json!({
        "id": format!("prov/{name}"),
        "uri": format!("https://example.se/attributes/prov/{name}"),
        "label": { "sv": format!("Etikett {HOSTILE}") },
        "definition": { "sv": HOSTILE, "en": HOSTILE },
        "usage": { "sv": HOSTILE },
        "examples": [{ "value": HOSTILE, "note": { "sv": HOSTILE } }],
        "category": "identity",
        "datatype": "code",
        "cardinality": "0..1",
        "values": [{ "system": "place", "set": "few", "strength": "required" }],
        "bindings": {
            "saml": [{ "name": format!("urn:x:{HOSTILE}"), "friendly_name": HOSTILE, "mapping": { "kind": "value-mapped", "values": [{ "value": HOSTILE, "written": HOSTILE }, { "value": "b" }] } }],
            "oidc": [{ "claim": HOSTILE, "scopes": [{ "scope": HOSTILE, "delivery": ["userinfo"], "essential": true }] }],
            "ldap": [{ "name": HOSTILE, "oid": "1.2.3" }],
            "scim": [{ "path": HOSTILE, "schema": HOSTILE }],
            "hsa": [{ "name": HOSTILE, "stability": "draft", "mapping": { "cardinality": "1..*", "note": { "sv": HOSTILE } } }],
        },
        "unmapped": [{ "protocol": "sambi", "note": { "sv": HOSTILE } }],
        "relations": [{ "kind": "see-also", "attribute": "gemensam/surname", "note": { "sv": HOSTILE } }, { "kind": "excludes", "attribute": "nowhere/else" }],
        "personal_data": "sensitive",
        "legal_basis": [{ "act": HOSTILE, "title": { "sv": HOSTILE }, "chapter": "1", "section": "2", "valid_from": "2024-01-01", "valid_to": "2025-01-01", "evidence": "recalled", "note": { "sv": HOSTILE } }],
        "authoritative_source": { "sv": HOSTILE },
        "allowed_uses": ["display", "access-decision"],
        "stability": "draft",
        "steward": HOSTILE,
        "sources": ["spec"],
        "status": "proposed",
        "text_status": "unreviewed",
        "exceptions": [{ "rule": "naming", "reason": { "sv": HOSTILE } }],
    })
}
