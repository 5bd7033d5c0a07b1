use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde_json::json;
use tempfile::TempDir;
use tillit_catalogue::{AttributeProfile, CodeSystem};
use tillit_client::trust::{
    ExpectedKey, Fetched, Place, RefusalKind, TrustError, TrustStore, Verified, verify,
};
use tillit_formats::{
    Snapshot, SnapshotEntity, attribute_profile, code_system, key_set, matf, sign,
};
use tillit_model::{Organisation, Profile, Timestamp};
use tillit_signing::{Signer as _, SoftwareKey};

use crate::municipality::Municipality;
use crate::stub::Stub;

const NOW: i64 = 1_795_305_600;
const DAY: i64 = 86_400;
const ISSUER: &str = "https://registry.example/demo/moa";

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_unix_seconds(seconds)
}

/// Metadata of one entity, signed at that time.
fn feed(key: &SoftwareKey, issuer: &str, issued: i64) -> Vec<u8> {
    let folder = Municipality::new().folder();
    let value_of = |name: &str| {
        let (_, document) = folder
            .documents()
            .find(|(_, one)| one.kind.as_str() == name)
            .unwrap();
        document.clone()
    };
    let organisation: Organisation =
        serde_json::from_value(value_of("organisation").value).unwrap();
    let text: Arc<str> = value_of("entity").text.into();
    let entity = SnapshotEntity::new(1, text, &organisation).unwrap();
    let snapshot = Snapshot::new(
        "moa".parse().unwrap(),
        [organisation],
        vec![entity],
        Vec::new(),
    )
    .unwrap();
    let profile: Profile = serde_json::from_value(json!({
        "format": "federation/1", "id": "moa", "name": {"sv": "Moa"}, "environment": "demo", "issuer": issuer,
        "operator_organisation": "0007:2120000142", "operators": [], "approvals": 2, "formats": {"matf": {}}
    }))
    .unwrap();
    let unsigned = matf::render(&snapshot, &profile, at(issued)).unwrap();
    sign(unsigned, key).unwrap().bytes
}

/// A registry that publishes a key, and a store where it is pinned.
pub(crate) struct Consumer {
    pub(crate) stub: Stub,
    pub(crate) key: SoftwareKey,
    folder: TempDir,
}

impl Consumer {
    pub(crate) fn new() -> Self {
        let (stub, key) = (Stub::start(), SoftwareKey::generate().unwrap());
        let keys = key_set::render(
            &"moa".parse().unwrap(),
            &[key.public_key().clone()],
            at(NOW),
        );
        stub.bytes("/federations/moa/keys.jwks", 200, "", keys.unwrap().bytes);
        stub.json(
            "/registry/v1/federations/moa",
            &json!({
                "id": "moa", "names": {"sv": "Moa"}, "environment": "demo", "issuer": ISSUER,
                "operatorOrganisation": "0007:2120000142", "approvals": 2, "profileSha256": "00".repeat(32),
            }),
        );
        Self {
            stub,
            key,
            folder: TempDir::new().unwrap(),
        }
    }

    pub(crate) fn place(&self) -> Place {
        Place::parse(&format!("{}/federations/moa", self.stub.url)).unwrap()
    }

    pub(crate) fn store(&self) -> TrustStore {
        TrustStore::at(self.folder.path())
    }

    pub(crate) fn pinned() -> Self {
        let consumer = Self::new();
        let words = consumer.key.public_key().fingerprint().to_string();
        let expected = ExpectedKey::parse(&words).unwrap();
        consumer
            .store()
            .add(&consumer.place(), &expected, at(NOW))
            .unwrap();
        consumer
    }

    fn publish(&self, bytes: Vec<u8>) {
        self.stub
            .bytes("/federations/moa/matf/metadata.jws", 200, "", bytes);
    }

    fn fetch(&self, now: i64) -> Result<(), TrustError> {
        self.store()
            .find(Some("moa"))?
            .fetch_matf(at(now))
            .map(|_| ())
    }

    fn refusal(&self, now: i64) -> RefusalKind {
        match self.fetch(now) {
            Err(TrustError::Refused(refused)) => refused.kind,
            other => panic!("{other:?}"),
        }
    }

    /// Every file of the store with its content.
    fn files(&self) -> Vec<(String, Vec<u8>)> {
        fn walk(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, found);
                } else {
                    found.push((path.display().to_string(), fs::read(&path).unwrap()));
                }
            }
        }
        let mut found = Vec::new();
        walk(self.folder.path(), &mut found);
        found.sort();
        found
    }
}

