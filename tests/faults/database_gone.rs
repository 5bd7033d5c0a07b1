//! PostgreSQL stops, crashes, and comes back: it is said at once, reads go on, and work goes on by itself.

use std::time::{Duration, Instant};

use harness::cluster::Cluster;
use harness::database::Database;
use harness::poll::until;
use harness::site::Setup;

use crate::published::{
    assert_not_started, assert_refused, assert_served, feed, published, ready, submit, until_ready,
};

/// Long before any client gives up.
const FAST: Duration = Duration::from_secs(3);

fn comes_back(end: impl Fn(&mut Cluster)) {
    let mut cluster = Cluster::start();
    let (site, stockholm) = published(Database::postgres_in(&cluster), Setup::default());
    let before = feed(&site);
    end(&mut cluster);
    until("the loss is noticed", || {
        (ready(&site).0 == 503).then_some(())
    });
    assert_eq!(ready(&site).1["database"], "away");
    for name in ["b", "c", "d"] {
        let begun = Instant::now();
        let answer = submit(&site, &stockholm, name);
        assert_refused(&answer, 503, "database_unavailable", "try again later");
        assert!(begun.elapsed() < FAST, "{:?}", begun.elapsed());
    }
    assert_served(&site, &before);
    cluster.start_again();
    until_ready(&site);
    let answer = submit(&site, &stockholm, "b");
    assert_eq!(answer.status, 202, "{}", answer.text());
    assert!(!site.log().contains("panicked"), "{}", site.log());
    drop(site);
}

#[test]
fn a_database_that_was_stopped_is_away_at_once_and_used_again_when_it_is_back() {
    comes_back(Cluster::stop);
}

#[test]
fn a_database_that_crashed_is_away_at_once_and_used_again_when_it_is_back() {
    comes_back(Cluster::crash);
}

#[test]
fn a_start_without_the_database_says_so_and_a_later_one_serves() {
    let mut cluster = Cluster::start();
    let (mut site, _) = published(Database::postgres_in(&cluster), Setup::default());
    let before = feed(&site);
    site.stop();
    cluster.stop();
    let ended = site.try_start().unwrap_err();
    assert_not_started(
        &ended,
        &["cannot be opened", "Check that the database runs"],
    );
    cluster.start_again();
    std::fs::remove_file(site.log_file()).unwrap();
    site.start();
    assert_served(&site, &before);
    until_ready(&site);
    drop(site);
}
