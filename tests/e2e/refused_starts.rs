//! Starts that would do harm: each is refused with one message, and nothing is made or changed.

use std::fs;
use std::path::Path;

use serde_json::json;
use tempfile::TempDir;
use tillit_signing::{SoftwareKey, key_file};
use tillit_testkit::postgres;

use harness::profile::{Federation, profile};
use harness::programs::{run, server};
use harness::tree::tree;

const CONFIG: &str = "listen = \"127.0.0.1:0\"\nbase_url = \"https://registry.example\"\n[database]\nurl = \"sqlite:registry.db\"\n";

fn configured(text: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("tillit-server.toml"), text).unwrap();
    folder
}

fn made() -> TempDir {
    let folder = configured(CONFIG);
    let operators = [
        SoftwareKey::generate().unwrap(),
        SoftwareKey::generate().unwrap(),
    ];
    let profile = profile(&Federation::default(), &operators, json!({}));
    fs::write(folder.path().join("moa.yaml"), profile.to_string()).unwrap();
    run(server(folder.path()).args(["init", "--profile", "moa.yaml"])).ended(0);
    folder
}

/// Asserts that a command ends with 1 and one message, which says this, and leaves the folder as it was.
#[track_caller]
fn assert_refused(folder: &Path, arguments: &[&str], says: &[&str]) {
    let before = tree(folder);
    let outcome = run(server(folder).args(arguments)).ended(1);
    let mut lines = outcome.stderr.lines();
    let first = lines.next().unwrap_or_default();
    assert!(first.starts_with("tillit-server: "), "{outcome}");
    assert!(lines.all(|line| line.starts_with("  ")), "{outcome}");
    assert_eq!(outcome.stdout, "", "{outcome}");
    assert_eq!(tree(folder), before, "nothing is made or changed");
    says.iter()
        .fold(outcome, |outcome, text| outcome.says(text));
}

#[test]
fn a_start_without_the_database_makes_none() {
    let folder = configured(CONFIG);
    let says = [
        "registry.db does not exist",
        "restore it",
        "tillit-server init",
    ];
    assert_refused(folder.path(), &["serve"], &says);
}

#[test]
fn a_start_in_an_empty_postgres_database_makes_no_tables() {
    let database = postgres::Database::create("e2e_empty");
    let folder = configured(&CONFIG.replace("sqlite:registry.db", database.url()));
    let says = ["is empty", "tillit-server init"];
    assert_refused(folder.path(), &["serve"], &says);
    assert_refused(folder.path(), &["serve"], &says);
}

#[test]
fn a_start_without_the_keys_makes_none() {
    let folder = made();
    fs::rename(folder.path().join("keys"), folder.path().join("elsewhere")).unwrap();
    assert_refused(
        folder.path(),
        &["serve"],
        &["could not read the folder of keys", "restore"],
    );
    fs::create_dir(folder.path().join("keys")).unwrap();
    assert_refused(
        folder.path(),
        &["serve"],
        &["the publish key of federation moa is missing"],
    );
}

#[test]
fn a_start_with_another_publish_key_is_refused() {
    let folder = made();
    let file = folder.path().join("keys/publish-moa.pem");
    fs::remove_file(&file).unwrap();
    key_file::create(&file, &SoftwareKey::generate().unwrap(), None).unwrap();
    assert_refused(
        folder.path(),
        &["serve"],
        &["the publish key of federation moa is ", "but it was"],
    );
}

#[test]
fn a_mistake_in_the_configuration_is_named_with_what_would_be_right() {
    for (text, says) in [
        (
            "lisen = \"127.0.0.1:80\"\n",
            "lisen: there is no such setting",
        ),
        (
            "listen = \"localhost\"\n",
            "listen is an IP address and a port",
        ),
        (
            "base_url = \"https://registry.example/path/\"\n",
            "base_url is the public address",
        ),
        ("[database]\nurl = \"mysql://here\"\n", "database.url"),
        (
            "[limits]\nbody_bytes = 5\n",
            "limits.body_bytes is a number of bytes",
        ),
        ("[http]\nworkers = true\n", "http.workers is a number"),
        ("[log]\nlevel = \"loud\"\n", "log.level is error, warn"),
        ("listen = \n", "is not TOML"),
    ] {
        let folder = configured(text);
        for arguments in [&["serve"][..], &["migrate"], &["config", "check"]] {
            assert_refused(folder.path(), arguments, &[says]);
        }
    }
    let folder = tempfile::tempdir().unwrap();
    assert_refused(
        folder.path(),
        &["serve"],
        &["there is no configuration file"],
    );
}