#[test]
fn a_key_is_pinned_by_words_digits_or_thumbprint() {
    let consumer = Consumer::new();
    let public = consumer.key.public_key();
    for told in [
        public.fingerprint().to_string(),
        public.fingerprint().hex(),
        public.key_id().to_string(),
    ] {
        let expected = ExpectedKey::parse(&told).unwrap();
        let pin = consumer
            .store()
            .add(&consumer.place(), &expected, at(NOW))
            .unwrap();
        assert_eq!(pin.issuer, ISSUER);
        assert_eq!(pin.public_keys(), std::slice::from_ref(public));
    }
    assert_eq!(consumer.store().list().unwrap().len(), 1);
}

#[test]
fn another_fingerprint_pins_nothing() {
    let consumer = Consumer::new();
    let other = SoftwareKey::generate().unwrap().public_key().fingerprint();
    let outcome =
        consumer
            .store()
            .add(&consumer.place(), &ExpectedKey::Fingerprint(other), at(NOW));
    assert!(matches!(
        outcome,
        Err(TrustError::FingerprintDiffers { .. })
    ));
    assert!(consumer.store().list().unwrap().is_empty());
}

#[test]
fn good_metadata_is_kept_with_what_was_seen() {
    let consumer = Consumer::pinned();
    let bytes = feed(&consumer.key, ISSUER, NOW);
    consumer.publish(bytes.clone());
    consumer.fetch(NOW + 60).unwrap();
    let pinned = consumer.store().find(None).unwrap();
    let copy = pinned.copy_of("metadata.jws").unwrap();
    assert_eq!(fs::read(copy).unwrap(), bytes);
    let seen = &pinned.state().unwrap().files["metadata.jws"];
    assert_eq!(seen.issued_at, Some(at(NOW)));
}

#[test]
fn whatever_is_refused_leaves_the_last_good_copy_and_the_memory() {
    let consumer = Consumer::pinned();
    consumer.publish(feed(&consumer.key, ISSUER, NOW));
    consumer.fetch(NOW).unwrap();
    let before = consumer.files();

    consumer.publish(feed(&consumer.key, ISSUER, NOW - DAY));
    assert_eq!(consumer.refusal(NOW), RefusalKind::Rollback);

    let newer = feed(&consumer.key, ISSUER, NOW + DAY);
    consumer.publish(newer.clone());
    assert_eq!(consumer.refusal(NOW + 30 * DAY), RefusalKind::Expired);

    let mut changed = newer;
    let place = changed
        .windows(10)
        .position(|part| part == b"\"payload\":")
        .unwrap()
        + 40;
    changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
    consumer.publish(changed);
    assert_eq!(consumer.refusal(NOW + DAY), RefusalKind::BadSignature);

    let stranger = SoftwareKey::generate().unwrap();
    consumer.publish(feed(&stranger, ISSUER, NOW + DAY));
    assert_eq!(consumer.refusal(NOW + DAY), RefusalKind::UnknownKey);

    let other = "https://registry.example/trial/moa";
    consumer.publish(feed(&consumer.key, other, NOW + DAY));
    assert_eq!(consumer.refusal(NOW + DAY), RefusalKind::WrongIssuer);

    consumer.publish(b"{}".to_vec());
    assert_eq!(consumer.refusal(NOW + DAY), RefusalKind::Malformed);

    assert_eq!(consumer.files(), before);
}

#[test]
fn a_damaged_memory_is_not_taken_for_none() {
    let consumer = Consumer::pinned();
    consumer.publish(feed(&consumer.key, ISSUER, NOW));
    consumer.fetch(NOW).unwrap();
    let state = consumer
        .store()
        .find(None)
        .unwrap()
        .copy_of("state.json")
        .unwrap();
    fs::write(state, "{").unwrap();
    assert!(matches!(consumer.fetch(NOW), Err(TrustError::File { .. })));
}

#[test]
fn a_file_is_verified_offline_at_another_time() {
    let consumer = Consumer::pinned();
    let bytes = feed(&consumer.key, ISSUER, NOW);
    let pin = consumer.store().find(None).unwrap().pin;
    assert!(verify(&bytes, &pin, at(NOW + DAY), None).is_ok());
    let later = verify(&bytes, &pin, at(NOW + 15 * DAY), None).unwrap_err();
    assert_eq!(later.kind, RefusalKind::Expired);
}

#[test]
fn a_single_file_is_a_store_of_one_pin() {
    let consumer = Consumer::pinned();
    let file = consumer
        .store()
        .find(None)
        .unwrap()
        .copy_of("pin.json")
        .unwrap();
    let pinned = TrustStore::at(file).find(None).unwrap();
    assert_eq!(pinned.pin.issuer, ISSUER);
    assert_eq!(pinned.copy_of("metadata.jws"), None);
}

