//! Reading metadata over a live server: encodings, conditions and caching, with the bytes that were signed.

use std::io::Read as _;

use tillit_client::connection::Connection;

use harness::database::Database;
use harness::documents::{client, entity, entity_id, organisation};
use harness::http::{Answer, get};
use harness::member::Member;
use harness::site::{FEED, Site};

/// A site with one entity that is published, and its owner.
fn published() -> (Site, Member) {
    let site = Site::begin(Database::Sqlite);
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

fn sequence(connection: &Connection, site: &Site) -> u64 {
    let federation = connection.federation(&site.federation()).unwrap();
    federation.sequence.unwrap()
}

fn decoded(answer: &Answer) -> Vec<u8> {
    let mut plain = Vec::new();
    match answer.header("content-encoding") {
        "gzip" => flate2::read::GzDecoder::new(&answer.body[..])
            .read_to_end(&mut plain)
            .map(drop)
            .unwrap(),
        "br" => brotli::BrotliDecompress(&mut &answer.body[..], &mut plain).unwrap(),
        other => panic!("encoded as {other:?}"),
    }
    plain
}

#[test]
fn metadata_is_the_same_bytes_in_every_encoding_and_304_for_who_has_it() {
    let (site, _) = published();
    let plain = get(site.address(), FEED, &[]);
    assert_eq!(plain.header("content-encoding"), "");
    assert_eq!(plain.body, site.feed().unwrap().bytes);
    let mut validators = vec![plain.header("etag").to_owned()];
    for accepted in ["gzip", "br"] {
        let asked = [("accept-encoding", accepted)];
        let answer = get(site.address(), FEED, &asked);
        assert_eq!(answer.header("content-encoding"), accepted);
        assert!(answer.body.len() < plain.body.len(), "{accepted}");
        assert_eq!(decoded(&answer), plain.body, "{accepted}");
        let etag = answer.header("etag").to_owned();
        let again = get(
            site.address(),
            FEED,
            &[asked[0], ("if-none-match", etag.as_str())],
        );
        assert_eq!((again.status, again.body.len()), (304, 0), "{accepted}");
        assert_eq!(again.header("etag"), etag);
        validators.push(etag);
    }
    validators.sort();
    validators.dedup();
    assert_eq!(
        validators.len(),
        3,
        "each encoding has a validator of its own"
    );
    let stale = get(site.address(), FEED, &[("if-none-match", "\"another\"")]);
    assert_eq!(stale.status, 200);
}

#[test]
fn numbered_metadata_is_kept_for_good_and_current_metadata_is_asked_for_again() {
    let (site, stockholm) = published();
    let first = site.feed().unwrap().bytes;
    let number = sequence(&site.connection(), &site);
    let receipt = stockholm.submit(&site, vec![entity(&stockholm, "b", &client(&stockholm))]);
    site.approve(&receipt.id);
    let ids = ["a", "b"].map(|name| entity_id(&stockholm, name));
    let second = site.feed_of(&ids.each_ref().map(String::as_str)).bytes;
    let path = |number: u64| format!("/federations/moa/matf/{number}/metadata.jws");
    let next = sequence(&site.connection(), &site);
    assert!(next > number);
    // The first comes from the store, the second from memory.
    for (number, bytes) in [(number, first), (next, second.clone())] {
        let numbered = get(site.address(), &path(number), &[]);
        assert_eq!((numbered.status, numbered.body), (200, bytes));
        let forever = "public, max-age=31536000, immutable";
        assert_eq!(numbered.headers["cache-control"], forever);
    }
    let current = get(site.address(), FEED, &[]);
    assert_eq!(current.header("cache-control"), "public, max-age=60");
    assert_eq!(current.body, second);
    assert_eq!(get(site.address(), &path(next + 1), &[]).status, 404);
}

#[test]
fn a_list_links_to_itself_with_what_was_asked_for() {
    let (site, stockholm) = published();
    let id = entity_id(&stockholm, "a");
    let asked = format!("/registry/v1/documents?documentId={id}&limit=5");
    let list = get(site.address(), &asked, &[]).json();
    assert_eq!(list["items"][0]["documentId"], id.as_str(), "{list}");
    let here = list["_links"][0]["href"].as_str().unwrap();
    let encoded = id.replace(':', "%3A").replace('/', "%2F");
    assert!(
        here.ends_with(&format!("limit=5&page=1&documentId={encoded}")),
        "{here}"
    );
}
