//! The system's clock is set under a running server: nothing older is published, statements are told of clocks, and all goes on when it is right.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use harness::database::Database;
use harness::poll::until;
use harness::site::{Setup, Site};
use serde_json::Value;

use crate::published::{
    assert_refused, assert_served, feed, published, ready, submit, until_ready,
};

/// A clock that a file sets.
pub(crate) struct Clock {
    folder: tempfile::TempDir,
}

impl Clock {
    pub(crate) fn right() -> Self {
        let clock = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        clock.set("+0");
        clock
    }

    /// So far from the right time: `-1h`, `+1d`.
    pub(crate) fn set(&self, away: &str) {
        let new = self.folder.path().join("new");
        fs::write(&new, format!("{away}\n")).unwrap();
        fs::rename(new, self.file()).unwrap();
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("clock")
    }

    /// A server that lives by this clock.
    pub(crate) fn setup(&self) -> Setup {
        let file = self.file().display().to_string();
        let environment = [
            ("LD_PRELOAD", library()),
            ("FAKETIME_TIMESTAMP_FILE", file),
            ("FAKETIME_NO_CACHE", "1".to_owned()),
            // Waiting goes by the monotonic clock, which nobody sets.
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1".to_owned()),
        ];
        Setup {
            environment: environment
                .map(|(name, value)| (name.to_owned(), value))
                .into(),
            ..Setup::default()
        }
    }
}

/// libfaketime for programs with threads; Debian keeps it in the folder of the machine's kind.
fn library() -> String {
    let folders = fs::read_dir("/usr/lib").unwrap();
    folders
        .map(|folder| folder.unwrap().path().join("faketime/libfaketimeMT.so.1"))
        .find(|path| path.is_file())
        .expect("libfaketime is there: `cargo xtask test` installs it")
        .display()
        .to_string()
}

/// When the metadata was issued, as it says itself.
pub(crate) fn issued(site: &Site) -> i64 {
    site.feed().unwrap().payload["iat"].as_i64().unwrap()
}

fn clock_of(report: &Value) -> &Value {
    &report["federations"][0]["clock"]
}

/// Processor time in hundredths of a second.
fn worked(site: &Site) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{}/stat", site.process().pid())).unwrap();
    let after_name = stat.rsplit(')').next().unwrap();
    let fields: Vec<&str> = after_name.split_whitespace().collect();
    fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
}

#[test]
fn a_clock_that_goes_back_an_hour_publishes_nothing_older_and_goes_on_when_it_is_right() {
    let clock = Clock::right();
    let (site, stockholm) = published(Database::Sqlite, clock.setup());
    let before = feed(&site);
    clock.set("-1h");
    until("the clock is found to be wrong", || {
        let (status, report) = ready(&site);
        (status == 503 && clock_of(&report) == "behind").then_some(())
    });
    until("the log says it", || {
        site.log()
            .contains("the system's clock was set")
            .then_some(())
    });
    assert_refused(
        &submit(&site, &stockholm, "b"),
        400,
        "issued_in_future",
        "clock",
    );
    let (begun, work) = (Instant::now(), worked(&site));
    until("some rounds have passed", || {
        (begun.elapsed() > Duration::from_secs(3)).then_some(())
    });
    assert!(worked(&site) - work < 150, "it is busy with nothing");
    assert_served(&site, &before);
    clock.set("+0");
    until_ready(&site);
    let answer = submit(&site, &stockholm, "b");
    assert_eq!(answer.status, 202, "{}", answer.text());
    assert!(!site.log().contains("panicked"), "{}", site.log());
}

#[test]
fn a_clock_that_goes_forward_a_day_signs_again_and_nothing_older_follows() {
    let clock = Clock::right();
    let (site, stockholm) = published(Database::Sqlite, clock.setup());
    let before = issued(&site);
    clock.set("+1d");
    let ahead = until("everything is signed again", || {
        Some(issued(&site)).filter(|issued| *issued >= before + 24 * 3600)
    });
    assert_refused(
        &submit(&site, &stockholm, "b"),
        400,
        "statement_expired",
        "clock",
    );
    clock.set("+0");
    until("the clock is found to be behind", || {
        (clock_of(&ready(&site).1) == "behind").then_some(())
    });
    // Members go on; what they change is published when the clock has passed what is published already.
    let answer = submit(&site, &stockholm, "b");
    assert_eq!(answer.status, 202, "{}", answer.text());
    site.approve(&answer.json()["id"].as_str().unwrap().parse().unwrap());
    until("publishing is refused", || {
        site.log()
            .contains("Check the clock and its time service")
            .then_some(())
    });
    assert_eq!(issued(&site), ahead);
    clock.set("+1d");
    until("what was approved is published", || {
        (issued(&site) > ahead).then_some(())
    });
    assert!(!site.log().contains("panicked"), "{}", site.log());
}
