//! Every kind of signed text that is not metadata: read by jwcrypto as we write it, and read by us as jwcrypto writes it.
//! (josekit reads and writes the same examples in the tests of `tillit-evidence`.)

use harness::database::Database;
use harness::documents::{client, entity, organisation};
use harness::http::get;
use harness::member::Member;
use harness::site::Site;
use serde_json::{Value, json};
use tillit_client::connection::Status;
use tillit_signing::{KeyRing, Signer as _, SoftwareKey, general, key_file};

use crate::examples::examples;
use crate::partner::Partner;
use crate::world::World;

#[test]
fn every_kind_of_statement_is_read_by_jwcrypto() {
    let world = World::new();
    let mut jose = Partner::jose();
    for example in examples(&world) {
        let keys = json!({ "keys": [example.key.public_key().to_jwk()] });
        let (header, payload) = jose.verify(&example.jws, &keys).unwrap();
        assert_eq!(header["typ"], example.typ);
        let payload: Value = serde_json::from_str(&payload).unwrap();
        assert_eq!(payload, example.payload, "{}", example.typ);
    }
}

#[test]
fn every_kind_of_statement_signed_by_jwcrypto_is_read_by_us() {
    let world = World::new();
    let mut jose = Partner::jose();
    for example in examples(&world) {
        let pem = example.key.to_pem(None).unwrap();
        let kid = example.key.public_key().key_id();
        let header = json!({ "alg": "ES256", "kid": kid, "typ": example.typ });
        let payload = example.payload.to_string();
        let jws = jose.sign(&pem, &header, &payload, "compact");
        example.read(&jws, &world).unwrap();
    }
}

#[test]
fn a_key_made_by_jwcrypto_enrols_and_its_submission_is_published() {
    let site = Site::begin(Database::Sqlite);
    let made = Partner::jose().ask(&json!({ "op": "generate" }));
    let file = site.path().join("python.pem");
    std::fs::write(&file, made["pem"].as_str().unwrap()).unwrap();
    owner_only(&file);
    let key = key_file::read(&file, None).unwrap();
    assert_eq!(
        key.public_key().key_id().as_str(),
        made["thumbprint"].as_str().unwrap(),
        "the thumbprint of RFC 7638"
    );
    let member = Member {
        key,
        ..Member::stockholm()
    };
    site.enrol(&member);
    let changes = vec![
        organisation(&member),
        entity(&member, "a", &client(&member)),
    ];
    let receipt = member.submit(&site, changes);
    assert_eq!(receipt.status, Status::Pending);
    let keys = json!({ "keys": [member.key.public_key().to_jwk()] });
    let statement = member
        .connection(&site)
        .submission_statement(&receipt.id)
        .unwrap();
    Partner::jose().verify(&statement, &keys).unwrap();
}

#[test]
fn an_access_token_is_read_by_jwcrypto_and_its_own_is_refused_without_our_key() {
    let site = Site::begin(Database::Sqlite);
    let member = Member::stockholm();
    site.enrol(&member);
    let token = member.token(&site);
    let mut jose = Partner::jose();
    let pem = std::fs::read_to_string(site.path().join("keys/token.pem")).unwrap();
    let public = jose.ask(&json!({ "op": "public", "pem": pem }));
    let keys = json!({ "keys": [public["jwk"]] });
    let (header, payload) = jose.verify(&token, &keys).unwrap();
    assert_eq!(header["typ"], "at+jwt");
    let status = |token: &str| {
        let bearer = format!("Bearer {token}");
        let headers = [("authorization", bearer.as_str())];
        get(site.address(), "/registry/v1/submissions", &headers).status
    };
    assert_eq!(status(&token), 200);
    let theirs = jose.sign(&pem, &header, &payload, "compact");
    assert_eq!(status(&theirs), 200, "signed by jwcrypto with our key");
    let stranger = SoftwareKey::generate().unwrap().to_pem(None).unwrap();
    let forged = jose.sign(&stranger, &header, &payload, "compact");
    assert_eq!(status(&forged), 401, "signed with another key");
}

#[test]
fn metadata_in_the_general_form_signed_by_jwcrypto_is_read_by_us() {
    let mut jose = Partner::jose();
    let key = SoftwareKey::generate().unwrap();
    let kid = key.public_key().key_id();
    let header = json!({ "alg": "ES256", "kid": kid });
    let pem = key.to_pem(None).unwrap();
    let jws = jose.sign(&pem, &header, "{\"entities\":[]}", "general");
    let ring = KeyRing::from_keys([key.public_key().clone()]);
    let read = general::verify(jws.as_bytes(), &ring, &[]).unwrap();
    assert_eq!(read.payload, b"{\"entities\":[]}");
}

fn owner_only(file: &std::path::Path) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o600)).unwrap();
}
