//! Public files over a real listener: encodings, conditions, caching.

use std::io::Read as _;
use std::time::Duration;

use tillit_registry::view::PublishedSet;
use tillit_server::published::{Published, Snapshot};

use crate::support::{Mirror, artefact, metadata, published};
use tillit_testkit::http::{get, request};

const CURRENT: &str = "/federations/moa/matf/metadata.jws";
const NUMBERED: &str = "/federations/moa/matf/7/metadata.jws";

fn gunzip(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    flate2::read::GzDecoder::new(bytes)
        .read_to_end(&mut plain)
        .unwrap();
    plain
}

fn unbrotli(bytes: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    brotli::BrotliDecompress(&mut &bytes[..], &mut plain).unwrap();
    plain
}

#[test]
fn each_client_gets_the_encoding_that_it_likes_best() {
    let mirror = Mirror::start(published());
    let address = mirror.server.address();
    let cases = [
        (None, ""),
        (Some(""), ""),
        (Some("identity"), ""),
        (Some("gzip"), "gzip"),
        (Some("GZIP"), "gzip"),
        (Some("br"), "br"),
        (Some("gzip, br"), "br"),
        (Some("gzip;q=1.0, br;q=0.5"), "gzip"),
        (Some("gzip;q=0.001, br;q=0"), "gzip"),
        (Some("deflate, zstd"), ""),
        (Some("*"), "br"),
        (Some("*;q=0.1, br;q=0"), "gzip"),
        (Some("identity;q=1, gzip;q=0.9"), ""),
        (Some("gzip;q=0"), ""),
        (Some("identity;q=0"), ""),
        (Some("*;q=0"), ""),
        (Some("gzip;q=high"), ""),
    ];
    for (accepted, expected) in cases {
        let headers: Vec<_> = accepted
            .map(|value| ("accept-encoding", value))
            .into_iter()
            .collect();
        let answer = get(address, CURRENT, &headers);
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-encoding"), expected, "{accepted:?}");
        assert_eq!(answer.header("vary"), "Accept-Encoding");
        assert_eq!(answer.header("content-type"), "application/jose+json");
        let plain = match expected {
            "gzip" => gunzip(&answer.body),
            "br" => unbrotli(&answer.body),
            _ => answer.body,
        };
        assert_eq!(plain, metadata(7));
    }
    mirror.server.stop().unwrap();
}

