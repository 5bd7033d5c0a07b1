//! Atom feeds, read by a library that is not ours.

use tillit_testkit::http::{get, request};

use crate::catalogue_fixture::mirror;

fn read(bytes: &[u8]) -> feed_rs::model::Feed {
    feed_rs::parser::parse(bytes).unwrap()
}

#[test]
fn a_feed_has_an_entry_for_each_release_the_newest_first() {
    let mirror = mirror();
    let answer = get(
        mirror.server.address(),
        "/attribute-lists/prov/feed.atom",
        &[],
    );
    assert_eq!(answer.status, 200);
    assert_eq!(
        answer.header("content-type"),
        "application/atom+xml; charset=utf-8"
    );
    let feed = read(&answer.body);
    assert_eq!(
        feed.id,
        "https://registry.example/attribute-lists/prov/feed.atom"
    );
    assert_eq!(feed.language.as_deref(), Some("sv"));
    let ids: Vec<&str> = feed.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "https://example.se/attributes/prov#2.0.0",
            "https://example.se/attributes/prov#1.0.0"
        ]
    );
    let newest = &feed.entries[0];
    let updated = newest.updated.unwrap().to_rfc3339();
    assert_eq!(updated, "2026-11-23T08:00:00+00:00");
    assert_eq!(feed.updated, newest.updated);
    let links: Vec<&str> = newest.links.iter().map(|link| link.href.as_str()).collect();
    assert!(links.contains(&"https://registry.example/attribute-lists/prov/2.0.0"));
    let media: Vec<String> = newest
        .media
        .iter()
        .flat_map(|one| &one.content)
        .filter_map(|one| one.url.as_ref())
        .map(ToString::to_string)
        .collect();
    let signed = "https://registry.example/attribute-lists/prov/2.0.0.jws";
    assert!(
        links.contains(&signed) || media.iter().any(|one| one == signed),
        "{links:?} {media:?}"
    );
    mirror.server.stop().unwrap();
}

#[test]
fn an_entry_says_what_changed_and_for_whom_it_breaks() {
    let mirror = mirror();
    for (path, words) in [
        (
            "/attribute-lists/prov/feed.atom",
            [
                "Ändrat sedan 1.0.0",
                "bryter för både utfärdare och mottagare",
                "prov/old",
                "Listan är ett förslag",
            ],
        ),
        (
            "/en/attribute-lists/prov/feed.atom",
            [
                "Changed since 1.0.0",
                "break for both issuers and receivers",
                "prov/old",
                "The list is a proposal",
            ],
        ),
    ] {
        let answer = get(mirror.server.address(), path, &[]);
        let feed = read(&answer.body);
        let content = feed.entries[0]
            .content
            .as_ref()
            .unwrap()
            .body
            .as_ref()
            .unwrap();
        for words in words {
            assert!(content.contains(words), "{path}: {words}: {content}");
        }
        assert!(!answer.text().contains("<script"));
    }
    mirror.server.stop().unwrap();
}

#[test]
fn the_feed_of_all_lists_has_every_list() {
    let mirror = mirror();
    let answer = get(
        mirror.server.address(),
        "/en/attribute-lists/feed.atom",
        &[],
    );
    let feed = read(&answer.body);
    assert_eq!(feed.language.as_deref(), Some("en"));
    for list in ["gemensam", "socialtjanst", "skola", "prov"] {
        assert!(
            feed.entries
                .iter()
                .any(|entry| entry.id.contains(&format!("/{list}#"))),
            "{list}"
        );
    }
    assert_eq!(
        feed.entries[0].id,
        "https://example.se/attributes/prov#2.0.0"
    );
    mirror.server.stop().unwrap();
}

#[test]
fn a_reader_that_has_the_feed_is_told_so() {
    let mirror = mirror();
    let address = mirror.server.address();
    let path = "/attribute-lists/feed.atom";
    let first = get(address, path, &[]);
    let known = get(address, path, &[("if-none-match", first.header("etag"))]);
    assert_eq!(known.status, 304);
    assert_eq!(request(address, "HEAD", path, &[]).status, 200);
    assert_eq!(first.header("cache-control"), "public, max-age=60");
    let compressed = get(address, path, &[("accept-encoding", "gzip")]);
    assert_eq!(compressed.header("content-encoding"), "gzip");
    mirror.server.stop().unwrap();
}

#[test]
fn a_registry_without_lists_has_an_empty_feed() {
    let mirror =
        crate::support::Mirror::start(tillit_server::published::Published::new(Default::default()));
    let answer = get(mirror.server.address(), "/attribute-lists/feed.atom", &[]);
    assert!(read(&answer.body).entries.is_empty());
    mirror.server.stop().unwrap();
}
