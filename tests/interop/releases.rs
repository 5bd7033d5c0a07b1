//! What a registry signs of its catalogue, read by jwcrypto: a release of an attribute list, and its code systems and profiles on their own.

use harness::database::Database;
use harness::documents::{new, organisation};
use harness::member::Member;
use harness::poll::until;
use harness::site::Site;
use serde_json::{Value, json};
use tillit_client::newest_lists;
use tillit_model::DocumentKind;

use crate::partner::Partner;

/// The newest release of gemensam with one profile more.
fn release() -> Value {
    let gemensam = newest_lists()
        .into_iter()
        .find(|one| one.list == "gemensam");
    let mut release: Value = serde_json::from_str(gemensam.unwrap().text).unwrap();
    let profile = json!({
        "format": "attribute-profile/1", "name": "zz-sample", "version": "1.0.0",
        "title": { "sv": "Prov", "en": "Sample" }, "description": { "sv": "Ett prov.", "en": "A sample." },
        "steward": "Stockholms kommun", "source": "own-proposal", "status": "proposed", "text_status": "unreviewed",
        "lists": { "gemensam": release["version"] },
        "attributes": [{ "attribute": "gemensam/surname", "need": "required" }],
    });
    let profiles = release.as_object_mut().unwrap().entry("profiles");
    profiles
        .or_insert_with(|| json!([]))
        .as_array_mut()
        .unwrap()
        .push(profile);
    release
}

#[test]
fn jwcrypto_reads_a_release_and_its_code_systems_and_profiles() {
    let site = Site::begin(Database::Sqlite);
    let steward = Member::steward();
    site.enrol(&steward);
    let release = release();
    let (version, system) = (
        release["version"].as_str().unwrap(),
        &release["code_systems"][0],
    );
    let text = |member: &str| system[member].as_str().unwrap();
    let list = new(
        DocumentKind::AttributeList,
        format!("gemensam/{version}"),
        release.to_string(),
    );
    let receipt = steward.submit(&site, vec![organisation(&steward), list]);
    site.approve(&receipt.id);
    let keys: Value = serde_json::from_str(&site.keys()).unwrap();
    let profile = release["profiles"].as_array().unwrap().last().unwrap();
    let mut jose = Partner::jose();
    for (path, typ, list, content) in [
        (
            format!("/attribute-lists/gemensam/{version}"),
            "attribute-list+jws",
            None,
            &release,
        ),
        (
            format!("/code-systems/{}/{}", text("name"), text("version")),
            "code-system+jws",
            None,
            system,
        ),
        (
            "/attribute-profiles/gemensam/zz-sample/1.0.0".to_owned(),
            "attribute-profile+jws",
            Some("gemensam"),
            profile,
        ),
    ] {
        let jws = until("it is published", || site.download(&format!("{path}.jws")));
        let jws = String::from_utf8(jws).unwrap();
        let (header, payload) = jose.verify(&jws, &keys).unwrap();
        assert_eq!(header["typ"], typ);
        assert_eq!(header.get("list").and_then(Value::as_str), list, "{path}");
        let plain = site.download(&format!("{path}.json")).unwrap();
        assert!(
            payload.as_bytes() == plain,
            "{path} says the same signed and plain"
        );
        assert!(
            serde_json::from_str::<Value>(&payload).unwrap() == *content,
            "{path}"
        );
    }
}
