//! The published keys.

use serde_json::Value;
use tillit_formats::key_set::{self, RenderKeySetError};
use tillit_signing::{JwkSet, KeyRing, Signer};

use crate::fixture::{NOW, at, key};

#[test]
fn each_key_has_the_members_that_all_readers_need() {
    let key = key();
    let keys = [key.public_key().clone()];
    let artefact = key_set::render(&"moa".parse().unwrap(), &keys, at(NOW)).unwrap();
    let value: Value = serde_json::from_slice(&artefact.bytes).unwrap();
    let members = &value["keys"][0];
    assert_eq!(members["kid"], key.public_key().key_id().as_str());
    assert_eq!(
        (
            &members["kty"],
            &members["crv"],
            &members["alg"],
            &members["use"]
        ),
        (
            &"EC".into(),
            &"P-256".into(),
            &"ES256".into(),
            &"sig".into()
        )
    );
    assert_eq!(artefact.path, "/federations/moa/keys.jwks");
    assert_eq!(artefact.media_type, "application/jwk-set+json");
    assert_eq!(artefact.expires_at, None);
}

#[test]
fn old_and_new_key_are_both_there_in_the_given_order() {
    let keys = [key().public_key().clone(), key().public_key().clone()];
    let artefact = key_set::render(&"moa".parse().unwrap(), &keys, at(NOW)).unwrap();
    let set = JwkSet::parse(&artefact.bytes).unwrap();
    let kids: Vec<_> = set.keys.iter().filter_map(|jwk| jwk.kid.clone()).collect();
    assert_eq!(kids, keys.each_ref().map(|key| key.key_id().to_string()));
    assert_eq!(
        KeyRing::from_jwk_set(&set).unwrap(),
        KeyRing::from_keys(keys)
    );
}

#[test]
fn no_key_or_one_key_twice_is_refused() {
    let key = key().public_key().clone();
    let render = |keys: &[_]| key_set::render(&"moa".parse().unwrap(), keys, at(NOW));
    assert_eq!(render(&[]), Err(RenderKeySetError::NoKeys));
    let twice = RenderKeySetError::KeyTwice(key.key_id().to_string());
    assert_eq!(render(&[key.clone(), key.clone()]), Err(twice));
    assert!(render(&[key]).is_ok());
}
