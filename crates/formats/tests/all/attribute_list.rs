//! Releases of attribute lists: signed, plain and as YAML, and what a reader refuses.

use std::sync::Arc;

use serde_json::{Map, Value, json};
use tillit_catalogue::builtin;
use tillit_formats::attribute_list::{
    self, AttributeListError, ExpectedRelease, VerifiedRelease, read_json, read_yaml,
};
use tillit_formats::{Artefact, Content, SnapshotList, check_as_consumer, key_set, sign};
use tillit_signing::{Signer, SoftwareKey, general};
use tillit_testkit::oracle;

use crate::fixture::{NOW, at, key, metadata, profile, ring};

/// A release that is valid and looks as ours never would: escapes, texts that YAML could take for something else.
const LIST: &str = include_str!("../data/list.json");

fn release() -> SnapshotList {
    SnapshotList::new(Arc::from(LIST)).unwrap()
}

fn signed(key: &SoftwareKey) -> Artefact {
    sign(attribute_list::render(&release(), at(NOW)), key).unwrap()
}

fn sample() -> ExpectedRelease<'static> {
    ExpectedRelease {
        list: "sample",
        version: "1.0.0".parse().unwrap(),
    }
}

/// Signs any payload with any header and reads it as the release.
fn read(payload: &str, header: Value) -> Result<VerifiedRelease, AttributeListError> {
    let key = key();
    let header: Map<_, _> = header.as_object().unwrap().clone();
    let jws = general::sign(&key, payload.as_bytes(), &header).unwrap();
    attribute_list::verify(jws.as_bytes(), &ring(&key), sample())
}

fn code(payload: &str, header: Value) -> &'static str {
    read(payload, header).unwrap_err().code()
}

#[test]
fn the_frozen_text_comes_out_of_the_signature_byte_for_byte() {
    let key = key();
    let artefact = signed(&key);
    let verified = attribute_list::verify(&artefact.bytes, &ring(&key), sample()).unwrap();
    assert_eq!(verified.text, LIST);
    assert_eq!(verified.kid, key.public_key().key_id().as_str());
    assert_eq!(verified.content, *release().content());
}

#[test]
fn josekit_verifies_it_with_the_published_keys() {
    let key = key();
    let keys = [key.public_key().clone()];
    let jwks = key_set::render(&profile().id, &keys, at(NOW)).unwrap();
    let jwks = String::from_utf8(jwks.bytes).unwrap();
    let payload = oracle::verify_general(&signed(&key).bytes, &jwks).unwrap();
    assert_eq!(payload, LIST.as_bytes());
}

#[test]
fn addresses_media_types_and_times() {
    let (release, now) = (release(), at(NOW));
    let json = attribute_list::render_json(&release, now);
    let yaml = attribute_list::render_yaml(&release, now);
    let jws = signed(&key());
    let labels = [&jws, &json, &yaml].map(|artefact| (artefact.path.as_str(), artefact.media_type));
    assert_eq!(
        labels,
        [
            ("/attribute-lists/sample/1.0.0.jws", "application/jose+json"),
            ("/attribute-lists/sample/1.0.0.json", "application/json"),
            ("/attribute-lists/sample/1.0.0.yaml", "application/yaml"),
        ]
    );
    assert_eq!((jws.issued_at, jws.expires_at), (now, None));
}

#[test]
fn rendering_twice_gives_the_same_bytes() {
    let render = || attribute_list::render(&release(), at(NOW));
    assert_eq!(render(), render());
    let yaml = || attribute_list::render_yaml(&release(), at(NOW));
    assert_eq!(yaml(), yaml());
}

#[test]
fn json_is_the_frozen_text_and_yaml_says_the_same() {
    let json = attribute_list::render_json(&release(), at(NOW));
    assert_eq!(json.bytes, LIST.as_bytes());
    let yaml = attribute_list::render_yaml(&release(), at(NOW));
    let from_yaml = read_yaml(&yaml.bytes, sample()).unwrap();
    assert_eq!(from_yaml, read_json(&json.bytes, sample()).unwrap());
}

#[test]
fn every_built_in_release_passes_the_publishers_check_in_all_forms() {
    let key = key();
    for builtin in builtin() {
        let release = SnapshotList::new(Arc::from(builtin.text)).unwrap();
        let artefacts = [
            sign(attribute_list::render(&release, at(NOW)), &key).unwrap(),
            attribute_list::render_json(&release, at(NOW)),
            attribute_list::render_yaml(&release, at(NOW)),
        ];
        for artefact in artefacts {
            match check_as_consumer(&artefact, &ring(&key), &profile(), at(NOW)).unwrap() {
                Content::AttributeList(list) => assert_eq!(*list, *release.content()),
                other => panic!("{other:?}"),
            }
        }
    }
}

