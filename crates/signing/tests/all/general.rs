//! Published documents: what is written, and the cases that a reader has to refuse beside those it has to accept.

use serde_json::{Map, Value, json};
use tillit_signing::general::{self, Verified};
use tillit_signing::{JwkSet, JwsError, KeyRing, SignError, Signer, SoftwareKey};

use crate::forge::{self, b64, entry, key, kid};

fn ring(key: &SoftwareKey) -> KeyRing {
    KeyRing::from_keys([key.public_key().clone()])
}

fn members(value: Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

fn protected(key: &SoftwareKey, more: &str) -> String {
    format!(r#"{{"alg":"ES256","kid":"{}"{more}}}"#, kid(key))
}

/// Verifies a document of one signature with that protected header and those further members of its entry.
fn one(key: &SoftwareKey, protected: &str, rest: &str) -> Result<Verified, JwsError> {
    let jws = forge::general(&[entry(key, protected, rest, "{}")], "{}");
    general::verify(jws.as_bytes(), &ring(key), &[])
}

#[test]
fn a_document_survives_signing_and_reading() {
    let key = key();
    let jws = general::sign(&key, b"{}", &Map::new()).unwrap();
    let verified = general::verify(jws.as_bytes(), &ring(&key), &[]).unwrap();
    assert_eq!(verified.payload, b"{}");
    assert_eq!(verified.key, kid(&key));
    assert_eq!(
        Value::Object(verified.protected),
        json!({"alg": "ES256", "kid": kid(&key)})
    );
}

#[test]
fn the_form_is_payload_then_signatures_with_alg_and_kid_first() {
    let key = key();
    let jws = general::sign(
        &key,
        b"{}",
        &members(json!({"iss": "https://a.example", "exp": 2})),
    )
    .unwrap();
    assert!(
        jws.starts_with(r#"{"payload":"e30","signatures":[{"protected":""#),
        "{jws}"
    );
    let header = protected(&key, r#","iss":"https://a.example","exp":2"#);
    assert!(jws.contains(&b64(header)), "{jws}");
}

#[test]
fn signing_in_two_steps_gives_a_document_too() {
    let key = key();
    let prepared = general::prepare(key.public_key().key_id(), &Map::new(), b"{}").unwrap();
    let signature = key.sign(&prepared.bytes_to_sign()).unwrap();
    let jws = prepared.seal(&signature);
    assert_eq!(
        general::verify(jws.as_bytes(), &ring(&key), &[])
            .unwrap()
            .payload,
        b"{}"
    );
}

#[test]
fn the_writer_sets_no_header_that_readers_refuse() {
    let key = key();
    for name in ["alg", "kid", "crit", "b64", "jwk", "jku", "x5c", "x5u"] {
        let error = general::sign(&key, b"{}", &members(json!({name: 1}))).unwrap_err();
        assert_eq!(error, SignError::ReservedHeader(name.into()));
    }
}

#[test]
fn extra_members_are_accepted_when_allowed_and_refused_when_not() {
    let key = key();
    let jws = general::sign(&key, b"{}", &members(json!({"iss": "https://a.example"}))).unwrap();
    let read = |allowed: &[&str]| general::verify(jws.as_bytes(), &ring(&key), allowed);
    assert_eq!(
        read(&["iat", "exp", "iss"]).unwrap().protected["iss"],
        "https://a.example"
    );
    assert_eq!(
        read(&["iat", "exp"]),
        Err(JwsError::HeaderNotAllowed("iss".into()))
    );
}

#[test]
fn the_control_header_of_the_refusals_is_accepted() {
    let key = key();
    assert_eq!(one(&key, &protected(&key, ""), "").unwrap().payload, b"{}");
}

#[test]
fn d02_a_changed_payload_is_refused() {
    let key = key();
    let jws = general::sign(&key, b"{}", &Map::new())
        .unwrap()
        .replace("e30", "W10");
    assert_eq!(
        general::verify(jws.as_bytes(), &ring(&key), &[]),
        Err(JwsError::BadSignature(kid(&key).into()))
    );
}

#[test]
fn d11_d12_the_kid_stands_in_the_protected_header() {
    let key = key();
    assert!(matches!(
        one(&key, r#"{"alg":"ES256"}"#, ""),
        Err(JwsError::Malformed(_))
    ));
    let unprotected = format!(r#","header":{{"kid":"{}"}}"#, kid(&key));
    assert_eq!(
        one(&key, r#"{"alg":"ES256"}"#, &unprotected),
        Err(JwsError::HeaderNotAllowed("kid".into()))
    );
}

#[test]
fn d13_d16_d19_the_algorithm_is_the_one_of_the_key() {
    let key = key();
    let without = protected(&key, "").replace(r#""alg":"ES256","#, "");
    assert!(matches!(
        one(&key, &without, ""),
        Err(JwsError::Malformed(_))
    ));
    for alg in ["none", "HS256", "ES384", "RS256"] {
        let header = protected(&key, "").replace("ES256", alg);
        assert_eq!(
            one(&key, &header, ""),
            Err(JwsError::AlgNotAllowed(alg.into()))
        );
    }
}

#[test]
fn an_unsigned_document_by_an_unknown_key_hears_about_its_algorithm() {
    let (key, other) = (key(), key());
    let header = protected(&other, "").replace("ES256", "none");
    assert_eq!(
        one(&key, &header, ""),
        Err(JwsError::AlgNotAllowed("none".into()))
    );
}

#[test]
fn d14_an_unknown_key_is_named() {
    let (key, other) = (key(), key());
    assert_eq!(
        one(&key, &protected(&other, ""), ""),
        Err(JwsError::UnknownKey(kid(&other).into()))
    );
}

#[test]
fn d15_a_known_kid_over_another_keys_signature_is_refused() {
    let (key, other) = (key(), key());
    let jws = forge::general(&[entry(&other, &protected(&key, ""), "", "{}")], "{}");
    assert_eq!(
        general::verify(jws.as_bytes(), &ring(&key), &[]),
        Err(JwsError::BadSignature(kid(&key).into()))
    );
}

#[test]
fn d17_one_trusted_signature_among_others_is_enough_and_named() {
    let (ours, theirs) = (key(), key());
    let foreign = protected(&theirs, r#","iss":"https://other.example""#).replace("ES256", "EdDSA");
    let entries = [
        entry(&theirs, &foreign, "", "{}"),
        entry(&ours, &protected(&ours, ""), "", "{}"),
    ];
    let jws = forge::general(&entries, "{}");
    assert_eq!(
        general::verify(jws.as_bytes(), &ring(&ours), &[])
            .unwrap()
            .key,
        kid(&ours)
    );
}

#[test]
fn d18_a_trusted_key_that_does_not_verify_makes_the_document_fail() {
    let (ours, also_ours, theirs) = (key(), key(), key());
    let forged = entry(&theirs, &protected(&ours, ""), "", "{}");
    let foreign = entry(&theirs, &protected(&theirs, ""), "", "{}");
    let good = entry(&also_ours, &protected(&also_ours, ""), "", "{}");
    let keys = KeyRing::from_keys([ours.public_key().clone(), also_ours.public_key().clone()]);
    for entries in [
        vec![forged.clone(), foreign.clone()],
        vec![good.clone(), forged.clone()],
        vec![forged, good],
    ] {
        let error =
            general::verify(forge::general(&entries, "{}").as_bytes(), &keys, &[]).unwrap_err();
        assert_eq!(error, JwsError::BadSignature(kid(&ours).into()));
    }
}

#[test]
fn d20_d21_other_serialisations_are_refused() {
    let key = key();
    let entry = entry(&key, &protected(&key, ""), "", "{}");
    let flattened = entry.replacen('{', r#"{"payload":"e30","#, 1);
    let both = format!(
        r#"{},"signatures":[{entry}]}}"#,
        flattened.strip_suffix('}').unwrap()
    );
    let compact = tillit_signing::compact::sign(&key, "x+jws", b"{}").unwrap();
    for text in [flattened, both, compact] {
        let error = general::verify(text.as_bytes(), &ring(&key), &[]).unwrap_err();
        assert!(matches!(error, JwsError::Malformed(_)), "{text}: {error}");
    }
}

#[test]
fn d22_a_document_needs_a_signature() {
    let key = key();
    for text in [
        r#"{"payload":"e30","signatures":[]}"#,
        r#"{"payload":"e30"}"#,
        r#"{"signatures":[{}]}"#,
        r#"{"payload":"e30","signatures":[{}]}"#,
        r#"{"payload":"e30","signatures":[1]}"#,
        r#"{"payload":1,"signatures":[{}]}"#,
        "[]",
        "<html>",
        "",
    ] {
        let error = general::verify(text.as_bytes(), &ring(&key), &[]).unwrap_err();
        assert!(matches!(error, JwsError::Malformed(_)), "{text}: {error}");
    }
}

#[test]
fn d23_d24_members_that_choose_keys_or_change_meaning_are_refused_even_if_allowed() {
    let key = key();
    for (name, value) in [
        ("crit", r#"["x"]"#),
        ("crit", "[]"),
        ("b64", "false"),
        ("jwk", "{}"),
        ("jku", r#""http://127.0.0.1:1/""#),
        ("x5c", "[]"),
        ("x5u", r#""http://127.0.0.1:1/""#),
    ] {
        let header = protected(&key, &format!(r#","{name}":{value}"#));
        let jws = forge::general(&[entry(&key, &header, "", "{}")], "{}");
        let error = general::verify(jws.as_bytes(), &ring(&key), &[name]).unwrap_err();
        assert_eq!(error, JwsError::HeaderNotAllowed(name.into()));
        let unprotected = format!(r#","header":{{"{name}":{value}}}"#);
        assert_eq!(
            one(&key, &protected(&key, ""), &unprotected),
            Err(JwsError::HeaderNotAllowed(name.into()))
        );
    }
}

#[test]
fn d25_other_spellings_of_base64url_are_refused() {
    let key = key();
    let jws = general::sign(&key, b"{}", &Map::new()).unwrap();
    for (from, to) in [
        ("e30", "e30="),
        ("e30", "e31"),
        ("e30", "e 30"),
        ("e30", "e3\\n0"),
        (r#""}]"#, r#"="}]"#),
    ] {
        assert!(
            general::verify(jws.replace(from, to).as_bytes(), &ring(&key), &[]).is_err(),
            "{from} {to}"
        );
    }
}

#[test]
fn d26_a_signature_in_der_is_refused() {
    let key = key();
    let der = format!(
        r#"{{"protected":"{}","signature":"{}"}}"#,
        b64(protected(&key, "")),
        b64([0x30; 71])
    );
    let jws = forge::general(&[der], "{}");
    let error = general::verify(jws.as_bytes(), &ring(&key), &[]).unwrap_err();
    assert!(
        error.to_string().contains("71 bytes instead of 64"),
        "{error}"
    );
}

#[test]
fn a_duplicate_member_is_refused_at_every_level() {
    let key = key();
    let twice = JwsError::DuplicateMember;
    assert_eq!(
        one(&key, &protected(&key, r#","alg":"ES256""#), ""),
        Err(twice("alg".into()))
    );
    assert_eq!(
        one(&key, &protected(&key, ""), r#","\u0070rotected":"e30""#),
        Err(twice("protected".into()))
    );
    assert_eq!(
        one(&key, &protected(&key, ""), r#","header":{"a":1,"a":2}"#),
        Err(twice("a".into()))
    );
    let jws = general::sign(&key, b"{}", &Map::new()).unwrap();
    for (name, more) in [
        ("payload", r#""payload":"e30","#),
        ("more", r#""more":1,"more":2,"#),
    ] {
        let text = jws.replacen('{', &format!("{{{more}"), 1);
        assert_eq!(
            general::verify(text.as_bytes(), &ring(&key), &[]),
            Err(twice(name.into()))
        );
    }
}

#[test]
fn an_unprotected_header_is_ignored_unless_it_repeats_a_protected_member() {
    let key = key();
    one(&key, &protected(&key, ""), r#","header":{"proof":"later"}"#).unwrap();
    let jws = forge::general(
        &[entry(
            &key,
            &protected(&key, r#","iss":"a""#),
            r#","header":{"iss":"b"}"#,
            "{}",
        )],
        "{}",
    );
    let error = general::verify(jws.as_bytes(), &ring(&key), &["iss"]).unwrap_err();
    assert_eq!(error, JwsError::DuplicateMember("iss".into()));
    assert!(matches!(
        one(&key, &protected(&key, ""), r#","header":"text""#),
        Err(JwsError::Malformed(_))
    ));
}

#[test]
fn members_that_are_not_known_are_ignored_outside_the_protected_header() {
    let key = key();
    let jws =
        general::sign(&key, b"{}", &Map::new())
            .unwrap()
            .replacen('{', r#"{"comment":"hello","#, 1);
    general::verify(jws.as_bytes(), &ring(&key), &[]).unwrap();
    one(&key, &protected(&key, ""), r#","comment":"hello""#).unwrap();
}

#[test]
fn keys_of_other_federations_go_by_their_own_names() {
    let key = key();
    let mut set = JwkSet::of(&[key.public_key().clone()]);
    set.keys[0].kid = Some("d2f2b7ce-4a3f".into());
    let keys = KeyRing::from_jwk_set(&set).unwrap();
    let jws = forge::general(
        &[entry(
            &key,
            r#"{"alg":"ES256","kid":"d2f2b7ce-4a3f"}"#,
            "",
            "{}",
        )],
        "{}",
    );
    assert_eq!(
        general::verify(jws.as_bytes(), &keys, &[]).unwrap().key,
        "d2f2b7ce-4a3f"
    );
}

#[test]
fn sixteen_signatures_are_read_and_seventeen_are_not() {
    let key = key();
    let entries = vec![entry(&key, &protected(&key, ""), "", "{}"); 17];
    general::verify(
        forge::general(&entries[..16], "{}").as_bytes(),
        &ring(&key),
        &[],
    )
    .unwrap();
    let error =
        general::verify(forge::general(&entries, "{}").as_bytes(), &ring(&key), &[]).unwrap_err();
    assert!(matches!(error, JwsError::Malformed(_)), "{error}");
}

#[test]
fn nesting_without_end_is_refused() {
    let key = key();
    let deep = format!(r#"{{"payload":"e30","x":{}"#, "[".repeat(100_000));
    assert!(general::verify(deep.as_bytes(), &ring(&key), &[]).is_err());
    let header = format!(
        r#"{{"alg":"ES256","x":{}{}}}"#,
        "[".repeat(3_000),
        "]".repeat(3_000)
    );
    assert!(one(&key, &header, "").is_err());
}

#[test]
fn any_flipped_bit_is_refused() {
    let key = key();
    let keys = ring(&key);
    let jws = general::sign(&key, br#"{"iat":1}"#, &Map::new()).unwrap();
    for at in 0..jws.len() {
        for bit in 0..8 {
            let mut bytes = jws.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            assert!(
                general::verify(&bytes, &keys, &[]).is_err(),
                "bit {bit} of byte {at}"
            );
        }
    }
}
