//! Entities of a signed document (DIGEST 7.2, D36 and D40): what comes out, and what one bad one does to the others.

use serde_json::{Map, Value, json};
use tillit_formats::matf::{BadEntities, EntityFault, Expected, MatfError, MatfFeed};

use crate::forge::{digest, entity, expected, payload, read, read_text, refusal, with};

fn holding(entities: Value) -> Value {
    with("/entities", Some(entities))
}

fn read_dropping(payload: &Value) -> Result<MatfFeed, MatfError> {
    let expected = Expected {
        bad_entities: BadEntities::Drop,
        ..expected()
    };
    read_text(&payload.to_string(), &Map::new(), &expected)
}

/// The control entity with one member changed.
fn changed(pointer: &str, value: Value) -> Value {
    with(&format!("/entities/0{pointer}"), Some(value))
}

fn fault(payload: &Value) -> EntityFault {
    match read(payload).unwrap_err() {
        MatfError::Entity {
            index: 0, fault, ..
        } => fault,
        other => panic!("{other}"),
    }
}

#[test]
fn an_entity_comes_out_with_its_exact_text_and_its_endpoints() {
    let exact = format!(
        r#"{{ "x": 1.0, {}"#,
        &entity("https://a.example", 7).to_string()[1..]
    );
    let control = entity("https://a.example", 1).to_string();
    let text = payload().to_string().replace(&control, &exact);
    let feed = read_text(&text, &Map::new(), &expected()).unwrap();
    let entity = &feed.entities[0];
    assert_eq!(entity.text(), exact);
    assert_eq!(entity.organization.as_deref(), Some("A kommun"));
    assert_eq!(
        entity.block().clients[0].pins[0].digest.as_bytes(),
        &[7; 32]
    );
    let block = entity.block();
    let extra: Vec<_> = block.extra.keys().collect();
    assert_eq!(extra, ["x"]);
}

#[test]
fn d36_no_entity_is_refused() {
    assert_eq!(refusal(&holding(json!([]))), "no_entities");
    assert_eq!(refusal(&holding(json!({}))), "malformed_payload");
    assert_eq!(refusal(&holding(json!(null))), "malformed_payload");
}

#[test]
fn members_break_the_format_one_at_a_time() {
    assert!(read(&payload()).is_ok());
    let pem = payload()["entities"][0]["issuers"][0]["x509certificate"]
        .as_str()
        .unwrap()
        .to_owned();
    for (pointer, bad) in [
        ("/entity_id", json!("a.example")),
        ("/entity_id", json!("https://a.example/ä")),
        ("/entity_id", json!(null)),
        ("/organization", json!(null)),
        ("/organization", json!(1)),
        ("/issuers", json!([])),
        ("/issuers", json!([{}])),
        ("/issuers", json!([[pem]])),
        ("/issuers", json!([{"x509certificate": pem, "more": 1}])),
        (
            "/issuers",
            json!([{"x509certificate": format!("{pem}\n\n")}]),
        ),
        ("/issuers", json!([{"x509certificate": format!("\n{pem}")}])),
        (
            "/issuers",
            json!([{"x509certificate": format!("{pem}\n{pem}")}]),
        ),
        (
            "/issuers",
            json!([{"x509certificate": pem.replace('\n', "")}]),
        ),
        (
            "/issuers",
            json!([{"x509certificate": "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----"}]),
        ),
        ("/servers", json!(null)),
        ("/clients", json!({})),
        ("/clients/0/description", json!(null)),
        ("/clients/0/base_uri", json!("not a uri")),
        ("/clients/0/base_uri", json!(null)),
        ("/clients/0/tags", json!(null)),
        ("/clients/0/tags", json!(["EGIL"])),
        ("/clients/0/tags", json!([""])),
        ("/clients/0/pins", json!([])),
        ("/clients/0/pins", json!([["sha256", digest(1)]])),
        (
            "/clients/0/pins",
            json!([{"alg": "sha512", "digest": digest(1)}]),
        ),
        (
            "/clients/0/pins",
            json!([{"alg": "sha256", "digest": "abc="}]),
        ),
        (
            "/clients/0/pins",
            json!([{"alg": "sha256", "digest": digest(1), "more": 1}]),
        ),
    ] {
        let fault = fault(&changed(pointer, bad.clone()));
        assert_eq!(fault.code(), "invalid_entity", "{pointer} {bad}");
    }
}