#[test]
fn a_place_names_a_registry_and_a_federation() {
    let place = Place::parse("https://registry.example/federations/moa/keys.jwks").unwrap();
    assert_eq!(place.address(), "https://registry.example/federations/moa");
    assert!(Place::parse("https://registry.example/").is_err());
    assert!(Place::parse("http://registry.example/federations/moa").is_err());
}

fn code_system() -> CodeSystem {
    serde_json::from_value(json!({
        "format": "code-system/1", "name": "sample", "version": "1.0.0", "base_uri": "https://example.org/code-systems/sample",
        "title": {"sv": "Prov"}, "description": {"sv": "Prov."}, "steward": "Moa", "source": "Moa",
        "content": "complete", "status": "proposed", "text_status": "unreviewed",
        "codes": [{"code": "1", "label": {"sv": "Ett"}}]
    }))
    .unwrap()
}

fn attribute_profile() -> AttributeProfile {
    serde_json::from_value(json!({
        "format": "attribute-profile/1", "name": "sample", "version": "1.0.0",
        "title": {"sv": "Prov"}, "description": {"sv": "Prov."}, "steward": "Moa", "source": "Moa",
        "status": "proposed", "text_status": "unreviewed", "lists": {"gemensam": "1.0.0"},
        "attributes": [{"attribute": "gemensam/surname", "need": "required"}]
    }))
    .unwrap()
}

#[test]
fn a_code_system_is_fetched_verified_and_kept() {
    let consumer = Consumer::pinned();
    let version = "1.0.0".parse().unwrap();
    let fetch = || {
        let pinned = consumer.store().find(None).unwrap();
        pinned.fetch_code_system("sample", version, at(NOW))
    };
    let signed = |key: &SoftwareKey, system: &CodeSystem| {
        let artefact = sign(code_system::render(system, at(NOW)), key).unwrap();
        let path = "/code-systems/sample/1.0.0.jws";
        consumer.stub.bytes(path, 200, "", artefact.bytes.clone());
        artefact.bytes
    };
    let bytes = signed(&consumer.key, &code_system());
    let fetched = fetch().unwrap();
    let copy = consumer.store().find(None).unwrap().copy_of(&fetched.file);
    assert_eq!(fs::read(copy.unwrap()).unwrap(), bytes);
    let before = consumer.files();

    signed(&SoftwareKey::generate().unwrap(), &code_system());
    assert_eq!(refused(fetch()), RefusalKind::UnknownKey);
    let mut other = code_system();
    other.version = "1.0.1".parse().unwrap();
    signed(&consumer.key, &other);
    assert_eq!(refused(fetch()), RefusalKind::Malformed);
    assert_eq!(consumer.files(), before);
}

#[test]
fn a_profile_is_fetched_verified_and_kept() {
    let consumer = Consumer::pinned();
    let version = "1.0.0".parse().unwrap();
    let fetch = || {
        let pinned = consumer.store().find(None).unwrap();
        pinned.fetch_attribute_profile("gemensam", "sample", version, at(NOW))
    };
    let signed = |list: &str| {
        let unsigned = attribute_profile::render(list, &attribute_profile(), at(NOW));
        let bytes = sign(unsigned, &consumer.key).unwrap().bytes;
        let path = "/attribute-profiles/gemensam/sample/1.0.0.jws";
        consumer.stub.bytes(path, 200, "", bytes.clone());
        bytes
    };
    let bytes = signed("gemensam");
    let fetched = fetch().unwrap();
    let copy = consumer.store().find(None).unwrap().copy_of(&fetched.file);
    assert_eq!(fs::read(copy.unwrap()).unwrap(), bytes);
    signed("halsa");
    assert_eq!(refused(fetch()), RefusalKind::Malformed);
}

#[test]
fn a_file_says_which_code_system_or_profile_it_is() {
    let consumer = Consumer::pinned();
    let pin = consumer.store().find(None).unwrap().pin;
    let system = sign(code_system::render(&code_system(), at(NOW)), &consumer.key);
    let checked = verify(&system.unwrap().bytes, &pin, at(NOW), None).unwrap();
    assert!(matches!(checked.content, Verified::CodeSystem(_)));
    let unsigned = attribute_profile::render("gemensam", &attribute_profile(), at(NOW));
    let profile = sign(unsigned, &consumer.key).unwrap();
    let checked = verify(&profile.bytes, &pin, at(NOW), None).unwrap();
    let Verified::AttributeProfile { list, .. } = checked.content else {
        panic!("{checked:?}");
    };
    assert_eq!(list, "gemensam");
}

fn refused(outcome: Result<Fetched, TrustError>) -> RefusalKind {
    match outcome {
        Err(TrustError::Refused(refused)) => refused.kind,
        other => panic!("{other:?}"),
    }
}
