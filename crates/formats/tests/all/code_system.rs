//! Code systems on their own: signed and plain, and what a reader refuses.

use serde_json::{Map, Value, json};
use tillit_catalogue::{AttributeList, CodeSystem, builtin};
use tillit_formats::code_system::{self, ExpectedCodeSystem, VerifiedCodeSystem, read_json};
use tillit_formats::{
    Artefact, Content, ReleasePartError, attribute_list, check_as_consumer, key_set, sign,
};
use tillit_signing::{Signer, SoftwareKey, general};
use tillit_testkit::oracle;

use crate::fixture::{NOW, at, key, metadata, profile, ring};

/// A code system with escapes, and texts that other readers could take for something else.
const SYSTEM: &str = include_str!("../data/code-system.json");

fn system() -> CodeSystem {
    serde_json::from_str(SYSTEM).unwrap()
}

fn signed(key: &SoftwareKey) -> Artefact {
    sign(code_system::render(&system(), at(NOW)), key).unwrap()
}

fn plain() -> Artefact {
    code_system::render_json(&system(), at(NOW))
}

fn sample() -> ExpectedCodeSystem<'static> {
    ExpectedCodeSystem {
        name: "sample",
        version: "1.0.0".parse().unwrap(),
    }
}

/// Signs any payload with any header and reads it as the code system.
fn read(payload: &str, header: Value) -> Result<VerifiedCodeSystem, ReleasePartError> {
    let key = key();
    let header: Map<_, _> = header.as_object().unwrap().clone();
    let jws = general::sign(&key, payload.as_bytes(), &header).unwrap();
    code_system::verify(jws.as_bytes(), &ring(&key), sample())
}

fn code(payload: &str, header: Value) -> &'static str {
    read(payload, header).unwrap_err().code()
}

#[test]
fn the_plain_file_comes_out_of_the_signature_byte_for_byte() {
    let key = key();
    let verified = code_system::verify(&signed(&key).bytes, &ring(&key), sample()).unwrap();
    assert_eq!(verified.text.as_bytes(), plain().bytes);
    assert_eq!(verified.kid, key.public_key().key_id().as_str());
    assert_eq!(verified.content, system());
    assert_eq!(read_json(&plain().bytes, sample()).unwrap(), system());
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
            ("/code-systems/sample/1.0.0.jws", "application/jose+json"),
            ("/code-systems/sample/1.0.0.json", "application/json"),
        ]
    );
    assert_eq!((jws.issued_at, jws.expires_at), (at(NOW), None));
}

#[test]
fn every_code_system_of_the_built_in_releases_passes_the_publishers_check() {
    let key = key();
    for builtin in builtin() {
        for system in AttributeList::parse(builtin.text).unwrap().code_systems {
            let artefacts = [
                sign(code_system::render(&system, at(NOW)), &key).unwrap(),
                code_system::render_json(&system, at(NOW)),
            ];
            for artefact in artefacts {
                match check_as_consumer(&artefact, &ring(&key), &profile(), at(NOW)).unwrap() {
                    Content::CodeSystem(read) => assert_eq!(*read, system),
                    other => panic!("{other:?}"),
                }
            }
        }
    }
}

#[test]
fn the_publishers_check_stops_a_code_system_at_another_address() {
    let key = key();
    for (path, code) in [
        ("/code-systems/sample/1.0.1.jws", "wrong_release"),
        ("/code-systems/other/1.0.0.jws", "wrong_release"),
        ("/code-systems/sample/1.0.0.json", "mislabelled"),
        ("/code-systems/sample/latest.jws", "mislabelled"),
        ("/code-systems/list/sample/1.0.0.jws", "mislabelled"),
        ("/attribute-lists/sample/1.0.0.jws", "mislabelled"),
    ] {
        let mut artefact = signed(&key);
        artefact.path = path.to_owned();
        let error = check_as_consumer(&artefact, &ring(&key), &profile(), at(NOW)).unwrap_err();
        assert_eq!(error.code(), code, "{path}");
    }
}