#[test]
fn the_publishers_check_stops_a_release_at_another_address() {
    let key = key();
    for (path, code) in [
        ("/attribute-lists/sample/1.0.1.jws", "wrong_release"),
        ("/attribute-lists/sample/1.0.0.json", "mislabelled"),
        ("/attribute-lists/sample/latest.jws", "mislabelled"),
        ("/sample/1.0.0.jws", "mislabelled"),
    ] {
        let mut artefact = signed(&key);
        artefact.path = path.to_owned();
        let error = check_as_consumer(&artefact, &ring(&key), &profile(), at(NOW)).unwrap_err();
        assert_eq!(error.code(), code, "{path}");
    }
}

#[test]
fn another_type_is_refused() {
    let text = LIST;
    assert!(read(text, json!({"typ": "attribute-list+jws"})).is_ok());
    assert_eq!(code(text, json!({})), "wrong_type");
    assert_eq!(
        code(text, json!({"typ": "tillit-submission+jws"})),
        "wrong_type"
    );
    assert_eq!(code(text, json!({"typ": 1})), "wrong_type");
    let more = json!({"typ": "attribute-list+jws", "exp": 1});
    assert_eq!(code(text, more), "header_not_allowed");
}

#[test]
fn metadata_is_no_attribute_list_and_the_other_way_round() {
    let key = key();
    let matf = metadata(&profile(), &key);
    let error = attribute_list::verify(&matf.bytes, &ring(&key), sample()).unwrap_err();
    assert_eq!(error.code(), "header_not_allowed");
    let expected = tillit_formats::matf::Expected::strict(crate::fixture::ISSUER, at(NOW));
    let list = signed(&key);
    let error = tillit_formats::matf::verify(&list.bytes, &ring(&key), &expected).unwrap_err();
    assert_eq!(error.code(), "header_not_allowed");
}

#[test]
fn another_release_by_the_same_signer_is_refused() {
    let key = key();
    let read = |list, version: &str| {
        let version = version.parse().unwrap();
        let expected = ExpectedRelease { list, version };
        attribute_list::verify(&signed(&key).bytes, &ring(&key), expected).map_err(|e| e.code())
    };
    assert!(read("sample", "1.0.0").is_ok());
    assert_eq!(read("sample", "1.0.1").unwrap_err(), "wrong_release");
    assert_eq!(read("socialtjanst", "1.0.0").unwrap_err(), "wrong_release");
}

#[test]
fn a_changed_release_and_an_unknown_key_are_refused() {
    let (ours, other) = (key(), key());
    let artefact = signed(&ours);
    let error = attribute_list::verify(&artefact.bytes, &ring(&other), sample()).unwrap_err();
    assert_eq!(error.code(), "unknown_key");
    let mut jws: Value = serde_json::from_slice(&artefact.bytes).unwrap();
    jws["payload"] = crate::forge::b64(LIST.replace("Prov", "Bluff")).into();
    let changed = jws.to_string();
    let error = attribute_list::verify(changed.as_bytes(), &ring(&ours), sample()).unwrap_err();
    assert_eq!(error.code(), "bad_signature");
}

#[test]
fn what_is_no_release_is_refused_although_it_is_signed() {
    let typ = || json!({"typ": "attribute-list+jws"});
    assert_eq!(code("<html>", typ()), "malformed_json");
    for payload in ["{}", "[]", "1"] {
        assert_eq!(code(payload, typ()), "malformed_document");
    }
    let twice = LIST.replacen('{', r#"{"version":"1.0.0","#, 1);
    assert_eq!(code(&twice, typ()), "duplicate_member");
}

#[test]
fn a_release_has_a_largest_size() {
    let error = attribute_list::verify(
        &vec![b' '; attribute_list::MAX_BYTES + 1],
        &ring(&key()),
        sample(),
    );
    assert_eq!(error.unwrap_err().code(), "too_large");
}

#[test]
fn yaml_that_is_not_strict_is_refused() {
    let read = |text: &str| read_yaml(text.as_bytes(), sample()).map_err(|error| error.code());
    assert_eq!(read("list: a\nlist: b\n").unwrap_err(), "duplicate_member");
    assert_eq!(read("list: &a x\n").unwrap_err(), "alias_not_allowed");
    assert_eq!(read("list: a\n").unwrap_err(), "malformed_document");
}
