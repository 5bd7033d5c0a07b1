//! The description of the API as a document. The rules of the national profile are in [`crate::rest_profile`].

use std::collections::BTreeSet;

use serde_json::{Value, json};
use tillit_server::config::Contact;
use tillit_server::openapi::document;

use crate::support::Mirror;
use tillit_testkit::http::get;

fn description() -> Value {
    document(Some("https://registry.example"), &Contact::placeholder())
}

fn operations(document: &Value) -> Vec<&Value> {
    let paths = document["paths"].as_object().unwrap();
    paths
        .values()
        .flat_map(|item| item.as_object().unwrap().values())
        .collect()
}

#[test]
fn operation_ids_are_unique() {
    let document = description();
    let ids: Vec<_> = operations(&document)
        .iter()
        .map(|operation| operation["operationId"].as_str().unwrap())
        .collect();
    assert!(ids.len() > 20);
    let unique: BTreeSet<_> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len());
}

#[test]
fn without_a_public_address_the_server_is_relative() {
    let unbound = document(None, &Contact::placeholder());
    assert_eq!(unbound["servers"][0]["url"], "/registry/v1");
    assert_eq!(unbound["externalDocs"]["url"], "/registry/v1/docs/");
}

/// The places below a value that something refers to, and the parts that there are.
fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        Value::Object(members) => {
            if let Some(place) = members.get("$ref").and_then(Value::as_str) {
                found.insert(place.trim_start_matches('#').to_owned());
            }
            members
                .values()
                .for_each(|member| references(member, found));
        }
        _ => {}
    }
}

#[test]
fn references_lead_somewhere_and_every_part_is_used() {
    let document = description();
    let mut used = BTreeSet::new();
    references(&document, &mut used);
    for place in &used {
        assert!(document.pointer(place).is_some(), "{place}");
    }
    for (kind, parts) in document["components"].as_object().unwrap() {
        for name in parts.as_object().unwrap().keys() {
            let place = format!("/components/{kind}/{name}");
            assert!(
                kind == "securitySchemes" || used.contains(&place),
                "{place}"
            );
        }
    }
}

#[test]
fn words_that_a_member_can_have_are_listed() {
    let document = description();
    let states = json!(["pending", "held", "approved", "rejected", "withdrawn"]);
    assert_eq!(
        document["components"]["schemas"]["Item"]["properties"]["status"]["enum"],
        states
    );
    let parameters = document["paths"]["/submissions"]["get"]["parameters"]
        .as_array()
        .unwrap();
    assert_eq!(parameters[0]["schema"]["enum"], states);
}

#[test]
fn the_description_is_not_repeating_itself() {
    // 22 KB for each operation when every refusal of every operation had a copy of its example.
    let document = description();
    let bytes = serde_json::to_vec_pretty(&document).unwrap().len();
    let each = bytes / operations(&document).len();
    assert!(each < 8_000, "{each} bytes for each operation");
}

#[test]
fn the_description_is_served_below_the_versioned_address() {
    let mirror = Mirror::start(crate::support::published());
    let address = mirror.server.address();
    let json: Value = get(address, "/registry/v1/openapi.json", &[]).json();
    assert_eq!(json["openapi"], "3.1.0");
    let yaml = get(address, "/registry/v1/openapi.yaml", &[]);
    assert_eq!(serde_yaml::from_str::<Value>(yaml.text()).unwrap(), json);
}
