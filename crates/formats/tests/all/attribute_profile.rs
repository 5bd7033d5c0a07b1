//! Attribute profiles on their own: signed and plain, and what a reader refuses.

use serde_json::{Map, Value, json};
use tillit_catalogue::{AttributeList, AttributeProfile, builtin};
use tillit_formats::attribute_profile::{self, ExpectedProfile, VerifiedProfile, read_json};
use tillit_formats::{Artefact, Content, ReleasePartError, check_as_consumer, key_set, sign};
use tillit_signing::{Signer, SoftwareKey, general};
use tillit_testkit::oracle;

use crate::fixture::{NOW, at, key, metadata, profile, ring};

/// A profile with escapes, and texts that other readers could take for something else.
const PROFILE: &str = include_str!("../data/attribute-profile.json");

fn asked() -> AttributeProfile {
    serde_json::from_str(PROFILE).unwrap()
}

fn signed(key: &SoftwareKey) -> Artefact {
    sign(
        attribute_profile::render("gemensam", &asked(), at(NOW)),
        key,
    )
    .unwrap()
}

fn plain() -> Artefact {
    attribute_profile::render_json("gemensam", &asked(), at(NOW))
}

fn expected(list: &'static str, name: &'static str, version: &str) -> ExpectedProfile<'static> {
    ExpectedProfile {
        list,
        name,
        version: version.parse().unwrap(),
    }
}

fn sample() -> ExpectedProfile<'static> {
    expected("gemensam", "sample", "1.0.0")
}

/// Signs any payload with any header and reads it as the profile.
fn read(payload: &str, header: Value) -> Result<VerifiedProfile, ReleasePartError> {
    let key = key();
    let header: Map<_, _> = header.as_object().unwrap().clone();
    let jws = general::sign(&key, payload.as_bytes(), &header).unwrap();
    attribute_profile::verify(jws.as_bytes(), &ring(&key), sample())
}

fn code(payload: &str, header: Value) -> &'static str {
    read(payload, header).unwrap_err().code()
}

#[test]
fn the_plain_file_comes_out_of_the_signature_byte_for_byte() {
    let key = key();
    let verified = attribute_profile::verify(&signed(&key).bytes, &ring(&key), sample()).unwrap();
    assert_eq!(verified.text.as_bytes(), plain().bytes);
    assert_eq!(verified.kid, key.public_key().key_id().as_str());
    assert_eq!(verified.content, asked());
    assert_eq!(read_json(&plain().bytes, sample()).unwrap(), asked());
}

#[test]
fn josekit_verifies_it_with_the_published_keys() {
    let key = key();
    let keys = [key.public_key().clone()];
    let jwks = key_set::render(&profile().id, &keys, at(NOW)).unwrap();
    let jwks = String::from_utf8(jwks.bytes).unwrap();
    let payload = oracle::verify_general(&signed(&key).bytes, &jwks).unwrap();
    assert_eq!(payload, plain().bytes);
}

#[test]
fn addresses_media_types_and_times() {
    let (jws, json) = (signed(&key()), plain());
    let labels = [&jws, &json].map(|artefact| (artefact.path.as_str(), artefact.media_type));
    assert_eq!(
        labels,
        [
            (
                "/attribute-profiles/gemensam/sample/1.0.0.jws",
                "application/jose+json"
            ),
            (
                "/attribute-profiles/gemensam/sample/1.0.0.json",
                "application/json"
            ),
        ]
    );
    assert_eq!((jws.issued_at, jws.expires_at), (at(NOW), None));
}

