//! The archive, unpacked in an empty folder.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use harness::programs::run;
use serde_json::Value;
use tempfile::TempDir;

/// The variable that names the archive under test.
const VARIABLE: &str = "TILLIT_TEST_ARCHIVE";

/// The archive under test.
pub(crate) fn archive() -> PathBuf {
    let Some(path) = env::var_os(VARIABLE) else {
        panic!(
            "{VARIABLE} does not name the archive to test: run `cargo xtask test -- -p tillit-tests`, \
             or make one with `cargo xtask release --programs target/debug` and name it"
        );
    };
    PathBuf::from(path)
}

/// What every archive holds.
const CONTENTS: &[&str] = &[
    "CHANGELOG.md",
    "INSTALL.md",
    "LICENSE",
    "THIRD-PARTY.txt",
    "bin/tillit",
    "bin/tillit-server",
    "sbom.cdx.json",
    "share/bash-completion/completions/tillit",
    "share/bash-completion/completions/tillit-server",
    "share/doc/tillit/setup/install.md",
    "share/fish/vendor_completions.d/tillit.fish",
    "share/fish/vendor_completions.d/tillit-server.fish",
    "share/man/man1/tillit.1",
    "share/man/man1/tillit-operator-approve.1",
    "share/man/man1/tillit-server.1",
    "share/man/man1/tillit-server-backup.1",
    "share/man/sv/man1/tillit.1",
    "share/tillit/attribute-lists/gemensam/manifest.yaml",
    "share/tillit/attribute-lists/gemensam/releases/1.0.0.json",
    "share/tillit/nginx/tillit.conf",
    "share/tillit/postgresql/grants.sql",
    "share/tillit/postgresql/roles.sql",
    "share/tillit/prometheus/alerts.yaml",
    "share/tillit/schemas/entity/1.json",
    "share/tillit/schemas/openapi/v1.json",
    "share/tillit/systemd/tillit-server.service",
    "share/tillit/tillit-server.toml",
    "share/zsh/site-functions/_tillit",
    "share/zsh/site-functions/_tillit-server",
];

/// The libraries of glibc, and what the kernel and the loader add.
const LIBRARIES: &[&str] = &[
    "linux-vdso.so",
    "libc.so",
    "libm.so",
    "libgcc_s.so",
    "/lib64/ld-linux",
];

fn unpacked() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let mut tar = Command::new("tar");
    tar.args(["--extract", "--gzip", "--no-same-owner", "--file"])
        .arg(archive())
        .current_dir(folder.path());
    run(&mut tar).ended(0);
    let entries: Vec<PathBuf> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    let [root] = entries.as_slice() else {
        panic!("one folder is in the archive: {entries:?}")
    };
    let name = archive()
        .file_name()
        .unwrap()
        .to_string_lossy()
        .into_owned();
    assert_eq!(
        format!("{}.tar.gz", root.file_name().unwrap().display()),
        name
    );
    (folder, root.clone())
}

fn program(root: &Path, name: &str) -> Command {
    let mut command = Command::new(root.join("bin").join(name));
    command.env_clear().current_dir(root);
    command
}

#[test]
fn everything_is_in_it() {
    let (_folder, root) = unpacked();
    let missing: Vec<_> = CONTENTS
        .iter()
        .filter(|path| fs::metadata(root.join(path)).map_or(0, |file| file.len()) == 0)
        .collect();
    assert!(missing.is_empty(), "missing or empty: {missing:?}");
}

#[test]
fn both_programs_run_in_an_empty_environment() {
    let (_folder, root) = unpacked();
    for name in ["tillit", "tillit-server"] {
        run(program(&root, name).arg("--version"))
            .ended(0)
            .says(name);
    }
    // Migrations, rules, pages and lists are inside: it makes a registry, publishes, and verifies.
    let home = tempfile::tempdir().unwrap();
    let mut demo = program(&root, "tillit-server");
    demo.args(["demo", "--once"]).current_dir(home.path());
    run(&mut demo).ended(0).says("verified");
}

#[test]
fn they_need_nothing_but_the_c_library() {
    let (_folder, root) = unpacked();
    for name in ["tillit", "tillit-server"] {
        let said = run(Command::new("ldd").arg(root.join("bin").join(name))).ended(0);
        for line in said.stdout.lines() {
            let library = line.trim();
            let known = LIBRARIES.iter().any(|known| library.starts_with(known));
            assert!(known, "{name} needs {library}");
        }
    }
}

#[test]
fn the_checksum_beside_it_is_right() {
    let archive = archive();
    let sum = format!("{}.sha256", archive.file_name().unwrap().display());
    let mut check = Command::new("sha256sum");
    check
        .args(["--check", &sum])
        .current_dir(archive.parent().unwrap());
    run(&mut check).ended(0);
}

#[test]
fn nothing_in_it_depends_on_who_packed_it() {
    let mut list = Command::new("tar");
    list.args([
        "--list",
        "--verbose",
        "--numeric-owner",
        "--full-time",
        "--utc",
        "--gzip",
        "--file",
    ])
    .arg(archive());
    let said = run(&mut list).ended(0).stdout;
    let mut names = Vec::new();
    let mut times = BTreeSet::new();
    for line in said.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        assert_eq!(words[1], "0/0", "{line}");
        times.insert(format!("{} {}", words[3], words[4]));
        names.push(words[5].trim_end_matches('/').to_owned());
    }
    assert_eq!(times.len(), 1, "{times:?}");
    let mut sorted = names.clone();
    sorted.sort_by(|a, b| a.split('/').cmp(b.split('/')));
    assert_eq!(names, sorted);
}

#[test]
fn every_part_of_others_has_its_licence_and_its_line_in_the_bill() {
    let (_folder, root) = unpacked();
    let licences = fs::read_to_string(root.join("THIRD-PARTY.txt")).unwrap();
    let bill: Value =
        serde_json::from_slice(&fs::read(root.join("sbom.cdx.json")).unwrap()).unwrap();
    assert_eq!(bill["bomFormat"], "CycloneDX");
    let components = bill["components"].as_array().unwrap();
    assert!(components.len() > 100, "{}", components.len());
    for component in components {
        let name = component["name"].as_str().unwrap();
        let line = format!("{name} {}", component["version"].as_str().unwrap());
        assert!(licences.contains(&line), "{line}");
        // What only the tests use is not shipped.
        assert!(
            !["josekit", "openssl-sys", "tempfile"].contains(&name),
            "{name}"
        );
    }
    // Sources in C that are compiled in have licences of their own.
    for words in [
        "aws-lc-sys",
        "Apache License",
        "Permission is hereby granted",
    ] {
        assert!(licences.contains(words), "{words}");
    }
}
