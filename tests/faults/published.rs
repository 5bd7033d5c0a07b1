//! A registry that has published something, and what is looked at when something goes wrong.

use harness::database::{Database, SQLITE_FILE};
use harness::documents::{client, entity, entity_id, organisation};
use harness::http::{Answer, get};
use harness::member::Member;
use harness::poll::until;
use harness::process::Ended;
use harness::site::{FEED, Setup, Site};
use harness::statements::{SUBMISSION, send, sign, submission};
use serde_json::Value;

/// Entity `a` of Stockholm, approved and published.
pub(crate) fn published(database: Database, setup: Setup) -> (Site, Member) {
    let site = Site::with(database, setup);
    let stockholm = Member::stockholm();
    site.enrol(&stockholm);
    let changes = vec![
        organisation(&stockholm),
        entity(&stockholm, "a", &client(&stockholm)),
    ];
    let receipt = stockholm.submit(&site, changes);
    site.approve(&receipt.id);
    site.feed_of(&[&entity_id(&stockholm, "a")]);
    (site, stockholm)
}

/// A statement that submits one more entity.
pub(crate) fn statement(site: &Site, member: &Member, name: &str) -> String {
    let change = entity(member, name, &client(member));
    sign(
        &submission(member, site, &[change]),
        SUBMISSION,
        &member.key,
    )
}

/// Submits one more entity; whatever comes of it.
pub(crate) fn submit(site: &Site, member: &Member, name: &str) -> Answer {
    send(site, "submissions", &statement(site, member, name))
}

/// What the readiness says, with its status.
pub(crate) fn ready(site: &Site) -> (u16, Value) {
    let answer = get(site.address(), "/health/ready", &[]);
    (answer.status, answer.json())
}

pub(crate) fn until_ready(site: &Site) {
    until("the server is ready", || {
        (ready(site).0 == 200).then_some(())
    });
}

/// What was published is served, byte for byte, and the page beside it.
#[track_caller]
pub(crate) fn assert_served(site: &Site, before: &[u8]) {
    let feed = get(site.address(), FEED, &[]);
    assert_eq!((feed.status, feed.body.as_slice()), (200, before));
    assert_eq!(get(site.address(), "/", &[]).status, 200);
    assert_eq!(get(site.address(), "/health/live", &[]).status, 200);
}

/// A refusal by the server's own state: this status and code, and a sentence that says this.
#[track_caller]
pub(crate) fn assert_refused(answer: &Answer, status: u16, code: &str, says: &str) {
    assert_eq!(answer.status, status, "{}", answer.text());
    let problem = answer.json();
    assert_eq!(problem["code"], code, "{problem}");
    let detail = problem["detail"].as_str().unwrap();
    assert!(detail.contains(says), "not said: {says}\n{problem}");
}

/// A start that was refused with one message, which says all of this.
#[track_caller]
pub(crate) fn assert_not_started(ended: &Ended, says: &[&str]) {
    assert_eq!(ended.status.code(), Some(1), "{}", ended.log);
    assert!(!ended.log.contains("panicked"), "{}", ended.log);
    for text in says {
        assert!(ended.log.contains(text), "not said: {text}\n{}", ended.log);
    }
}

/// The public feed, as it is now.
pub(crate) fn feed(site: &Site) -> Vec<u8> {
    get(site.address(), FEED, &[]).body
}

/// Leaves an SQLite registry that was stopped as one file: what is written beside it may outlive a stop, and then a start needs less of the disk.
pub(crate) fn as_one_file(site: &Site) {
    site.database
        .execute(site.path(), "PRAGMA wal_checkpoint(TRUNCATE)");
    let beside = |suffix| site.path().join(format!("{SQLITE_FILE}{suffix}"));
    assert!(!beside("-wal").exists() && !beside("-shm").exists());
}

/// A server that is started inside a mount namespace of its own, by a shell script that ends in `exec "$@"`. What it mounts goes away with the server.
pub(crate) fn in_namespace(script: &str) -> Vec<String> {
    [
        "unshare",
        "--user",
        "--map-root-user",
        "--mount",
        "sh",
        "-euc",
        script,
        "sh",
    ]
    .map(str::to_owned)
    .into()
}
