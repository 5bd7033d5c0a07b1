//! josekit reads what we write and the other way round.

use serde_json::{Map, Value, json};
use tillit_signing::{JwkSet, KeyRing, Signer, SoftwareKey, compact, general};
use tillit_testkit::oracle::{self, GeneralSignature};

use crate::forge::{key, kid};

fn jwks(key: &SoftwareKey) -> String {
    serde_json::to_string(&JwkSet::of(&[key.public_key().clone()])).unwrap()
}

fn members(value: Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

#[test]
fn our_statements_are_read_by_josekit() {
    let key = key();
    let jws = compact::sign(&key, "tillit-test+jws", b"{\"a\":1}").unwrap();
    assert_eq!(
        oracle::verify_compact(&jws, &jwks(&key)).unwrap(),
        b"{\"a\":1}"
    );
    assert!(oracle::verify_compact(&jws, &jwks(&crate::forge::key())).is_err());
}

#[test]
fn our_documents_are_read_by_josekit_with_and_without_further_header_members() {
    let key = key();
    for extra in [
        json!({}),
        json!({"iat": 1, "exp": 2, "iss": "https://a.example"}),
    ] {
        let jws = general::sign(&key, b"{\"a\":1}", &members(extra)).unwrap();
        assert_eq!(
            oracle::verify_general(jws.as_bytes(), &jwks(&key)).unwrap(),
            b"{\"a\":1}"
        );
        assert!(oracle::verify_general(jws.as_bytes(), &jwks(&crate::forge::key())).is_err());
    }
}

#[test]
fn statements_by_josekit_are_read_by_us() {
    let key = key();
    let header = members(json!({"kid": kid(&key), "typ": "tillit-test+jws"}));
    let jws = oracle::sign_compact(&key.to_pem(None).unwrap(), &header, b"{}").unwrap();
    let unverified = compact::read(&jws).unwrap();
    assert_eq!(unverified.header().typ, "tillit-test+jws");
    assert_eq!(unverified.verify(key.public_key()).unwrap(), b"{}");
}

#[test]
fn documents_by_josekit_are_read_by_us() {
    let (ours, theirs) = (key(), key());
    let named = |key: &SoftwareKey| members(json!({"kid": kid(key)}));
    let (our_pem, their_pem) = (ours.to_pem(None).unwrap(), theirs.to_pem(None).unwrap());
    let foreign = GeneralSignature {
        pem: &their_pem,
        protected: named(&theirs),
        unprotected: Map::new(),
    };
    let own = GeneralSignature {
        pem: &our_pem,
        protected: named(&ours),
        unprotected: members(json!({"note": "unprotected"})),
    };
    let signatures = [foreign, own];
    let jws = oracle::sign_general(&signatures, b"{}").unwrap();
    let keys = KeyRing::from_keys([ours.public_key().clone()]);
    let verified = general::verify(jws.as_bytes(), &keys, &[]).unwrap();
    assert_eq!(
        (verified.payload.as_slice(), verified.key.as_str()),
        (b"{}".as_slice(), kid(&ours))
    );
}
