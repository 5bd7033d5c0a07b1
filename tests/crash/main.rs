//! The server killed at random moments under load: what it acknowledged is there once, what it did not is there whole or not at all.
//!
//! `cargo xtask test` kills it 50 times on each database, `cargo xtask crash` as often as it is told; both run this.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod ledger;
mod noticed;
mod random;
mod rows;
mod run;
mod writer;

use harness::cluster::Cluster;
use harness::database::Database;

#[test]
fn nothing_acknowledged_is_lost_or_doubled_on_sqlite() {
    run::kills(|| (Database::Sqlite, None));
}

#[test]
fn nothing_acknowledged_is_lost_or_doubled_on_postgres() {
    run::kills(|| {
        // Durable, unlike the cluster of the other tests.
        let cluster = Cluster::start();
        (Database::postgres_in(&cluster), Some(cluster))
    });
}
