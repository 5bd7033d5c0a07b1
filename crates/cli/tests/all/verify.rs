//! Offline verification with a pin in a file, and its exit codes.

use std::sync::Arc;

use serde_json::json;
use tillit_client::folder::Folder;
use tillit_formats::{Snapshot, SnapshotEntity, matf, sign};
use tillit_model::{DocumentKind, Organisation, Profile, Timestamp};
use tillit_signing::{Signer as _, SoftwareKey};

use crate::run::{Done, User};

const ISSUED: &str = "2026-11-22T08:00:00Z";

/// Metadata of the folder's entity and the pin of the key that signed it, as files in the folder.
fn publish(user: &User) {
    let folder = Folder::read(&user.folder()).unwrap();
    let of = |kind: DocumentKind| {
        let (_, document) = folder
            .documents()
            .find(|(_, one)| one.kind == kind)
            .unwrap();
        document.clone()
    };
    let organisation: Organisation =
        serde_json::from_value(of(DocumentKind::Organisation).value).unwrap();
    let text: Arc<str> = of(DocumentKind::Entity).text.into();
    let entity = SnapshotEntity::new(1, text, &organisation).unwrap();
    let snapshot = Snapshot::new(
        "moa".parse().unwrap(),
        [organisation],
        vec![entity],
        Vec::new(),
    )
    .unwrap();
    let issuer = "https://registry.example/demo/moa";
    let profile: Profile = serde_json::from_value(json!({
        "format": "federation/1", "id": "moa", "name": {"sv": "Moa"}, "environment": "demo", "issuer": issuer,
        "operator_organisation": "0007:2120000142", "operators": [], "approvals": 2, "formats": {"matf": {}}
    }))
    .unwrap();
    let key = SoftwareKey::generate().unwrap();
    let issued = Timestamp::parse(ISSUED).unwrap();
    let unsigned = matf::render(&snapshot, &profile, issued).unwrap();
    let bytes = sign(unsigned, &key).unwrap().bytes;
    user.write("metadata.jws", &String::from_utf8(bytes).unwrap());
    let pin = |key: &SoftwareKey| {
        json!({
            "format": "trust-pin/1", "address": "https://registry.example/federations/moa", "issuer": issuer,
            "keys": [key.public_key().to_jwk()], "added_at": ISSUED,
        })
    };
    user.write("pin.json", &pin(&key).to_string());
    user.write(
        "other.json",
        &pin(&SoftwareKey::generate().unwrap()).to_string(),
    );
}

fn verify(user: &User, pin: &str, at: &str) -> Done {
    user.run(&["verify", "metadata.jws", "--trust", pin, "--at", at])
}

#[test]
fn a_good_file_is_verified_and_what_it_says_is_shown() {
    let user = User::with_folder();
    publish(&user);
    let done = verify(&user, "pin.json", "2026-11-23T08:00:00Z");
    assert_eq!(done.code, 0, "{done:?}");
    assert!(done.out.contains("metadata of 1 entities"), "{}", done.out);
}

#[test]
fn each_refusal_has_its_exit_code() {
    let user = User::with_folder();
    publish(&user);
    let expired = verify(&user, "pin.json", "2027-06-01T00:00:00Z");
    assert_eq!(expired.code, 8, "{expired:?}");
    let stranger = verify(&user, "other.json", ISSUED);
    assert_eq!(stranger.code, 11, "{stranger:?}");
    let signature = user.read("metadata.jws");
    let end = signature.rfind("\"}]}").unwrap();
    let changed = if signature.as_bytes()[end - 10] == b'A' {
        "B"
    } else {
        "A"
    };
    user.write(
        "metadata.jws",
        &format!(
            "{}{changed}{}",
            &signature[..end - 10],
            &signature[end - 9..]
        ),
    );
    let broken = verify(&user, "pin.json", ISSUED);
    assert_eq!(broken.code, 7, "{broken:?}");
    assert!(broken.err.contains("help:"), "{}", broken.err);
}

#[test]
fn nothing_pinned_says_how_to_pin() {
    let user = User::with_folder();
    publish(&user);
    let done = user.run(&["verify", "metadata.jws"]);
    assert_eq!(done.code, 11);
    assert!(done.err.contains("tillit trust add"), "{}", done.err);
}