#[test]
fn the_publishers_check_reads_both_forms() {
    let key = key();
    for artefact in [signed(&key), plain()] {
        match check_as_consumer(&artefact, &ring(&key), &profile(), at(NOW)).unwrap() {
            Content::AttributeProfile(read) => assert_eq!(*read, asked()),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn every_profile_of_the_built_in_releases_passes_the_publishers_check() {
    let key = key();
    for builtin in builtin() {
        let release = AttributeList::parse(builtin.text).unwrap();
        for asked in &release.profiles {
            let list = release.list.as_str();
            let artefacts = [
                sign(attribute_profile::render(list, asked, at(NOW)), &key).unwrap(),
                attribute_profile::render_json(list, asked, at(NOW)),
            ];
            for artefact in artefacts {
                match check_as_consumer(&artefact, &ring(&key), &profile(), at(NOW)).unwrap() {
                    Content::AttributeProfile(read) => assert_eq!(*read, *asked),
                    other => panic!("{other:?}"),
                }
            }
        }
    }
}

#[test]
fn the_publishers_check_stops_a_profile_at_another_address() {
    let key = key();
    for (path, code) in [
        (
            "/attribute-profiles/gemensam/sample/1.0.1.jws",
            "wrong_release",
        ),
        (
            "/attribute-profiles/gemensam/other/1.0.0.jws",
            "wrong_release",
        ),
        (
            "/attribute-profiles/halsa/sample/1.0.0.jws",
            "wrong_release",
        ),
        (
            "/attribute-profiles/gemensam/sample/1.0.0.json",
            "mislabelled",
        ),
        ("/attribute-profiles/sample/1.0.0.jws", "mislabelled"),
    ] {
        let mut artefact = signed(&key);
        artefact.path = path.to_owned();
        let error = check_as_consumer(&artefact, &ring(&key), &profile(), at(NOW)).unwrap_err();
        assert_eq!(error.code(), code, "{path}");
    }
}

#[test]
fn another_type_or_list_is_refused() {
    let header = |typ, list| json!({"typ": typ, "list": list});
    assert!(read(PROFILE, header("attribute-profile+jws", "gemensam")).is_ok());
    assert_eq!(
        code(PROFILE, header("code-system+jws", "gemensam")),
        "wrong_type"
    );
    assert_eq!(
        code(PROFILE, header("attribute-profile+jws", "halsa")),
        "wrong_release"
    );
    let without = json!({"typ": "attribute-profile+jws"});
    assert_eq!(code(PROFILE, without), "wrong_release");
    let mut more = header("attribute-profile+jws", "gemensam");
    more["exp"] = json!(1);
    assert_eq!(code(PROFILE, more), "header_not_allowed");
}

#[test]
fn metadata_is_no_profile() {
    let key = key();
    let matf = metadata(&profile(), &key);
    let error = attribute_profile::verify(&matf.bytes, &ring(&key), sample()).unwrap_err();
    assert_eq!(error.code(), "header_not_allowed");
}

#[test]
fn another_profile_by_the_same_signer_is_refused() {
    let key = key();
    for (other, list) in [
        (expected("gemensam", "sample", "1.0.1"), "gemensam"),
        (expected("gemensam", "pnr-01", "1.0.0"), "gemensam"),
        (expected("halsa", "sample", "1.0.0"), "gemensam"),
        (sample(), "halsa"),
    ] {
        let jws = sign(attribute_profile::render(list, &asked(), at(NOW)), &key).unwrap();
        let error = attribute_profile::verify(&jws.bytes, &ring(&key), other).unwrap_err();
        assert_eq!(error.code(), "wrong_release", "{other:?}");
    }
}

#[test]
fn a_changed_profile_and_an_unknown_key_are_refused() {
    let (ours, other) = (key(), key());
    let artefact = signed(&ours);
    let error = attribute_profile::verify(&artefact.bytes, &ring(&other), sample()).unwrap_err();
    assert_eq!(error.code(), "unknown_key");
    let mut jws: Value = serde_json::from_slice(&artefact.bytes).unwrap();
    jws["payload"] = crate::forge::b64(PROFILE.replace("required", "optional")).into();
    let changed = jws.to_string();
    let error = attribute_profile::verify(changed.as_bytes(), &ring(&ours), sample()).unwrap_err();
    assert_eq!(error.code(), "bad_signature");
}

#[test]
fn what_is_no_profile_is_refused_although_it_is_signed() {
    let header = || json!({"typ": "attribute-profile+jws", "list": "gemensam"});
    assert_eq!(code("<html>", header()), "malformed_json");
    for payload in ["{}", "[]", "1"] {
        assert_eq!(code(payload, header()), "malformed_document");
    }
    let twice = PROFILE.replacen('{', r#"{"version":"1.0.0","#, 1);
    assert_eq!(code(&twice, header()), "duplicate_member");
}

#[test]
fn a_profile_has_a_largest_size() {
    let error = attribute_profile::verify(
        &vec![b' '; attribute_profile::MAX_BYTES + 1],
        &ring(&key()),
        sample(),
    );
    assert_eq!(error.unwrap_err().code(), "too_large");
}
