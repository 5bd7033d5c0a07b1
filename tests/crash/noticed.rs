//! The ledger itself is tried: what is missing, half there or miscounted is noticed.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::thread;

use harness::database::{Database, SQLITE_FILE};
use harness::poll::until;

use crate::ledger::Ledger;
use crate::run::{Registry, registry};
use crate::writer::Writer;

/// What a faulty server could have left behind.
const DAMAGE: [&str; 5] = [
    "DELETE FROM statement WHERE sha256 = (SELECT item FROM document_version WHERE kind = 'entity' LIMIT 1)",
    "DELETE FROM replay WHERE statement = (SELECT item FROM document_version WHERE kind = 'entity' LIMIT 1)",
    "DELETE FROM document_version WHERE rowid = (SELECT max(rowid) FROM document_version WHERE kind = 'entity')",
    "UPDATE document SET last_version = last_version + 1 WHERE kind = 'entity'",
    "UPDATE item_federation SET state = 'approved', closed_at = 1 WHERE state = 'withdrawn'",
];

#[test]
fn the_ledger_notices_what_is_missing_half_there_or_miscounted() {
    let Registry { mut site, member } = registry(Database::Sqlite);
    let ledger = Mutex::new(Ledger::default());
    let mut writer = Writer::new(&member, 0);
    thread::scope(|scope| {
        scope.spawn(|| writer.write(&site, &member, &ledger));
        until("there are a few versions", || {
            (ledger.lock().unwrap().confirmed() >= 6).then_some(())
        });
        site.process().kill_at_once();
    });
    site.kill();
    let ledger = ledger.into_inner().unwrap();
    // Everything in one file, so that a copy of it is a copy of all.
    site.database
        .execute(site.path(), "PRAGMA wal_checkpoint(TRUNCATE)");
    let (file, copy) = (site.path().join(SQLITE_FILE), site.path().join("copy"));
    fs::copy(&file, &copy).unwrap();
    ledger.verify(&site, "as the server left it");
    for damage in DAMAGE {
        site.database.execute(site.path(), damage);
        let outcome = catch_unwind(AssertUnwindSafe(|| ledger.verify(&site, damage)));
        assert!(outcome.is_err(), "not noticed: {damage}");
        for suffix in ["-wal", "-shm"] {
            // They belong to the file that is replaced.
            let _ = fs::remove_file(site.path().join(format!("{SQLITE_FILE}{suffix}")));
        }
        fs::copy(&copy, &file).unwrap();
    }
    ledger.verify(&site, "as the server left it, once more");
}
