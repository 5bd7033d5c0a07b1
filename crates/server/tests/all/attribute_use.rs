//! Who asks for which attributes and which services are reached, over HTTP: on a registry without entities, and as the wire has it.

use std::sync::Arc;

use serde_json::{Value, json, to_value};
use tillit_model::{AttributeRequest, AttributeUse, EntityId, Localised};
use tillit_registry::attribute_use::{
    Compatibility, DeprecatedInPlay, EntityInUse, Gap, GapReason, Outcome, Role, Use,
};
use tillit_server::wire::{AttributeUsage, Links, ServiceCompatibility};
use tillit_testkit::http::get;

use crate::support::{Registered, config};

#[test]
fn a_registry_without_entities_has_empty_pages() {
    let running = Registered::start("");
    let address = running.server.address();
    let ask = |path: &str| get(address, &format!("/registry/v1{path}"), &[]);
    let page = ask("/attribute-usage?attribute=gemensam/surname&list=gemensam&role=requests&deprecated=true&organisation=212000-0142&limit=5").json();
    assert_eq!(page["_meta"]["totalItems"], 0);
    let here = page["_links"][0]["href"].as_str().unwrap();
    assert!(
        here.ends_with("?limit=5&page=1&attribute=gemensam%2Fsurname&list=gemensam&organisation=212000-0142&role=requests&deprecated=true"),
        "{here}"
    );
    for (path, status, code) in [
        ("/attribute-usage?attribute=surname", 400, "bad_parameter"),
        (
            "/attribute-usage?organisation=212000-0143",
            400,
            "bad_parameter",
        ),
        ("/attribute-usage?role=both", 400, "bad_parameter"),
        ("/attribute-usage?deprecated=perhaps", 400, "bad_parameter"),
        ("/attribute-usage?limit=101", 400, "bad_parameter"),
        ("/attribute-usage?colour=red", 400, "bad_parameter"),
        ("/attribute-usage?federation=nowhere", 404, "not_found"),
        (
            "/compatibility?organisation=212000-0143",
            400,
            "bad_parameter",
        ),
        (
            "/compatibility?organisation=212000-0142&only=some",
            400,
            "bad_parameter",
        ),
        (
            "/compatibility?organisation=212000-0142&entityId=not-a-uri",
            400,
            "bad_parameter",
        ),
        ("/compatibility?organisation=212000-0142", 404, "not_found"),
    ] {
        let answer = ask(path);
        assert_eq!(answer.status, status, "{path}: {}", answer.text());
        assert_eq!(answer.json()["code"], code, "{path}");
    }
    running.server.stop().unwrap();
}

fn entity(id: &str) -> Arc<EntityInUse> {
    Arc::new(EntityInUse {
        key: "01a20166-fd08-70f2-b417-6162c5b8574b".to_owned(),
        id: EntityId::parse(id).unwrap(),
        organisation: "212000-0142".parse().unwrap(),
        name: text("Inloggning"),
        attributes: AttributeUse::default(),
    })
}

fn text(sv: &str) -> Localised {
    Localised {
        sv: sv.to_owned(),
        en: None,
    }
}

fn on_the_wire(value: impl FnOnce(Links<'_>) -> Value) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let config = config(folder.path(), "");
    value(Links::below(&config.base_url))
}

#[test]
fn a_use_names_attribute_entity_and_purpose() {
    let one = Use {
        federation: "moa".parse().unwrap(),
        entity: entity("https://bokning.example/sp"),
        role: Role::Requests,
        list: "gemensam".to_owned(),
        attribute: "targeted-identifier".to_owned(),
        version: "1.1.0".parse().unwrap(),
        required: Some(true),
        purpose: Some(text("Känner igen användaren")),
        deprecated: true,
        successor: None,
    };
    let wire = on_the_wire(|links| to_value(AttributeUsage::of(one, links)).unwrap());
    let expected = json!({
        "attribute": "gemensam/targeted-identifier",
        "version": "1.1.0",
        "role": "requests",
        "required": true,
        "purpose": { "sv": "Känner igen användaren" },
        "deprecated": true,
        "federation": "moa",
        "entity": {
            "key": "01a20166-fd08-70f2-b417-6162c5b8574b",
            "entityId": "https://bokning.example/sp",
            "names": { "sv": "Inloggning" },
            "organisation": "0007:2120000142",
            "_links": [{ "rel": "about", "href": "https://registry.example/registry/v1/documents/01a20166-fd08-70f2-b417-6162c5b8574b", "method": "GET" }],
        },
    });
    assert_eq!(wire, expected);
}

#[test]
fn a_pair_says_what_is_missing_and_what_should_no_longer_be_used() {
    let request = AttributeRequest {
        list: "gemensam".to_owned(),
        version: "1.0.0".parse().unwrap(),
        attribute: "surname".to_owned(),
        required: true,
        purpose: text("Visas i tjänsten"),
    };
    let gap = |reason| Gap {
        request: request.clone(),
        reason,
    };
    let pair = Compatibility {
        federation: "moa".parse().unwrap(),
        identity_provider: entity("https://login.example/idp"),
        service: entity("https://bokning.example/sp"),
        outcome: Outcome::Missing,
        gaps: vec![
            gap(GapReason::NotReleased),
            gap(GapReason::OtherVersion("2.0.0".parse().unwrap())),
        ],
        deprecated: vec![DeprecatedInPlay {
            list: "skola".to_owned(),
            attribute: "affiliation".to_owned(),
            successor: Some("skola/scoped-affiliation".parse().unwrap()),
        }],
    };
    let wire = on_the_wire(|links| to_value(ServiceCompatibility::of(pair, links)).unwrap());
    assert_eq!(wire["outcome"], "missing");
    assert_eq!(
        wire["identityProvider"]["entityId"],
        "https://login.example/idp"
    );
    assert_eq!(wire["service"]["entityId"], "https://bokning.example/sp");
    let common = json!({ "attribute": "gemensam/surname", "version": "1.0.0", "required": true, "purpose": { "sv": "Visas i tjänsten" } });
    let with = |more: Value| {
        let mut gap = common.clone();
        for (name, value) in more.as_object().unwrap() {
            gap[name] = value.clone();
        }
        gap
    };
    assert_eq!(
        wire["gaps"],
        json!([
            with(json!({ "reason": "not-released" })),
            with(json!({ "reason": "other-version", "releasedVersion": "2.0.0" })),
        ])
    );
    assert_eq!(
        wire["deprecations"],
        json!([{ "attribute": "skola/affiliation", "successor": "skola/scoped-affiliation" }])
    );
}
