//! A steward freezes nothing here: a release that comes with the repository is published with the tool, decided by two, and read back.

use std::path::Path;

use harness::database::Database;
use harness::documents::organisation;
use harness::member::{Member, STEWARD};
use harness::poll::until;
use harness::programs::{Outcome, run, tillit};
use harness::site::Site;
use tempfile::TempDir;
use tillit_signing::key_file;

const RELEASE: &str = "attribute-lists/gemensam/releases/1.2.0.json";

/// A command of the steward, in an empty folder.
fn types(site: &Site, home: &TempDir, arguments: &[&str]) -> Outcome {
    let key = home.path().join("key.pem");
    run(tillit(home.path())
        .args([
            "--registry",
            &site.base_url(),
            "--organisation",
            STEWARD,
            "--key",
        ])
        .arg(key)
        .args(["attribute", "publish"])
        .args(arguments))
}

#[test]
fn a_steward_publishes_a_release_with_the_tool() {
    let site = Site::begin(Database::Sqlite);
    let steward = Member::steward();
    site.enrol(&steward);
    let receipt = steward.submit(&site, vec![organisation(&steward)]);
    site.approve(&receipt.id);
    let home = tempfile::tempdir().unwrap();
    key_file::create(&home.path().join("key.pem"), &steward.key, None).unwrap();
    let release = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(RELEASE);
    let release = release.to_str().unwrap();
    let sent = types(&site, &home, &[release, "--output", "json"]).ended(0);
    let id = sent.json()["item"]["id"].as_str().unwrap().parse().unwrap();
    site.approve(&id);
    let frozen = std::fs::read_to_string(release).unwrap();
    let path = "/attribute-lists/gemensam/1.2.0.json";
    let served = until("the release is published", || site.download(path));
    assert!(served == frozen.as_bytes());
    // It is there, so there is nothing to send.
    types(&site, &home, &[release]).ended(0).says("Nothing");
    // What is published is compared by its address.
    let address = format!("{}{path}", site.base_url());
    let mut compares = tillit(home.path());
    compares.args(["attribute", "diff", &address, release]);
    run(&mut compares)
        .ended(0)
        .says("Nothing differs")
        .says("No signature of");
    let other = home.path().join("other.json");
    std::fs::write(&other, r#"{ "format": "organisation/1" }"#).unwrap();
    types(&site, &home, &[other.to_str().unwrap()])
        .ended(2)
        .says("is no release of an attribute list");
}
