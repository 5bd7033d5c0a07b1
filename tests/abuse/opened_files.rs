//! A05: what a statement says is never taken for the name of a file.

use std::fs;
use std::path::PathBuf;

use harness::database::{Database, SQLITE_FILE};
use harness::forge;
use harness::site::Setup;
use tillit_signing::{Signer as _, SoftwareKey};

use crate::every_kind::{Kind, Stage};
use crate::refused::{Case, accepted};

/// Calls of the system that open a file by its name.
const OPENING: &str = "trace=open,openat,openat2";

/// A server whose every opening of a file is noted; it stays the test's own child, and its tracer ends with it.
fn watched(notes: &std::path::Path) -> Setup {
    let notes = notes.to_str().unwrap();
    let starter = [
        "strace",
        "-D",
        "-f",
        "-qq",
        "--seccomp-bpf",
        "-e",
        OPENING,
        "-o",
        notes,
    ];
    Setup {
        starter: starter.map(str::to_owned).into(),
        ..Setup::default()
    }
}

/// The files that were opened since a place in the notes.
fn opened(notes: &str) -> Vec<PathBuf> {
    let quoted = notes.lines().filter_map(|line| line.split('"').nth(1));
    quoted.map(PathBuf::from).collect()
}

#[test]
fn a05_no_file_is_opened_for_a_kid() {
    let folder = tempfile::tempdir().unwrap();
    let notes = folder.path().join("opened");
    let stage = Stage::with(Database::Sqlite, watched(&notes));
    let noted = || fs::read_to_string(&notes).unwrap();
    assert!(
        opened(&noted())
            .iter()
            .any(|path| path.ends_with("tillit-server.toml")),
        "nothing is noted: {}",
        noted()
    );
    let newcomer = SoftwareKey::generate().unwrap();
    for kind in Kind::ALL {
        let genuine = stage.genuine(kind, &newcomer);
        let own = genuine.key.public_key().key_id().as_str();
        let secret = stage.site.path().join("moa.json");
        let case = Case::begin(&stage.site);
        let before = noted().len();
        for kid in [
            "../../etc/passwd",
            "/etc/passwd",
            "moa.json",
            secret.to_str().unwrap(),
        ] {
            let header = genuine.header().replace(own, kid);
            let jws = forge::compact(&header, genuine.text().as_bytes(), genuine.key);
            case.refuses(kid, (400, "malformed_jws"), || genuine.send(&jws));
        }
        let during = opened(&noted()[before..]);
        let strange: Vec<_> = during
            .iter()
            // The database is opened by every new connection to it.
            .filter(|path| !path.to_string_lossy().contains(SQLITE_FILE))
            .collect();
        assert!(strange.is_empty(), "{kind:?}: {strange:?}");
        case.ends(&format!("{kind:?}"), || {
            accepted(&genuine.send(genuine.under(&genuine.header())));
        });
    }
}
