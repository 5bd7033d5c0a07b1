//! The disk of an SQLite registry is full: it says so, serves on, and works when there is room again.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::PathBuf;

use harness::database::Database;
use harness::poll::until;
use harness::site::{Setup, Site};
use harness::statements::send;

use crate::published::{
    as_one_file, assert_not_started, assert_refused, assert_served, feed, in_namespace, published,
    ready, statement, submit, until_ready,
};

/// A small disk, with the registry that was made before on it.
const SMALL_DISK: &str = "mkdir -p small && mount -t tmpfs -o size=8m none small && cp registry.db* small/ && exec \"$@\"";
const ON_IT: &str = "[database]\nurl = \"sqlite:small/registry.db\"\n";

fn moved(site: &mut Site, script: &str) {
    site.stop();
    site.set_up(|setup| {
        setup.starter = in_namespace(script);
        setup.config = ON_IT.to_owned();
    });
}

/// The file that takes all the room, as it is seen from outside the server's namespace.
fn filler(site: &Site) -> PathBuf {
    let root = PathBuf::from(format!("/proc/{}/root", site.process().pid()));
    let path = site.path().join("small/filler");
    root.join(path.strip_prefix("/").unwrap())
}

fn fill(site: &Site) {
    let mut file = File::create(filler(site)).unwrap();
    // Ends when there is no room for another byte.
    for size in [65536, 1] {
        while file.write_all(&vec![0; size]).is_ok() {}
    }
}

#[test]
fn a_full_disk_is_said_and_survived_and_work_goes_on_when_there_is_room() {
    let (mut site, stockholm) = published(Database::Sqlite, Setup::default());
    moved(&mut site, SMALL_DISK);
    site.start();
    until_ready(&site);
    assert_eq!(submit(&site, &stockholm, "b").status, 202);
    let before = feed(&site);
    fill(&site);
    let mut names = (0..).map(|number| format!("full-{number}"));
    let refused = until("there is no room for a submission", || {
        let jws = statement(&site, &stockholm, &names.next().unwrap());
        let answer = send(&site, "submissions", &jws);
        (answer.status != 202).then_some((jws, answer))
    });
    assert_refused(&refused.1, 503, "storage_full", "no room left on its disk");
    assert_eq!(refused.1.header("retry-after"), "60");
    let (status, report) = ready(&site);
    assert_eq!(
        (status, &report["storage"]),
        (503, &"full".into()),
        "{report}"
    );
    assert_served(&site, &before);
    assert!(
        site.log().contains("its disk is full; make room"),
        "{}",
        site.log()
    );
    fs::remove_file(filler(&site)).unwrap();
    until_ready(&site);
    // The very statement that was refused: nothing of it was kept.
    let again = send(&site, "submissions", &refused.0);
    assert_eq!(again.status, 202, "{}", again.text());
    assert!(!site.log().contains("panicked"), "{}", site.log());
}

#[test]
fn a_start_on_a_full_disk_says_that_it_is_full() {
    let (mut site, _) = published(Database::Sqlite, Setup::default());
    let full = SMALL_DISK.replace(
        "exec",
        "{ cat /dev/zero > small/filler 2> small/x || true; } && exec",
    );
    moved(&mut site, &full);
    as_one_file(&site);
    let ended = site.try_start().unwrap_err();
    assert_not_started(
        &ended,
        &["small/registry.db cannot be used", "its disk is not full"],
    );
}
