//! An upgrade with data in place: tables of an earlier step, `migrate`, and everything is served as before.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use harness::database::{Database, SQLITE_FILE};
use harness::documents::{client, entity, entity_id, organisation};
use harness::http::get;
use harness::member::Member;
use harness::programs::{run, server};
use harness::site::{FEED, Site};

use crate::pages::repository;

#[test]
fn on_sqlite_data_stays_in_place() {
    upgrade(Database::Sqlite);
}

#[test]
fn on_postgresql_data_stays_in_place() {
    upgrade(Database::postgres());
}

fn upgrade(database: Database) {
    let mut site = Site::begin(database);
    let stockholm = Member::stockholm();
    site.enrol(&stockholm);
    let one = entity(&stockholm, "one", &client(&stockholm));
    let sent = stockholm.submit(&site, vec![organisation(&stockholm), one]);
    site.approve(&sent.id);
    site.feed_of(&[&entity_id(&stockholm, "one")]);
    let paths = [
        FEED,
        "/federations/moa/keys.jwks",
        "/registry/v1/federations/moa/publications",
    ];
    let look = |site: &Site| paths.map(|path| get(site.address(), path, &[]).body);
    let before = look(&site);
    site.stop();

    let last = last_migration(&site);
    step_back(&site, &last);
    run(server(site.path()).arg("serve"))
        .ended(1)
        .says("run `tillit-server migrate`");
    let name = last.file_name().unwrap().to_string_lossy();
    run(server(site.path()).arg("migrate")).ended(0).says(&name);
    run(server(site.path()).arg("migrate"))
        .ended(0)
        .says("up to date");
    site.start();
    assert!(look(&site) == before, "served byte for byte");

    // And it goes on.
    let two = entity(&stockholm, "two", &client(&stockholm));
    let sent = stockholm.submit(&site, vec![two]);
    site.approve(&sent.id);
    site.feed_of(
        &["one", "two"]
            .map(|name| entity_id(&stockholm, name))
            .each_ref()
            .map(String::as_str),
    );
}

/// The folder of the newest migration for the database.
fn last_migration(site: &Site) -> PathBuf {
    let kind = match site.database {
        Database::Sqlite => "sqlite",
        _ => "postgres",
    };
    let folder = fs::read_dir(repository("migrations").join(kind)).unwrap();
    folder.map(|entry| entry.unwrap().path()).max().unwrap()
}

/// Takes the last step back, with the database's own tool.
fn step_back(site: &Site, migration: &std::path::Path) {
    let down = fs::read_to_string(migration.join("down.sql")).unwrap();
    let version = migration.file_name().unwrap().to_string_lossy();
    let version = version.split('_').next().unwrap();
    let script =
        format!("{down}\nDELETE FROM __diesel_schema_migrations WHERE version = '{version}';\n");
    let mut tool = match &site.database {
        Database::Sqlite => {
            let mut tool = Command::new("sqlite3");
            tool.arg("-bail")
                .arg(site.path().join(SQLITE_FILE))
                .arg(script);
            tool
        }
        database => {
            let mut tool = Command::new("psql");
            tool.args(["--set=ON_ERROR_STOP=1", "--command", &script])
                .arg(database.url());
            tool
        }
    };
    run(&mut tool).ended(0);
}
