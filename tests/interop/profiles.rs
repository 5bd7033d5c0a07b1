//! Profiles in the forms that services are set up with, applied by the software that the forms are for.

use harness::programs::{run, tillit};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::partner::Partner;

fn exported(place: &str, format: &str) -> String {
    let home = TempDir::new().unwrap();
    let mut tillit = tillit(home.path());
    tillit.args(["attribute", "export", place, "--format", format]);
    run(&mut tillit).ended(0).stdout.clone()
}

/// The profiles that come with the tool.
fn profiles() -> Vec<String> {
    let home = TempDir::new().unwrap();
    let mut tillit = tillit(home.path());
    tillit.args(["attribute", "profile", "--output", "json"]);
    let listed: Value = serde_json::from_str(&run(&mut tillit).ended(0).stdout).unwrap();
    let rows = listed["items"].as_array().unwrap();
    let ids = rows
        .iter()
        .map(|row| row["id"].as_str().unwrap().to_owned());
    ids.collect()
}

#[test]
fn jsonschema_and_ajv_require_what_the_profile_requires() {
    let folder = TempDir::new().unwrap();
    let schema = folder.path().join("claims.json");
    std::fs::write(&schema, exported("gemensam/pnr-01", "json-schema")).unwrap();
    let number = "https://id.oidc.se/claim/personalIdentityNumber";
    let whole = json!({ "family_name": "Lindeman", "given_name": "Valfrid", "name": "Valfrid Lindeman", number: "195006262546" });
    for mut partner in [Partner::python_schema_at(&schema), Partner::ajv_at(&schema)] {
        assert_eq!(partner.ask(&whole), json!([]));
        for lost in ["family_name", "given_name", "name", number] {
            let mut part = whole.clone();
            part.as_object_mut().unwrap().remove(lost);
            assert_ne!(partner.ask(&part), json!([]), "{lost}");
        }
    }
}

#[test]
fn every_profile_s_schema_is_taken_by_jsonschema_and_ajv() {
    let folder = TempDir::new().unwrap();
    let profiles = profiles();
    assert!(profiles.len() >= 13, "{profiles:?}");
    for profile in profiles {
        let schema = folder.path().join("claims.json");
        std::fs::write(&schema, exported(&profile, "json-schema")).unwrap();
        for mut partner in [Partner::python_schema_at(&schema), Partner::ajv_at(&schema)] {
            assert_ne!(partner.ask(&json!("no claims")), json!([]), "{profile}");
        }
    }
}

#[test]
fn pysaml2_reads_the_attributes_of_a_profile_and_no_others() {
    let attributes = json!([
        ["urn:oid:2.5.4.4", "Lindeman"],
        ["urn:oid:1.2.752.29.4.13", "195006262546"],
        [
            "urn:oid:0.9.2342.19200300.100.1.3",
            "valfrid@kommun.example"
        ],
    ]);
    let map = exported("gemensam/pnr-01", "pysaml2");
    let question = json!({ "op": "converted", "map": map, "attributes": attributes });
    let local = Partner::lists().ask(&question);
    assert_eq!(local["sn"], json!(["Lindeman"]));
    assert_eq!(local["personalIdentityNumber"], json!(["195006262546"]));
    assert!(local.get("mail").is_none(), "{local}");
}