#[test]
fn another_type_is_refused() {
    assert!(read(SYSTEM, json!({"typ": "code-system+jws"})).is_ok());
    for header in [
        json!({}),
        json!({"typ": "attribute-list+jws"}),
        json!({"typ": "attribute-profile+jws"}),
        json!({"typ": 1}),
    ] {
        assert_eq!(code(SYSTEM, header.clone()), "wrong_type", "{header}");
    }
    let more = json!({"typ": "code-system+jws", "exp": 1});
    assert_eq!(code(SYSTEM, more), "header_not_allowed");
}

#[test]
fn metadata_is_no_code_system_and_a_code_system_no_list() {
    let key = key();
    let matf = metadata(&profile(), &key);
    let error = code_system::verify(&matf.bytes, &ring(&key), sample()).unwrap_err();
    assert_eq!(error.code(), "header_not_allowed");
    let expected = attribute_list::ExpectedRelease {
        list: "sample",
        version: "1.0.0".parse().unwrap(),
    };
    let error = attribute_list::verify(&signed(&key).bytes, &ring(&key), expected).unwrap_err();
    assert_eq!(error.code(), "wrong_type");
}

#[test]
fn another_code_system_by_the_same_signer_is_refused() {
    let key = key();
    let read = |name, version: &str| {
        let version = version.parse().unwrap();
        let expected = ExpectedCodeSystem { name, version };
        code_system::verify(&signed(&key).bytes, &ring(&key), expected).map_err(|e| e.code())
    };
    assert!(read("sample", "1.0.0").is_ok());
    assert_eq!(read("sample", "1.0.1").unwrap_err(), "wrong_release");
    assert_eq!(read("municipality", "1.0.0").unwrap_err(), "wrong_release");
}

#[test]
fn a_changed_code_system_and_an_unknown_key_are_refused() {
    let (ours, other) = (key(), key());
    let artefact = signed(&ours);
    let error = code_system::verify(&artefact.bytes, &ring(&other), sample()).unwrap_err();
    assert_eq!(error.code(), "unknown_key");
    let mut jws: Value = serde_json::from_slice(&artefact.bytes).unwrap();
    jws["payload"] = crate::forge::b64(SYSTEM.replace("Ett", "Tva")).into();
    let changed = jws.to_string();
    let error = code_system::verify(changed.as_bytes(), &ring(&ours), sample()).unwrap_err();
    assert_eq!(error.code(), "bad_signature");
}

#[test]
fn what_is_no_code_system_is_refused_although_it_is_signed() {
    let typ = || json!({"typ": "code-system+jws"});
    assert_eq!(code("<html>", typ()), "malformed_json");
    for payload in ["{}", "[]", "1"] {
        assert_eq!(code(payload, typ()), "malformed_document");
    }
    let twice = SYSTEM.replacen('{', r#"{"version":"1.0.0","#, 1);
    assert_eq!(code(&twice, typ()), "duplicate_member");
    let more = SYSTEM.replacen('{', r#"{"more":1,"#, 1);
    assert_eq!(code(&more, typ()), "malformed_document");
}

#[test]
fn a_code_system_has_a_largest_size() {
    let error = code_system::verify(
        &vec![b' '; code_system::MAX_BYTES + 1],
        &ring(&key()),
        sample(),
    );
    assert_eq!(error.unwrap_err().code(), "too_large");
}

/// What grows most when every element gets a line of its own: short texts in a value set.
#[test]
fn the_largest_that_a_release_can_carry_is_read() {
    let mut system = system();
    let mut set = json!({"name": "all", "version": "1.0.0", "title": {"sv": "Alla"}});
    set["codes"] = (0..9_000).map(|_| "a".repeat(110)).collect();
    system.value_sets = vec![serde_json::from_value(set).unwrap()];
    assert!(serde_json::to_string(&system).unwrap().len() > 1_000_000);
    let key = key();
    for artefact in [
        sign(code_system::render(&system, at(NOW)), &key).unwrap(),
        code_system::render_json(&system, at(NOW)),
    ] {
        check_as_consumer(&artefact, &ring(&key), &profile(), at(NOW)).unwrap();
    }
}
