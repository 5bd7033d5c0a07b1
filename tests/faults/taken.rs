//! Something that only one may have is taken: a port, an SQLite file.

use std::fs;
use std::net::TcpListener;

use harness::database::Database;
use harness::programs::{run, server};
use harness::site::{Setup, Site, free_address};

use crate::published::{assert_not_started, published, submit, until_ready};

#[test]
fn a_port_that_is_taken_is_named_with_what_to_do() {
    let (mut site, _) = published(Database::Sqlite, Setup::default());
    site.stop();
    let other = TcpListener::bind(site.address()).unwrap();
    let ended = site.try_start().unwrap_err();
    let address = site.address().to_string();
    assert_not_started(
        &ended,
        &[
            "another program listens on",
            &address,
            "set `listen` to another address",
        ],
    );
    drop(other);
    fs::remove_file(site.log_file()).unwrap();
    site.start();
    until_ready(&site);
}

/// A second server over the same configuration, but for the port.
fn second(site: &Site) -> harness::programs::Outcome {
    let path = site.path().join("second.toml");
    let first = fs::read_to_string(site.path().join("tillit-server.toml")).unwrap();
    let text: toml::Table = first.parse().unwrap();
    let mut text = text;
    text.insert("listen".to_owned(), free_address().to_string().into());
    fs::write(&path, text.to_string()).unwrap();
    run(server(site.path()).args(["--config", "second.toml", "serve"]))
}

#[test]
fn a_second_server_on_one_sqlite_file_says_which_process_has_it_and_stops() {
    let (mut site, stockholm) = published(Database::Sqlite, Setup::default());
    let process = format!("(process {})", site.process().pid());
    second(&site)
        .ended(1)
        .says("is served by another tillit-server")
        .says(&process)
        .says("Stop that one first");
    assert_eq!(submit(&site, &stockholm, "b").status, 202);
    // A server that was killed leaves no lock behind.
    site.kill();
    site.start();
    until_ready(&site);
}
