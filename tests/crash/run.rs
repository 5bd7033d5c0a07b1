//! The run: write, kill, start, verify, and again.

use std::env;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use harness::cluster::Cluster;
use harness::database::Database;
use harness::documents::organisation;
use harness::member::Member;
use harness::site::Site;

use crate::ledger::Ledger;
use crate::random::below;
use crate::writer::Writer;

const WRITERS: usize = 8;
/// Kills in the test run.
const KILLS: u64 = 50;
/// A registry is replaced after so many, so that looking at all of it stays quick.
const KILLS_OF_ONE: u64 = 250;
/// A kill comes after at most so many acknowledgements of a start,
const MOST_CONFIRMED: u64 = 24;
/// and at most so many milliseconds later: somewhere inside the work on the next ones.
const LATEST_MS: u64 = 40;
/// A start without any acknowledgement for so long is killed all the same.
const PATIENCE: Duration = Duration::from_secs(10);

/// Kills as often as the environment says: `TILLIT_CRASH_KILLS`, from number `TILLIT_CRASH_FROM`, for at most `TILLIT_CRASH_MINUTES`, by `TILLIT_CRASH_SEED`.
pub(crate) fn kills(make: impl Fn() -> (Database, Option<Cluster>)) {
    let begun = Instant::now();
    let seed = number("TILLIT_CRASH_SEED").unwrap_or_else(|| u64::from(std::process::id()));
    let end = number("TILLIT_CRASH_KILLS").unwrap_or(KILLS);
    let most = number("TILLIT_CRASH_MINUTES").map(|minutes| Duration::from_secs(60 * minutes));
    let mut kill = number("TILLIT_CRASH_FROM").unwrap_or(0);
    let (mut sent, mut acknowledged) = (0, 0);
    println!("seed {seed}, kills {kill} to {end}");
    while kill < end {
        let (database, cluster) = make();
        let until = end.min(kill - kill % KILLS_OF_ONE + KILLS_OF_ONE);
        let outcome;
        (kill, outcome) = one_registry(database, seed, kill..until, &|| {
            most.is_some_and(|most| begun.elapsed() >= most)
        });
        sent += outcome.0;
        acknowledged += outcome.1;
        drop(cluster);
        println!(
            "{kill} kills, {sent} statements sent, {acknowledged} acknowledged, {} s",
            begun.elapsed().as_secs()
        );
        if kill < end && most.is_some_and(|most| begun.elapsed() >= most) {
            println!("the time is over; go on with --seed {seed} --from {kill}");
            return;
        }
    }
}

/// A registry with one member, whose organisation is approved.
pub(crate) struct Registry {
    pub(crate) site: Site,
    pub(crate) member: Member,
}

pub(crate) fn registry(database: Database) -> Registry {
    let site = Site::begin(database);
    let member = Member::stockholm();
    site.enrol(&member);
    let receipt = member.submit(&site, vec![organisation(&member)]);
    site.approve(&receipt.id);
    Registry { site, member }
}

/// Returns the number of the next kill, and how much was sent and acknowledged.
fn one_registry(
    database: Database,
    seed: u64,
    kills: std::ops::Range<u64>,
    is_over: &dyn Fn() -> bool,
) -> (u64, (usize, usize)) {
    let Registry { mut site, member } = registry(database);
    let ledger = Mutex::new(Ledger::default());
    let mut writers: Vec<_> = (0..WRITERS)
        .map(|number| Writer::new(&member, number))
        .collect();
    let mut next = kills.start;
    for kill in kills {
        let goal = ledger.lock().unwrap().confirmed() + below(MOST_CONFIRMED, seed, kill) as usize;
        let moment = Duration::from_millis(below(LATEST_MS, !seed, kill));
        thread::scope(|scope| {
            let running: Vec<_> = writers
                .iter_mut()
                .map(|writer| scope.spawn(|| writer.write(&site, &member, &ledger)))
                .collect();
            let begun = Instant::now();
            while ledger.lock().unwrap().confirmed() < goal && begun.elapsed() < PATIENCE {
                thread::sleep(Duration::from_millis(1));
            }
            thread::sleep(moment);
            site.process().kill_at_once();
            for writer in running {
                writer.join().unwrap();
            }
        });
        site.kill();
        site.start();
        ledger
            .lock()
            .unwrap()
            .verify(&site, &format!("seed {seed}, after kill {kill}"));
        next = kill + 1;
        if is_over() {
            break;
        }
    }
    site.stop();
    site.start();
    let ledger = ledger.into_inner().unwrap();
    ledger.verify(&site, &format!("seed {seed}, after an orderly stop"));
    if let Database::Sqlite = site.database {
        assert_eq!(
            site.database.ask(site.path(), "PRAGMA integrity_check"),
            ["ok"]
        );
        assert!(
            site.database
                .ask(site.path(), "PRAGMA foreign_key_check")
                .is_empty()
        );
    }
    (next, (ledger.sent(), ledger.confirmed()))
}

fn number(variable: &str) -> Option<u64> {
    let text = env::var(variable).ok()?;
    Some(
        text.parse()
            .unwrap_or_else(|_| panic!("{variable} is a number, not {text:?}")),
    )
}
