//! The disk refuses to confirm what was written, or to take it: nothing is acknowledged, nothing is lost, and reads go on.

use std::process::{Child, Command, Stdio};

use harness::database::Database;
use harness::poll::until;
use harness::site::{Setup, Site};
use harness::statements::send;

use crate::published::{
    assert_refused, assert_served, feed, published, ready, statement, until_ready,
};

/// Lets every one of some calls of the server fail, until it is dropped.
struct BrokenDisk(Child);

impl BrokenDisk {
    fn under(site: &Site, calls: &str, error: &str) -> Self {
        let said = site.path().join("strace.log");
        let strace = Command::new("strace")
            .args(["-f", "-e", &format!("trace={calls}")])
            .args(["-e", &format!("inject={calls}:error={error}")])
            .args(["-p", &site.process().pid().to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(&said).unwrap())
            .spawn()
            .expect("strace is there: `cargo xtask test` installs it");
        let mut broken = Self(strace);
        until("strace is attached", || {
            let ended = broken.0.try_wait().unwrap();
            let log = std::fs::read_to_string(&said).unwrap();
            assert!(ended.is_none(), "strace may not attach: {log}");
            log.contains("attached").then_some(())
        });
        broken
    }
}

impl Drop for BrokenDisk {
    fn drop(&mut self) {
        // Asked to stop it lets go of the server; killed it would leave that to the system.
        let pid = rustix::process::Pid::from_child(&self.0);
        rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
        self.0.wait().unwrap();
    }
}

#[test]
fn what_the_disk_does_not_confirm_is_not_acknowledged_and_can_be_sent_again() {
    assert_withstood("fsync,fdatasync", "EIO");
}

/// What the kernel does to a file system in which it finds errors.
#[test]
fn a_file_system_that_turns_read_only_under_the_server_is_the_same() {
    assert_withstood("pwrite64", "EROFS");
}

fn assert_withstood(calls: &str, error: &str) {
    let (site, stockholm) = published(Database::Sqlite, Setup::default());
    let before = feed(&site);
    let jws = statement(&site, &stockholm, "b");
    let broken = BrokenDisk::under(&site, calls, error);
    let refused = send(&site, "submissions", &jws);
    assert_refused(
        &refused,
        503,
        "storage_broken",
        "its operators have to look at it",
    );
    let (status, report) = ready(&site);
    assert_eq!(
        (status, &report["storage"]),
        (503, &"broken".into()),
        "{report}"
    );
    assert_served(&site, &before);
    drop(broken);
    until_ready(&site);
    // It was kept or not; what matters is that the sender learns which, and that it is there once.
    let again = send(&site, "submissions", &jws);
    let stored = again.status == 202 || (again.status == 409 && again.json()["code"] == "replayed");
    assert!(stored, "{} {}", again.status, again.text());
    let once = send(&site, "submissions", &jws);
    assert_eq!(
        (once.status, &once.json()["code"]),
        (409, &"replayed".into())
    );
    assert!(!site.log().contains("panicked"), "{}", site.log());
}
