//! A migration that is killed in the middle: the next start says what to do, and `migrate` completes.

use std::fs;
use std::path::Path;

use harness::cluster::Cluster;
use harness::database::Database;
use harness::programs::{Outcome, clean, program, run, server};
use harness::site::{Setup, Site};

use crate::published::{assert_not_started, assert_served, feed, published, until_ready};

/// The migration that is undone first, so that it is there to be done again.
const LAST: &str = "20261122000900_entity_marks";

/// Takes the tables back to before the last migration.
fn take_back(site: &Site, kind: &str) {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let down = repository.join(format!("migrations/{kind}/{LAST}/down.sql"));
    let version = LAST.split('_').next().unwrap();
    let sql = format!(
        "BEGIN; {} DELETE FROM __diesel_schema_migrations WHERE version = '{version}'; COMMIT;",
        fs::read_to_string(down).unwrap()
    );
    site.database.execute(site.path(), &sql);
}

/// `migrate`, killed at the `place`th of these system calls.
fn killed_at(site: &Site, call: &str, place: usize) -> Outcome {
    let mut strace = clean(Path::new("strace"), site.path());
    strace
        .args(["-f", "-o", "strace.log", "-e", &format!("trace={call}")])
        .args(["-e", &format!("inject={call}:signal=KILL:when={place}")])
        .arg(program("tillit-server"))
        .arg("migrate");
    run(&mut strace)
}

fn interrupted(database: Database, kind: &str, call: &str) {
    let (mut site, _) = published(database, Setup::default());
    let before = feed(&site);
    site.stop();
    let mut kills = 0;
    // Every moment: from the first bytes that are written until it runs to its end.
    for place in 1.. {
        take_back(&site, kind);
        let outcome = killed_at(&site, call, place);
        if outcome.code == Some(0) {
            break;
        }
        kills += 1;
        assert!(kills < 500, "{outcome}");
        fs::remove_file(site.log_file()).unwrap();
        match site.try_start() {
            Err(ended) => {
                assert_not_started(
                    &ended,
                    &[
                        "lacks 1 change(s)",
                        LAST,
                        "Make a backup, then run `tillit-server migrate`",
                    ],
                );
                run(server(site.path()).arg("migrate")).ended(0).says(LAST);
            }
            // It was killed after everything was durable.
            Ok(()) => site.stop(),
        }
    }
    assert!(kills > 2, "nothing was interrupted");
    run(server(site.path()).arg("migrate"))
        .ended(0)
        .says("up to date");
    site.start();
    until_ready(&site);
    assert_served(&site, &before);
}

#[test]
fn a_migration_that_is_killed_on_sqlite_is_done_again_whole() {
    interrupted(Database::Sqlite, "sqlite", "pwrite64");
}

#[test]
fn a_migration_that_is_killed_on_postgres_is_done_again_whole() {
    let cluster = Cluster::start();
    interrupted(Database::postgres_in(&cluster), "postgres", "sendto");
}
