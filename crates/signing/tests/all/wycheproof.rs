//! Wycheproof's attacks on ECDSA over P-256 with SHA-256.
//!
//! `r || s` (P1363), the form of JWS: what is valid verifies, what is invalid does not. There is nothing between the two in this set; what is `acceptable` is counted, and would be refused. The set in
//! DER is here for one question only: no signature in DER is ever taken for a raw one.

use data_encoding::BASE64URL_NOPAD;
use tillit_signing::{Jwk, PublicKey};
use wycheproof::TestResult;
use wycheproof::ecdsa::{TestGroup, TestName, TestSet};

fn key(group: &TestGroup) -> PublicKey {
    // 04 || x || y, as SEC 1 has it.
    let point: &[u8] = group.key.key.as_ref();
    assert_eq!((point.len(), point[0]), (65, 4));
    let jwk = format!(
        r#"{{"kty":"EC","crv":"P-256","x":"{}","y":"{}"}}"#,
        BASE64URL_NOPAD.encode(&point[1..33]),
        BASE64URL_NOPAD.encode(&point[33..])
    );
    PublicKey::from_jwk(&Jwk::parse(&jwk).unwrap()).unwrap()
}

/// As a JWS is judged: another length than 64 is no signature.
fn verifies(key: &PublicKey, message: &[u8], signature: &[u8]) -> bool {
    signature
        .try_into()
        .is_ok_and(|signature| key.verify(message, signature).is_ok())
}

#[test]
fn valid_signatures_verify_and_invalid_ones_do_not() {
    let set = TestSet::load(TestName::EcdsaSecp256r1Sha256P1363).unwrap();
    let (mut valid, mut invalid) = (0, 0);
    for group in &set.test_groups {
        let key = key(group);
        for test in &group.tests {
            let verified = verifies(&key, test.msg.as_ref(), test.sig.as_ref());
            let due = test.result == TestResult::Valid;
            assert_eq!(verified, due, "{}: {}", test.tc_id, test.comment);
            *if due { &mut valid } else { &mut invalid } += 1;
            assert_ne!(
                test.result,
                TestResult::Acceptable,
                "{}: decide what it is",
                test.tc_id
            );
        }
    }
    assert_eq!((valid, invalid), (173, 89), "cases of wycheproof 0.7");
}

#[test]
fn no_signature_in_der_is_taken_for_a_raw_one() {
    let set = TestSet::load(TestName::EcdsaSecp256r1Sha256).unwrap();
    let mut refused = 0;
    for group in &set.test_groups {
        let key = key(group);
        for test in &group.tests {
            assert!(
                !verifies(&key, test.msg.as_ref(), test.sig.as_ref()),
                "{}: {}",
                test.tc_id,
                test.comment
            );
            refused += 1;
        }
    }
    assert_eq!(refused, 484, "cases of wycheproof 0.7");
}
