//! A18, first half: one client that asks without end is told to wait, and everyone else is served meanwhile.

use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use harness::database::Database;
use harness::http::Answer;
use harness::poll::until;
use harness::site::{Setup, Site};
use harness::wire::{ELSEWHERE, HERE, Line, get, post};

/// A public file that is there whether or not anything is published.
const FILE: &str = "/schemas/entity/1.json";
/// Requests sent before their answers are read.
const AT_ONCE: usize = 16;
/// No answer of ours may take the other client longer.
const SOON: Duration = Duration::from_secs(1);

/// A registry whose budgets are the defaults, reached without a proxy.
fn site() -> Site {
    let config = "[http]\ntrusted_proxies = []\n[rates]\nreads_per_second = 200\nqueries_per_second = 20\nstatements_per_second = 5\n";
    let setup = Setup {
        config: config.to_owned(),
        ..Setup::default()
    };
    Site::with(Database::Sqlite, setup)
}

/// Sends a request again and again, at most so often, until it is refused; says how often it was not.
fn flood(site: &Site, request: &str, expected: u16, most: usize) -> (usize, Answer) {
    let mut line = Line::open(HERE, site.address());
    let mut served = 0;
    while served < most {
        line.send(&request.repeat(AT_ONCE));
        for _ in 0..AT_ONCE {
            let answer = line.answer();
            if answer.status != expected {
                return (served, answer);
            }
            served += 1;
        }
    }
    panic!("{served} requests in a row were served");
}

/// Asserts that an answer says when to come back.
#[track_caller]
fn assert_told_to_wait(answer: &Answer) {
    assert_eq!(answer.status, 429, "{}", answer.text());
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.json()["code"], "too_many_requests");
    let seconds: u64 = answer.header("retry-after").parse().unwrap();
    assert!((1..=60).contains(&seconds), "{seconds}");
}

fn is_served(site: &Site, from: Ipv4Addr, request: &str, status: u16) -> Option<()> {
    let answer = Line::open(from, site.address()).ask(request);
    (answer.status == status).then_some(())
}

#[test]
fn a18_who_reads_without_end_is_told_to_wait_and_others_read_on() {
    let site = site();
    until("the registry reads from memory", || {
        is_served(&site, ELSEWHERE, &get(FILE), 200)
    });
    let before = site.process().resident_bytes();
    let (served, refused) = flood(&site, &get(FILE), 200, 60_000);
    assert_told_to_wait(&refused);
    assert!(served >= 5_000, "refused after {served}");
    let finished = AtomicBool::new(false);
    let longest = thread::scope(|scope| {
        // The flood goes on for as long as the other client reads.
        scope.spawn(|| {
            let mut line = Line::open(HERE, site.address());
            for _ in 0..20_000 {
                if finished.load(Ordering::Relaxed) {
                    break;
                }
                line.send(&get(FILE).repeat(AT_ONCE));
                for _ in 0..AT_ONCE {
                    // Now and then there is room for one.
                    let answer = line.answer();
                    assert!(matches!(answer.status, 200 | 429), "{}", answer.status);
                }
            }
        });
        let mut line = Line::open(ELSEWHERE, site.address());
        let mut read = || {
            let begun = Instant::now();
            assert_eq!(line.ask(&get(FILE)).status, 200);
            begun.elapsed()
        };
        let longest = (0..1_000).map(|_| read()).max();
        finished.store(true, Ordering::Relaxed);
        longest.unwrap()
    });
    assert!(longest < SOON, "the other client waited {longest:?}");
    let after = site.process().resident_bytes();
    assert!(
        after.saturating_sub(before) < 64 * 1024 * 1024,
        "{before} {after}"
    );
    // Who waits is served again.
    until("the budget has filled up a little", || {
        is_served(&site, HERE, &get(FILE), 200)
    });
}

#[test]
fn a18_statements_and_queries_have_smaller_budgets_of_their_own() {
    let site = site();
    let nonce = post("/registry/v1/nonces", "application/json", "{}");
    let (served, refused) = flood(&site, &nonce, 201, 3_000);
    assert_told_to_wait(&refused);
    assert!(served >= 200, "refused after {served}");
    let query = get("/registry/v1/federations");
    let (served, refused) = flood(&site, &query, 200, 3_000);
    assert_told_to_wait(&refused);
    assert!(served >= 500, "refused after {served}");
    // Both of another client are untouched, and so are this one's reads from memory.
    for (from, request, status) in [
        (ELSEWHERE, &nonce, 201),
        (ELSEWHERE, &query, 200),
        (HERE, &get("/health/live"), 200),
    ] {
        is_served(&site, from, request, status).unwrap();
    }
    until("there is room for another number", || {
        is_served(&site, HERE, &nonce, 201)
    });
}
