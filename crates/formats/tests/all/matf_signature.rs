//! Signature and envelope (DIGEST 7.2, D02 and D11 to D26): each refusal differs from the control in one thing.

use serde_json::{Value, json};
use tillit_formats::matf;
use tillit_signing::{KeyRing, Signer, SoftwareKey, general};

use crate::fixture::{key, ring};
use crate::forge::{b64, expected, header, payload, with_header};

fn read(key: &SoftwareKey, jws: impl ToString) -> Result<matf::MatfFeed, matf::MatfError> {
    matf::verify(jws.to_string().as_bytes(), &ring(key), &expected())
}

fn code(key: &SoftwareKey, jws: impl ToString) -> &'static str {
    read(key, jws).unwrap_err().code()
}

/// The control, taken apart.
fn good(key: &SoftwareKey) -> Value {
    serde_json::from_str(&with_header(key, &header(key, ""))).unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

#[test]
fn the_control_is_accepted() {
    let key = key();
    let feed = read(&key, good(&key)).unwrap();
    assert_eq!(feed.kid, key.public_key().key_id().as_str());
}

#[test]
fn d02_a_changed_payload_is_refused() {
    let key = key();
    let mut jws = good(&key);
    let changed = payload().to_string().replace("a.example", "b.example");
    jws["payload"] = b64(changed).into();
    assert_eq!(code(&key, jws), "bad_signature");
}

#[test]
fn d11_d12_the_kid_must_be_protected() {
    let key = key();
    assert_eq!(
        code(&key, with_header(&key, r#"{"alg":"ES256"}"#)),
        "malformed_jws"
    );
    let mut jws: Value = serde_json::from_str(&with_header(&key, r#"{"alg":"ES256"}"#)).unwrap();
    jws["signatures"][0]["header"] = json!({"kid": key.public_key().key_id()});
    assert_eq!(code(&key, jws), "header_not_allowed");
}

#[test]
fn d13_d16_d19_only_the_keys_own_algorithm_is_accepted() {
    let key = key();
    for alg in ["none", "HS256", "ES384", "RS256"] {
        let protected = header(&key, "").replace("ES256", alg);
        assert_eq!(code(&key, with_header(&key, &protected)), "alg_not_allowed");
    }
    let without = header(&key, "").replace(r#""alg":"ES256","#, "");
    assert_eq!(code(&key, with_header(&key, &without)), "malformed_jws");
}

#[test]
fn d14_an_unknown_key_is_refused() {
    let (ours, other) = (key(), key());
    assert_eq!(code(&ours, good(&other)), "unknown_key");
    let nobody = KeyRing::default();
    let jws = good(&ours).to_string();
    let error = matf::verify(jws.as_bytes(), &nobody, &expected()).unwrap_err();
    assert_eq!(error.code(), "unknown_key");
}

#[test]
fn d15_another_key_under_a_known_name_is_refused() {
    let (ours, other) = (key(), key());
    assert_eq!(
        code(&ours, with_header(&other, &header(&ours, ""))),
        "bad_signature"
    );
}

#[test]
fn d17_d18_one_trusted_signature_is_enough_and_a_false_one_is_too_much() {
    let (ours, other) = (key(), key());
    let mut jws = good(&ours);
    let foreign = good(&other)["signatures"][0].clone();
    jws["signatures"].as_array_mut().unwrap().insert(0, foreign);
    assert_eq!(
        read(&ours, &jws).unwrap().kid,
        ours.public_key().key_id().as_str()
    );
    jws["signatures"][1]["signature"] = jws["signatures"][0]["signature"].clone();
    assert_eq!(code(&ours, jws), "bad_signature");
}

#[test]
fn d20_d21_other_serialisations_are_refused() {
    let key = key();
    let jws = good(&key);
    let (protected, signature) = (
        &jws["signatures"][0]["protected"],
        &jws["signatures"][0]["signature"],
    );
    let compact = [text(protected), text(&jws["payload"]), text(signature)].join(".");
    assert_eq!(code(&key, compact), "malformed_jws");
    let flattened =
        json!({"payload": jws["payload"], "protected": protected, "signature": signature});
    assert_eq!(code(&key, flattened), "malformed_jws");
    let mut both = jws.clone();
    both["signature"] = signature.clone();
    assert_eq!(code(&key, both), "malformed_jws");
}

#[test]
fn d22_no_signature_is_refused() {
    let key = key();
    let mut jws = good(&key);
    jws["signatures"] = json!([]);
    assert_eq!(code(&key, jws), "malformed_jws");
}

#[test]
fn d23_d24_headers_that_change_the_rules_are_refused() {
    let key = key();
    for more in [
        r#","crit":["exp"],"exp":1"#,
        r#","crit":["b64"],"b64":false"#,
        r#","b64":false"#,
        r#","jwk":{}"#,
        r#","x5u":"https://a.example""#,
        r#","typ":"attribute-list+jws""#,
    ] {
        assert_eq!(
            code(&key, with_header(&key, &header(&key, more))),
            "header_not_allowed"
        );
    }
}

#[test]
fn d25_d26_parts_have_one_spelling() {
    let key = key();
    let mut padded = good(&key);
    padded["payload"] = format!("{}=", text(&padded["payload"])).into();
    assert!(read(&key, padded).is_err());
    let mut spaced = good(&key);
    spaced["signatures"][0]["signature"] =
        format!("{} ", text(&spaced["signatures"][0]["signature"])).into();
    assert_eq!(code(&key, spaced), "malformed_jws");
    let mut der = good(&key);
    der["signatures"][0]["signature"] = b64([0x30; 70]).into();
    assert_eq!(code(&key, der), "malformed_jws");
}

#[test]
fn d41_half_a_download_an_error_page_and_too_much_are_refused() {
    let key = key();
    let jws = good(&key).to_string();
    assert_eq!(code(&key, &jws[..jws.len() / 2]), "malformed_jws");
    assert_eq!(
        code(&key, "<!DOCTYPE html><title>502 Bad Gateway</title>"),
        "malformed_jws"
    );
    assert_eq!(code(&key, ""), "malformed_jws");
    let too_much = vec![b' '; general::MAX_BYTES + 1];
    let error = matf::verify(&too_much, &ring(&key), &expected()).unwrap_err();
    assert_eq!(error.code(), "too_large");
}