#[test]
fn members_that_the_format_leaves_open_are_accepted() {
    let pem = payload()["entities"][0]["issuers"][0]["x509certificate"]
        .as_str()
        .unwrap()
        .to_owned();
    for (pointer, good) in [
        ("/entity_id", json!("urn:example:a")),
        ("/organization_id", json!("SE2120000142")),
        ("/extensions", json!(null)),
        (
            "/issuers",
            json!([{"x509certificate": format!("{}\r\n", pem.replace('\n', "\r\n"))}]),
        ),
        ("/servers", json!([])),
        (
            "/clients/0/base_uri",
            json!("https://a.example/scim?x=%C3%A5"),
        ),
        ("/clients/0/tags", json!([])),
        ("/clients/0/more", json!({"a": [null]})),
    ] {
        assert!(
            read(&changed(pointer, good.clone())).is_ok(),
            "{pointer} {good}"
        );
    }
}

#[test]
fn a_fault_names_its_place() {
    assert_eq!(
        fault(&changed("/clients/0/tags", json!(["a", "B"]))),
        EntityFault::Value {
            pointer: "/clients/0/tags".into(),
            rule: "tags of 1 to 64 lower-case letters and digits"
        }
    );
}

#[test]
fn d40_one_bad_entity_refuses_all_unless_the_reader_lets_it_be_dropped() {
    let mut bad = entity("https://b.example", 2);
    bad["issuers"] = json!([]);
    let payload = holding(json!([
        entity("https://a.example", 1),
        bad,
        entity("https://c.example", 3),
        7
    ]));
    match read(&payload).unwrap_err() {
        MatfError::Entity {
            index, entity_id, ..
        } => {
            assert_eq!(
                (index, entity_id.as_deref()),
                (1, Some("https://b.example"))
            );
        }
        other => panic!("{other}"),
    }
    let feed = read_dropping(&payload).unwrap();
    let ids: Vec<_> = feed
        .entities
        .iter()
        .map(|entity| entity.entity_id.as_str())
        .collect();
    assert_eq!(ids, ["https://a.example", "https://c.example"]);
    let dropped: Vec<_> = feed
        .dropped
        .iter()
        .map(|it| (it.index, it.entity_id.as_deref()))
        .collect();
    assert_eq!(dropped, [(1, Some("https://b.example")), (3, None)]);
}

#[test]
fn dropping_does_not_reach_beyond_entities() {
    let expected = Expected {
        bad_entities: BadEntities::Drop,
        ..expected()
    };
    let bad = with("/iss", Some(json!("https://b.example")));
    let error = read_text(&bad.to_string(), &Map::new(), &expected).unwrap_err();
    assert_eq!(error.code(), "wrong_issuer");
    assert_eq!(
        read_dropping(&holding(json!([{}]))).unwrap_err().code(),
        "no_entities"
    );
}

#[test]
fn the_same_id_twice_is_refused_and_neither_is_kept() {
    let twice = holding(json!([
        entity("https://a.example", 1),
        entity("https://a.example", 2),
        entity("https://c.example", 3)
    ]));
    assert_eq!(refusal(&twice), "duplicate_entity");
    let feed = read_dropping(&twice).unwrap();
    assert_eq!(feed.entities.len(), 1);
    assert_eq!(feed.dropped.len(), 2);
}

#[test]
fn a_client_pin_of_two_entities_is_refused_and_neither_is_kept() {
    let shared = holding(json!([
        entity("https://a.example", 1),
        entity("https://b.example", 1),
        entity("https://c.example", 3)
    ]));
    assert_eq!(refusal(&shared), "shared_client_pin");
    let feed = read_dropping(&shared).unwrap();
    let ids: Vec<_> = feed
        .entities
        .iter()
        .map(|entity| entity.entity_id.as_str())
        .collect();
    assert_eq!(ids, ["https://c.example"]);
}

#[test]
fn a_pin_may_repeat_inside_one_entity_and_on_servers() {
    let mut first = entity("https://a.example", 1);
    let client = first["clients"][0].clone();
    first["clients"]
        .as_array_mut()
        .unwrap()
        .push(client.clone());
    let mut second = entity("https://b.example", 2);
    second["servers"] = json!([client]);
    assert!(read(&holding(json!([first, second]))).is_ok());
}
