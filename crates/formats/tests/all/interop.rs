//! What we publish, read by josekit, which shares no code with ours; and the other way round.

use serde_json::{Map, Value, json};
use tillit_formats::{key_set, matf};
use tillit_signing::Signer;
use tillit_testkit::oracle;

use crate::fixture::{NOW, at, key, metadata, profile, profile_without_switch, ring};
use crate::forge::{expected, payload};

#[test]
fn josekit_verifies_the_metadata_with_the_published_keys_in_both_modes_of_the_switch() {
    for profile in [profile(), profile_without_switch()] {
        let key = key();
        let keys = [key.public_key().clone()];
        let jwks = key_set::render(&profile.id, &keys, at(NOW)).unwrap();
        let jwks = String::from_utf8(jwks.bytes).unwrap();
        let artefact = metadata(&profile, &key);
        let payload = oracle::verify_general(&artefact.bytes, &jwks).unwrap();
        assert_eq!(
            payload,
            include_str!("../golden/matf-payload.json")
                .trim_end()
                .as_bytes()
        );
    }
}

#[test]
fn josekit_refuses_changed_metadata() {
    let key = key();
    let keys = [key.public_key().clone()];
    let jwks = key_set::render(&profile().id, &keys, at(NOW)).unwrap();
    let jwks = String::from_utf8(jwks.bytes).unwrap();
    let mut bytes = metadata(&profile(), &key).bytes;
    // The first characters of every payload are the same; the fortieth lies in its times.
    bytes[40] = if bytes[40] == b'A' { b'B' } else { b'A' };
    assert!(oracle::verify_general(&bytes, &jwks).is_err());
}

#[test]
fn metadata_signed_by_josekit_is_read() {
    let key = key();
    let pem = key.to_pem(None).unwrap();
    let kid = key.public_key().key_id().to_string();
    let protected = Map::from_iter([("kid".to_owned(), Value::from(kid.clone()))]);
    let signature = oracle::GeneralSignature {
        pem: &pem,
        protected,
        unprotected: Map::new(),
    };
    let jws = oracle::sign_general(&[signature], payload().to_string().as_bytes()).unwrap();
    let feed = matf::verify(jws.as_bytes(), &ring(&key), &expected()).unwrap();
    assert_eq!(feed.kid, kid);
    assert_eq!(json!(feed.entities[0].entity_id), "https://a.example");
}
