//! josekit reads every kind of statement.

use serde_json::Value;
use tillit_signing::{JwkSet, Signer};
use tillit_testkit::oracle;

use crate::statements::examples;
use crate::world::World;

#[test]
fn every_kind_is_read_by_josekit() {
    let world = World::new();
    for example in examples(&world) {
        let set = JwkSet::of(&[example.key.public_key().clone()]);
        let payload =
            oracle::verify_compact(&example.jws, &serde_json::to_string(&set).unwrap()).unwrap();
        assert_eq!(
            serde_json::from_slice::<Value>(&payload).unwrap(),
            example.payload,
            "{}",
            example.typ
        );
    }
}

#[test]
fn every_kind_signed_by_josekit_is_read_by_us() {
    let world = World::new();
    for example in examples(&world) {
        let header =
            serde_json::json!({"kid": example.key.public_key().key_id(), "typ": example.typ});
        let pem = example.key.to_pem(None).unwrap();
        let payload = example.payload.to_string();
        let jws =
            oracle::sign_compact(&pem, header.as_object().unwrap(), payload.as_bytes()).unwrap();
        example.read(&jws, &world).unwrap();
    }
}
