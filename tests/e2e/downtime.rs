//! Stops, restarts, and a database that is gone: what was published stays readable.

use harness::database::{Database, move_sqlite};
use harness::documents::{client, entity, entity_id, organisation};
use harness::http::get;
use harness::member::Member;
use harness::poll::until;
use harness::site::{FEED, Site};

fn published(database: Database) -> (Site, Member) {
    let site = Site::begin(database);
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

fn ready(site: &Site) -> u16 {
    get(site.address(), "/health/ready", &[]).status
}

/// Restarts, and asks once: the first answer must hold what was published before.
fn restart(database: Database) {
    let (mut site, stockholm) = published(database);
    let before = site.feed().unwrap();
    site.stop();
    site.start();
    let first = get(site.address(), FEED, &[]);
    assert_eq!(first.status, 200);
    assert_eq!(first.body, before.bytes);
    assert_eq!(ready(&site), 200);
    // The key, and everything that was decided, is still there: the work goes on.
    let changes = vec![entity(&stockholm, "b", &client(&stockholm))];
    let receipt = stockholm.submit(&site, changes);
    site.approve(&receipt.id);
    let ids = ["a", "b"].map(|name| entity_id(&stockholm, name));
    site.feed_of(&ids.each_ref().map(String::as_str));
}

#[test]
fn what_was_published_on_sqlite_is_served_again_from_the_first_request() {
    restart(Database::Sqlite);
}

#[test]
fn what_was_published_on_postgres_is_served_again_from_the_first_request() {
    restart(Database::postgres());
}

/// Public reads go on; what needs the database says that it is unavailable, and so does the readiness.
fn without_database(site: &mut Site) {
    let before = get(site.address(), FEED, &[]);
    assert_eq!(ready(site), 200);
    site.lose_database();
    until("the loss is noticed", || (ready(site) == 503).then_some(()));
    let after = get(site.address(), FEED, &[]);
    assert_eq!((after.status, after.body), (200, before.body));
    assert_eq!(get(site.address(), "/", &[]).status, 200);
    assert_eq!(get(site.address(), "/health/live", &[]).status, 200);
    let federations = get(site.address(), "/registry/v1/federations", &[]);
    assert_eq!(federations.status, 503);
    assert_eq!(
        federations.header("content-type"),
        "application/problem+json"
    );
}

#[test]
fn reads_go_on_when_the_sqlite_file_is_moved_away_and_work_when_it_is_back() {
    let (mut site, _) = published(Database::Sqlite);
    without_database(&mut site);
    move_sqlite(site.path(), "away-", "");
    until("the database is used again", || {
        (ready(&site) == 200).then_some(())
    });
}

#[test]
fn reads_go_on_when_the_postgres_database_is_dropped() {
    let (mut site, _) = published(Database::postgres());
    without_database(&mut site);
}
