//! What a registry knows that was restored from a backup, and what it refuses afterwards.

use std::fs;

use harness::database::{Database, SQLITE_FILE, move_sqlite};
use harness::documents::{client, entity, entity_id, organisation};
use harness::http::get;
use harness::member::Member;
use harness::programs::{run, server};
use harness::site::{FEED, Site};

#[test]
fn a_restored_registry_serves_what_the_backup_held_and_takes_up_from_there() {
    let mut site = Site::begin(Database::Sqlite);
    let stockholm = Member::stockholm();
    site.enrol(&stockholm);
    let first = entity(&stockholm, "first", &client(&stockholm));
    let sent = stockholm.submit(&site, vec![organisation(&stockholm), first]);
    site.approve(&sent.id);
    let id = entity_id(&stockholm, "first");
    site.feed_of(&[&id]);
    let held = get(site.address(), FEED, &[]).body;
    run(server(site.path()).args(["backup", "copy.db"]))
        .ended(0)
        .says("checked");

    // After the backup: another entity, approved and published.
    let second = entity(&stockholm, "second", &client(&stockholm));
    let sent = stockholm.submit(&site, vec![second.clone()]);
    site.approve(&sent.id);
    let other = entity_id(&stockholm, "second");
    site.feed_of(&[&id, &other]);
    site.kill();

    move_sqlite(site.path(), "", "aside-");
    fs::copy(site.path().join("copy.db"), site.path().join(SQLITE_FILE)).unwrap();
    site.start();
    assert_eq!(
        get(site.address(), FEED, &[]).body,
        held,
        "served byte for byte"
    );

    // The member sends what was lost, and it is published with what was kept.
    let sent = stockholm.submit(&site, vec![second]);
    site.approve(&sent.id);
    site.feed_of(&[&id, &other]);
}

#[test]
fn a_backup_is_refused_where_something_stands_and_leaves_nothing_behind_where_it_cannot_be_made() {
    let site = Site::begin(Database::Sqlite);
    fs::write(site.path().join("taken"), "mine").unwrap();
    run(server(site.path()).args(["backup", "taken"]))
        .ended(1)
        .says("exists; nothing was changed");
    assert_eq!(fs::read(site.path().join("taken")).unwrap(), b"mine");
    run(server(site.path()).args(["backup", "no/such/folder.db"]))
        .ended(1)
        .says("Check that its folder exists");
}

#[test]
fn a_backup_of_postgresql_names_its_own_tools() {
    let site = Site::begin(Database::postgres());
    run(server(site.path()).args(["backup", "copy.db"]))
        .ended(1)
        .says("pg_dump");
}

#[test]
fn a_registry_restored_without_its_keys_does_not_start() {
    let mut site = Site::begin(Database::Sqlite);
    site.stop();
    let key = site.path().join("keys/publish-moa.pem");
    fs::remove_file(&key).unwrap();
    run(server(site.path()).arg("serve"))
        .ended(1)
        .says("restore its file");
}
