//! Where a type has members, only an object will do.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tillit_model::text::{pointer_to, typed};
use tillit_model::{Contacts, Entity, Localised, Organisation, Profile, Support};

fn organisation() -> Value {
    json!({
        "format": "organisation/1", "id": "0007:2120000142", "name": {"sv": "Stockholms kommun", "en": "City of Stockholm"},
        "municipality_code": "0180", "domains": ["stockholm.example"], "url": "https://stockholm.example",
    })
}

fn contacts() -> Value {
    json!({
        "format": "contacts/1", "id": "0007:2120000142",
        "contacts": [{"kind": "security", "name": "IT-säkerhet", "email": "it@stockholm.example", "telephone": "+46 8 123 45 67"}],
    })
}

fn entity() -> Value {
    let pin = json!({"alg": "sha256", "digest": "A".repeat(43) + "="});
    let endpoint = json!({"description": "EGIL", "base_uri": "https://a.example", "tags": ["egilv1"], "pins": [pin]});
    json!({
        "format": "entity/1", "id": "https://a.example", "organisation": "0007:2120000142", "federations": ["moa"],
        "name": {"sv": "Kontosynk", "en": "Account sync"}, "description": {"sv": "Kontosynk", "en": "Account sync"},
        "support": {"email": "support@a.example", "telephone": "+46 8 123 45 67", "url": "https://a.example"},
        "matf": {"issuers": [{"x509certificate": "PEM"}], "servers": [endpoint], "clients": [endpoint]},
        "attributes": {
            "requests": [{"list": "gemensam", "version": "1.0.0", "attribute": "surname", "required": true, "purpose": {"sv": "Namn", "en": "Name"}}],
            "releases": [{"list": "gemensam", "version": "1.0.0", "attribute": "surname"}],
        },
    })
}

fn profile() -> Value {
    let operator = |person: &str| json!({"person": person, "organisation": "0007:2120000142", "keys": [{"kty": "EC"}]});
    json!({
        "format": "federation/1", "id": "moa", "name": {"sv": "Moa", "en": "Moa"}, "environment": "trial", "issuer": "https://moa.example/trial",
        "operator_organisation": "0007:2120000142", "operators": [operator("one"), operator("two")], "approvals": 2,
        "formats": {"matf": {
            "validity_days": 14, "cache_ttl": 3600, "claims_in_header": true,
            "tags": [{"tag": "egilv1", "meaning": {"sv": "EGIL", "en": "EGIL"}, "owner": "Skolverket"}],
        }},
        "rules": {"unique-pins": "error"}, "attribute_lists": [{"list": "gemensam", "steward": "0007:2120000142"}], "proofs": [],
    })
}

/// The pointers of all objects in the value, the whole included.
fn objects(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            found.push(pointer.to_owned());
            for (name, member) in members {
                objects(member, &pointer_to(pointer, name), found);
            }
        }
        Value::Array(elements) => {
            for (place, element) in elements.iter().enumerate() {
                objects(element, &pointer_to(pointer, &place.to_string()), found);
            }
        }
        _ => {}
    }
}

/// The same with the values of one object in an array instead.
fn flattened(value: &Value, pointer: &str) -> Value {
    let mut flattened = value.clone();
    let place = flattened.pointer_mut(pointer).unwrap();
    *place = Value::Array(place.as_object().unwrap().values().cloned().collect());
    flattened
}

/// Tries an array in the place of every object; gives how many of them serde alone would have taken.
fn refuses_arrays<T: DeserializeOwned>(document: &Value) -> usize {
    typed::from_value::<T>(document).unwrap();
    typed::from_str::<T>(&document.to_string()).unwrap();
    let mut places = Vec::new();
    objects(document, "", &mut places);
    let mut taken_by_serde = 0;
    for place in places {
        let changed = flattened(document, &place);
        let Err(error) = typed::from_value::<T>(&changed) else {
            panic!("an array at {place:?} was taken for an object");
        };
        assert!(error.reason.contains("sequence"), "{place}: {error}");
        assert_eq!(error.pointer, place, "{error}");
        assert!(typed::from_str::<T>(&changed.to_string()).is_err());
        taken_by_serde += usize::from(serde_json::from_value::<T>(changed).is_ok());
    }
    taken_by_serde
}

#[test]
fn an_array_of_the_values_is_no_organisation() {
    assert!(refuses_arrays::<Organisation>(&organisation()) > 0);
}

#[test]
fn an_array_of_the_values_is_no_contact() {
    assert!(refuses_arrays::<Contacts>(&contacts()) > 0);
}

#[test]
fn an_array_of_the_values_is_no_part_of_an_entity() {
    assert!(refuses_arrays::<Entity>(&entity()) > 0);
}

#[test]
fn an_array_of_the_values_is_no_part_of_a_profile() {
    assert!(refuses_arrays::<Profile>(&profile()) > 0);
}

#[test]
fn an_array_of_the_values_is_no_text_in_two_languages_and_no_support() {
    assert!(refuses_arrays::<Localised>(&json!({"sv": "Namn", "en": "Name"})) > 0);
    let support = json!({"email": "support@a.example", "telephone": "+46 8 123 45 67", "url": "https://a.example"});
    assert!(refuses_arrays::<Support>(&support) > 0);
}

#[test]
fn an_enum_with_members_and_an_optional_struct_are_held_to_objects_too() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Inner {
        a: u8,
    }
    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Choice {
        Named { a: u8 },
        Wrapped(Inner),
        Pair(u8, u8),
        Plain,
    }
    #[derive(Debug, PartialEq, Deserialize)]
    struct Outer {
        choice: Choice,
        maybe: Option<Inner>,
        #[serde(default)]
        pair: Option<(u8, f64)>,
    }
    for good in [
        json!({"choice": {"named": {"a": 1}}, "maybe": {"a": 1}}),
        json!({"choice": {"wrapped": {"a": 1}}, "maybe": null, "pair": [1, 0.5]}),
        json!({"choice": {"pair": [1, 2]}, "maybe": null}),
        json!({"choice": "plain", "maybe": null}),
    ] {
        assert_eq!(
            typed::from_value::<Outer>(&good).unwrap(),
            serde_json::from_value::<Outer>(good).unwrap()
        );
    }
    for bad in [
        json!({"choice": {"named": [1]}, "maybe": null}),
        json!({"choice": {"wrapped": [1]}, "maybe": null}),
        json!({"choice": "plain", "maybe": [1]}),
    ] {
        assert!(typed::from_value::<Outer>(&bad).is_err(), "{bad}");
    }
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let mut wrong = entity();
    wrong["support"]["mail"] = json!("x");
    let error = typed::from_value::<Entity>(wrong).unwrap_err();
    assert_eq!(error.pointer, "/support/mail");
    assert!(
        error
            .to_string()
            .starts_with("/support/mail: unknown field")
    );
}

#[test]
fn extension_members_may_hold_arrays() {
    let mut extended = entity();
    extended["matf"]["x"] = json!([[1], {"a": [2]}]);
    let read: Entity = typed::from_value(&extended).unwrap();
    assert_eq!(read.matf.unwrap().extra["x"], extended["matf"]["x"]);
}

#[test]
fn nothing_may_follow_a_value() {
    assert!(typed::from_str::<Localised>(r#"{"sv":"a"} "#).is_ok());
    assert!(typed::from_str::<Localised>(r#"{"sv":"a"}{}"#).is_err());
}
