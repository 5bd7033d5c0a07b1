//! The systemd unit: understood by systemd, tightly closed, and open enough for the server.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use harness::database::Database;
use harness::member::Member;
use harness::poll::until;
use harness::programs::{program, run};
use harness::site::{Setup, Site};

use crate::pages::{repository, text};

const UNIT: &str = "deploy/systemd/tillit-server.service";
/// Tenths; what the guide says.
const EXPOSURE: &str = "9";

#[test]
fn systemd_understands_every_line() {
    let folder = tempfile::tempdir().unwrap();
    let unit = folder.path().join("tillit-server.service");
    let here = program("tillit-server");
    let text = text(UNIT).replace(
        "/opt/tillit/current/bin/tillit-server",
        here.canonicalize().unwrap().to_str().unwrap(),
    );
    fs::write(&unit, text).unwrap();
    let said = run(Command::new("systemd-analyze")
        .args(["verify", "--man=no"])
        .arg(unit))
    .ended(0);
    let about_it = said
        .stderr
        .lines()
        .find(|line| line.contains("tillit-server"));
    assert_eq!(about_it, None, "{said}");
}

#[test]
fn its_exposure_is_what_the_guide_says() {
    let mut analyze = Command::new("systemd-analyze");
    analyze
        .args(["security", "--offline=yes", "--no-pager"])
        .arg(format!("--threshold={EXPOSURE}"))
        .arg(repository(UNIT).canonicalize().unwrap());
    run(&mut analyze).ended(0).says("SAFE");
    assert!(text("docs/src/setup/service.md").contains("exposure of **0.9**"));
}

/// Every system call of a server that starts, takes a submission, publishes, serves and stops is one that the unit's filter lets through.
#[test]
fn its_filter_lets_through_what_the_server_asks_of_the_system() {
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("calls");
    // The tracer stands aside, so that the server itself is told to stop.
    let file = trace.to_str().unwrap();
    let starter = [
        "strace",
        "--daemonize",
        "--follow-forks",
        "-qq",
        "-o",
        file,
        "--",
    ];
    let setup = Setup {
        starter: starter.map(str::to_owned).to_vec(),
        ..Setup::default()
    };
    let mut site = Site::with(Database::Sqlite, setup);
    site.enrol(&Member::stockholm());
    site.stop();
    let lines = until("the tracer has written everything", || {
        let lines = fs::read_to_string(&trace).unwrap();
        lines.contains(" exit_group(").then_some(lines)
    });
    let mut used: BTreeSet<String> = lines.lines().filter_map(called).collect();
    // SQLite gives the files beside a database the database's owner when root runs it, which the service never does.
    used.remove("fchown");
    assert!(used.len() > 30, "{used:?}");
    let allowed = allowed();
    let refused: Vec<_> = used.difference(&allowed).collect();
    assert!(refused.is_empty(), "the filter refuses {refused:?}");
}

/// `openat` for `1234 openat(AT_FDCWD, …`.
fn called(line: &str) -> Option<String> {
    let call = line.split_whitespace().nth(1)?.split('(').next()?;
    let name = call.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    (name && line.contains('(')).then(|| call.to_owned())
}

/// What the filter of the unit comes to.
fn allowed() -> BTreeSet<String> {
    let mut allowed = BTreeSet::new();
    let unit = text(UNIT);
    let lines = unit
        .lines()
        .filter_map(|line| line.strip_prefix("SystemCallFilter="));
    for line in lines {
        let (without, sets) = match line.strip_prefix('~') {
            Some(sets) => (true, sets),
            None => (false, line),
        };
        for set in sets.split(' ') {
            for call in calls_of(set) {
                if without {
                    allowed.remove(&call);
                } else {
                    allowed.insert(call);
                }
            }
        }
    }
    // Always let through.
    allowed.extend(["execve", "exit", "exit_group", "rt_sigreturn"].map(str::to_owned));
    allowed
}

/// The calls of a set, and of the sets in it.
fn calls_of(set: &str) -> Vec<String> {
    let said =
        run(Command::new("systemd-analyze").args(["syscall-filter", "--no-pager", set])).ended(0);
    let mut calls = Vec::new();
    for word in said.stdout.lines().skip(1).map(str::trim) {
        match word {
            "" => {}
            _ if word.starts_with('#') => {}
            _ if word.starts_with('@') => calls.extend(calls_of(word)),
            _ => calls.push(word.to_owned()),
        }
    }
    calls
}
