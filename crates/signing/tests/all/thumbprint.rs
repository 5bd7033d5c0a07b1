//! RFC 7638: the examples of the RFCs have keys that are not ours, so a second reading of the RFC is held to them, and ours to it.

use std::collections::BTreeMap;

use data_encoding::BASE64URL_NOPAD;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use tillit_signing::{Jwk, PublicKey};

use crate::rfc7515::KEY;

/// The required members (RFC 7638, section 3.2; RFC 8037, section 2), in lexicographic order, without white space, hashed.
fn thumbprint(key: &Value) -> String {
    let required: &[&str] = match key["kty"].as_str().unwrap() {
        "EC" => &["crv", "kty", "x", "y"],
        "RSA" => &["e", "kty", "n"],
        "OKP" => &["crv", "kty", "x"],
        other => panic!("{other}"),
    };
    let members: BTreeMap<&str, &Value> =
        required.iter().map(|name| (*name, &key[*name])).collect();
    BASE64URL_NOPAD.encode(&Sha256::digest(serde_json::to_vec(&members).unwrap()))
}

#[test]
fn the_second_reading_gives_the_thumbprints_of_the_rfcs() {
    let vectors: Value = serde_json::from_str(include_str!("../vectors/thumbprints.json")).unwrap();
    let cases = vectors["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 2);
    for case in cases {
        assert_eq!(
            thumbprint(&case["key"]),
            case["thumbprint"],
            "{}",
            case["id"]
        );
    }
}

#[test]
fn keys_of_those_examples_are_refused_with_a_code() {
    let vectors: Value = serde_json::from_str(include_str!("../vectors/thumbprints.json")).unwrap();
    for case in vectors["cases"].as_array().unwrap() {
        let error = Jwk::parse(&case["key"].to_string())
            .and_then(|jwk| PublicKey::from_jwk(&jwk))
            .unwrap_err();
        assert_eq!(error.code(), "invalid_jwk", "{}", case["id"]);
    }
}

#[test]
fn our_thumbprints_are_those_of_the_second_reading() {
    let key: Value = serde_json::from_str(KEY).unwrap();
    let read = PublicKey::from_jwk(&Jwk::parse(KEY).unwrap()).unwrap();
    assert_eq!(read.key_id().as_str(), thumbprint(&key));
    for _ in 0..50 {
        let key = crate::forge::key();
        let public = tillit_signing::Signer::public_key(&key);
        let jwk = serde_json::to_value(public.to_jwk()).unwrap();
        assert_eq!(public.key_id().as_str(), thumbprint(&jwk));
    }
}
