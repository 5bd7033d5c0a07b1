//! What callers learn when a database is away, busy, or cannot write, and that all of it passes.

use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use tillit_store::{HoldAloneError, Store, StoreError, Transaction};

use crate::database::Fresh;
use crate::fixtures::at;

/// How long a caller may wait to hear that a database is away.
const FAST: Duration = Duration::from_secs(2);

fn refuse_connections(database: &Fresh, refuse: bool) {
    let Fresh::Postgres(server) = database else {
        panic!("SQLite takes no connections")
    };
    let name = server.url().rsplit('/').next().unwrap();
    let cluster = std::env::var("TILLIT_TEST_POSTGRES").unwrap();
    // From beside it, because the database itself lets nobody in.
    crate::database::ask_postgres(
        &cluster,
        &format!("ALTER DATABASE {name} ALLOW_CONNECTIONS {}", !refuse),
    );
    crate::database::ask_postgres(
        &cluster,
        &format!(
            "SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE datname = '{name}'"
        ),
    );
}

#[test]
fn a_database_that_is_away_is_said_to_be_at_once_and_used_again_when_it_is_back() {
    let database = Fresh::postgres();
    let store = Store::create(&database.url(), at(0)).unwrap();
    store.ping().unwrap();
    refuse_connections(&database, true);
    for _ in 0..5 {
        let begun = Instant::now();
        let error = store.ping().unwrap_err();
        assert!(matches!(error, StoreError::Unavailable { .. }), "{error}");
        assert!(begun.elapsed() < FAST, "{:?}", begun.elapsed());
    }
    refuse_connections(&database, false);
    let begun = Instant::now();
    while store.ping().is_err() {
        assert!(
            begun.elapsed() < Duration::from_secs(30),
            "does not recover"
        );
        thread::yield_now();
    }
}

fn fact(t: &mut Transaction<'_>, name: &str) -> Result<(), StoreError> {
    t.set_meta(name, "changed")
}

#[test]
fn two_writers_that_wait_for_each_other_are_told_to_try_again() {
    let database = Fresh::postgres();
    let store = Store::create(&database.url(), at(0)).unwrap();
    store
        .write(|t| fact(t, "a").and_then(|()| fact(t, "b")))
        .unwrap();
    let both_began = Barrier::new(2);
    let cross = |first: &str, second: &str| {
        store.write(|t| {
            fact(t, first)?;
            both_began.wait();
            fact(t, second)
        })
    };
    let outcomes = thread::scope(|scope| {
        let other = scope.spawn(|| cross("b", "a"));
        [cross("a", "b"), other.join().unwrap()]
    });
    let refused: Vec<_> = outcomes.iter().filter_map(|o| o.as_ref().err()).collect();
    assert_eq!(refused, [&StoreError::Busy]);
}

#[test]
fn a_server_that_ends_connections_is_away_whatever_language_it_speaks() {
    let database = Fresh::postgres();
    let store = Store::create(&database.url(), at(0)).unwrap();
    // The code alone decides: this text is nobody's.
    database.execute(
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN RAISE EXCEPTION 'låset kunde inte tas' USING ERRCODE = NEW.value; END $$;
         CREATE TRIGGER refuse BEFORE INSERT ON meta FOR EACH ROW EXECUTE FUNCTION refuse()",
    );
    let told = |code: &str| store.write(|t| t.set_meta("x", code)).unwrap_err();
    for code in ["55P03", "40P01", "40001"] {
        assert_eq!(told(code), StoreError::Busy, "{code}");
    }
    for code in ["57P01", "57P03", "53300", "08006"] {
        assert!(
            matches!(told(code), StoreError::Unavailable { .. }),
            "{code}"
        );
    }
    for (code, fault) in [
        ("53100", "full"),
        ("25006", "read-only"),
        ("58030", "broken"),
    ] {
        let error = told(code);
        let StoreError::Storage { fault: found, .. } = &error else {
            panic!("{code}: {error}")
        };
        assert_eq!(found.as_str(), fault, "{code}");
        assert_eq!(store.fault(), Some(*found), "{code}");
    }
    assert!(matches!(told("42501"), StoreError::Failed { .. }));
}

#[test]
fn one_process_serves_an_sqlite_file_and_the_next_is_told_which() {
    let database = Fresh::sqlite();
    let first = Store::create(&database.url(), at(0)).unwrap();
    first.hold_alone().unwrap();
    let second = Store::open(&database.url()).unwrap();
    let error = second.hold_alone().unwrap_err();
    assert!(matches!(error, HoldAloneError::Taken { .. }), "{error}");
    let own = format!("(process {})", std::process::id());
    assert!(error.to_string().contains(&own), "{error}");
    drop(first);
    second.hold_alone().unwrap();
}