#[test]
fn small_files_are_sent_as_they_are() {
    let mirror = Mirror::start(published());
    let answer = get(
        mirror.server.address(),
        "/federations/moa/keys.jwks",
        &[("accept-encoding", "gzip, br")],
    );
    assert_eq!(answer.header("content-encoding"), "");
    assert_eq!(answer.text(), r#"{"keys":[]}"#);
    mirror.server.stop().unwrap();
}

#[test]
fn a_client_that_has_the_file_gets_304_for_its_own_encoding() {
    let mirror = Mirror::start(published());
    let address = mirror.server.address();
    let encodings = ["identity", "gzip", "br"];
    let etags = encodings.map(|encoding| {
        let answer = get(address, CURRENT, &[("accept-encoding", encoding)]);
        answer.header("etag").to_owned()
    });
    for (encoding, own) in encodings.iter().zip(&etags) {
        for etag in &etags {
            let headers = [
                ("accept-encoding", *encoding),
                ("if-none-match", etag.as_str()),
            ];
            let answer = get(address, CURRENT, &headers);
            let expected = if etag == own { 304 } else { 200 };
            assert_eq!(answer.status, expected, "{encoding} {etag}");
            assert_eq!(answer.header("etag"), own);
        }
    }
    for list in [
        format!("\"x\", {}", etags[0]),
        format!("W/{}", etags[0]),
        "*".to_owned(),
    ] {
        let answer = get(address, CURRENT, &[("if-none-match", &list)]);
        assert_eq!(answer.status, 304, "{list}");
        assert!(answer.body.is_empty());
        assert_eq!(answer.header("content-type"), "");
        assert_ne!(answer.header("cache-control"), "");
    }
    mirror.server.stop().unwrap();
}

#[test]
fn dates_count_only_without_validators() {
    let mirror = Mirror::start(published());
    let address = mirror.server.address();
    let first = get(address, CURRENT, &[]);
    let date = first.header("last-modified");
    assert_eq!(date, "Sun, 22 Nov 2026 08:00:00 GMT");
    assert_eq!(
        get(address, CURRENT, &[("if-modified-since", date)]).status,
        304
    );
    let older = "Sun, 22 Nov 2026 07:59:59 GMT";
    assert_eq!(
        get(address, CURRENT, &[("if-modified-since", older)]).status,
        200
    );
    assert_eq!(
        get(address, CURRENT, &[("if-modified-since", "yesterday")]).status,
        200
    );
    let both = [("if-modified-since", date), ("if-none-match", "\"other\"")];
    assert_eq!(get(address, CURRENT, &both).status, 200);
    mirror.server.stop().unwrap();
}

#[test]
fn what_cannot_change_may_be_kept_and_what_can_is_asked_for_again() {
    let mirror = Mirror::start(published());
    let address = mirror.server.address();
    let current = get(address, CURRENT, &[]);
    assert_eq!(current.header("cache-control"), "public, max-age=60");
    let numbered = get(address, NUMBERED, &[]);
    assert_eq!(
        numbered.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    mirror.server.stop().unwrap();
}

#[test]
fn a_head_request_is_answered_like_get_without_the_body() {
    let mirror = Mirror::start(published());
    let address = mirror.server.address();
    for path in [
        CURRENT,
        "/",
        "/registry/v1/api-info",
        "/schemas/entity/1.json",
    ] {
        let (head, full) = (request(address, "HEAD", path, &[]), get(address, path, &[]));
        assert_eq!(head.status, 200, "{path}");
        assert!(head.body.is_empty(), "{path}");
        assert_eq!(
            head.header("content-length"),
            full.body.len().to_string(),
            "{path}"
        );
        assert_eq!(head.header("etag"), full.header("etag"), "{path}");
    }
    mirror.server.stop().unwrap();
}

#[test]
fn schemas_are_part_of_the_program() {
    let mirror = Mirror::start(published());
    let answer = get(mirror.server.address(), "/schemas/entity/1.json", &[]);
    assert_eq!(answer.header("content-type"), "application/schema+json");
    assert_eq!(
        answer.json()["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    mirror.server.stop().unwrap();
}

#[test]
fn a_new_snapshot_takes_the_place_of_the_old_one_as_a_whole() {
    let published = published();
    let mirror = Mirror::start(published.clone());
    let address = mirror.server.address();
    let before = get(address, CURRENT, &[("accept-encoding", "br")]);
    let set = PublishedSet {
        version: "moa:8".to_owned(),
        artefacts: vec![
            artefact(CURRENT, metadata(8), false),
            artefact("/federations/moa/matf/8/metadata.jws", metadata(8), true),
        ],
    };
    let age = Duration::from_secs(60);
    published.replace(Snapshot::prepare(
        set,
        Vec::new(),
        age,
        &published.current(),
    ));
    let after = get(address, CURRENT, &[("accept-encoding", "br")]);
    assert_eq!(unbrotli(&after.body), metadata(8));
    assert_ne!(before.header("etag"), after.header("etag"));
    assert_eq!(get(address, "/federations/moa/keys.jwks", &[]).status, 404);
    mirror.server.stop().unwrap();
}

#[test]
fn unchanged_content_keeps_its_validator_from_snapshot_to_snapshot() {
    let first = published().current();
    let set = PublishedSet {
        version: "moa:8".to_owned(),
        artefacts: vec![artefact(CURRENT, metadata(7), false)],
    };
    let next = Snapshot::prepare(set, Vec::new(), Duration::from_secs(60), &first);
    assert_eq!(
        first.file(CURRENT).unwrap().sha256,
        next.file(CURRENT).unwrap().sha256
    );
    assert_eq!(Published::new(next).current().version(), "moa:8");
}
