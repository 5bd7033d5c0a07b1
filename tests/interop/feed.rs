//! The metadata as a member without any of our code reads it: jwcrypto for the signature, Python's jsonschema and ajv for the schema of RFC 9932.

use std::time::{SystemTime, UNIX_EPOCH};

use harness::database::Database;
use harness::documents::{client, entity, entity_id, organisation};
use harness::member::Member;
use harness::site::Site;
use serde_json::{Value, json};

use crate::partner::Partner;

/// The schema of RFC 9932, appendix A.
const SCHEMA: &str = "matf/rfc9932-schema.json";

/// What is served: the metadata and the keys.
struct Served {
    jws: String,
    keys: Value,
}

fn served(claims_in_header: bool) -> Served {
    let site = Site::with_matf(
        Database::Sqlite,
        json!({ "claims_in_header": claims_in_header }),
    );
    let stockholm = Member::stockholm();
    site.enrol(&stockholm);
    let changes = vec![
        organisation(&stockholm),
        entity(&stockholm, "a", &client(&stockholm)),
        entity(&stockholm, "b", &client(&stockholm)),
    ];
    let receipt = stockholm.submit(&site, changes);
    site.approve(&receipt.id);
    let ids = ["a", "b"].map(|name| entity_id(&stockholm, name));
    let feed = site.feed_of(&ids.each_ref().map(String::as_str));
    Served {
        jws: String::from_utf8(feed.bytes).unwrap(),
        keys: serde_json::from_str(&site.keys()).unwrap(),
    }
}

fn is_read(claims_in_header: bool) {
    let served = served(claims_in_header);
    let (header, payload) = Partner::jose().verify(&served.jws, &served.keys).unwrap();
    assert_eq!(header["alg"], "ES256");
    assert_eq!(header["kid"], served.keys["keys"][0]["kid"]);
    let document: Value = serde_json::from_str(&payload).unwrap();
    assert_eq!(document["iss"], "https://tillit.example/trial/moa");
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let now = i64::try_from(now.as_secs()).unwrap();
    assert!(document["exp"].as_i64().unwrap() > now + 72 * 3600);
    assert!(document["iat"].as_i64().unwrap() <= now);
    for claim in ["iss", "iat", "exp"] {
        let repeated = claims_in_header.then_some(&document[claim]);
        assert_eq!(header.get(claim), repeated, "{claim} in the header");
    }
    for mut partner in [Partner::python_schema(SCHEMA), Partner::ajv(SCHEMA)] {
        assert_eq!(partner.ask(&document), json!([]));
    }
}

#[test]
fn jwcrypto_jsonschema_and_ajv_read_the_metadata() {
    is_read(false);
}

#[test]
fn jwcrypto_jsonschema_and_ajv_read_the_metadata_with_claims_in_the_header() {
    is_read(true);
}

#[test]
fn jwcrypto_refuses_metadata_with_one_character_changed_and_with_another_key() {
    let served = served(false);
    let mut jose = Partner::jose();
    let mut changed: Value = serde_json::from_str(&served.jws).unwrap();
    let payload = changed["payload"].as_str().unwrap();
    let last = if payload.ends_with('0') { '1' } else { '0' };
    changed["payload"] = json!(format!("{}{last}", &payload[..payload.len() - 1]));
    assert!(jose.verify(&changed.to_string(), &served.keys).is_err());
    let other = jose.ask(&json!({ "op": "generate" }));
    let mut keys =
        json!({ "keys": [jose.ask(&json!({ "op": "public", "pem": other["pem"] }))["jwk"]] });
    keys["keys"][0]["kid"] = served.keys["keys"][0]["kid"].clone();
    assert!(jose.verify(&served.jws, &keys).is_err());
    assert!(jose.verify(&served.jws, &served.keys).is_ok());
}

#[test]
fn jsonschema_and_ajv_refuse_what_the_schema_of_the_rfc_forbids() {
    let served = served(false);
    let (_, payload) = Partner::jose().verify(&served.jws, &served.keys).unwrap();
    let document: Value = serde_json::from_str(&payload).unwrap();
    let without = |member: &str| {
        let mut document = document.clone();
        document.as_object_mut().unwrap().remove(member);
        document
    };
    let mut digest = document.clone();
    digest["entities"][0]["clients"][0]["pins"][0]["digest"] = json!("short");
    for broken in [without("entities"), without("version"), digest] {
        for mut partner in [Partner::python_schema(SCHEMA), Partner::ajv(SCHEMA)] {
            assert_ne!(partner.ask(&broken), json!([]), "{broken}");
        }
    }
}
