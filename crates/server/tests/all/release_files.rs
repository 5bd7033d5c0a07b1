//! The forms of attribute list releases, at addresses with a suffix and by content negotiation.

use tillit_registry::catalogue::AttributeList;
use tillit_registry::catalogue::export::{ExportFormat, export};
use tillit_testkit::http::{get, post, request};

use crate::catalogue::{catalogue, frozen};
use crate::support::Mirror;

const RELEASE: &str = "/attribute-lists/skola/0.1.0";

fn list() -> AttributeList {
    let release = frozen("skola", "0.1.0");
    AttributeList::parse(std::str::from_utf8(&release.bytes).unwrap()).unwrap()
}

#[test]
fn every_form_stands_at_the_address_with_its_suffix() {
    let mirror = Mirror::start(catalogue());
    let address = mirror.server.address();
    let list = list();
    for format in ExportFormat::ALL {
        let path = format!("{RELEASE}{}", format.suffix());
        let answer = get(address, &path, &[]);
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("content-type"), format.media_type(), "{path}");
        let made = export(&list, *format).unwrap();
        assert!(answer.body == made, "{path}");
    }
    mirror.server.stop().unwrap();
}

#[test]
fn a_form_is_a_file_as_the_others_are() {
    let mirror = Mirror::start(catalogue());
    let address = mirror.server.address();
    let path = format!("{RELEASE}.ttl");
    // Made at the first request, and read from memory at the second.
    let (first, second) = (get(address, &path, &[]), get(address, &path, &[]));
    assert_eq!(first.body, second.body);
    for name in ["etag", "cache-control", "content-type", "vary"] {
        assert!(!first.header(name).is_empty(), "{name}");
        assert_eq!(first.header(name), second.header(name), "{name}");
    }
    assert_eq!(first.header("cache-control"), "public, max-age=60");
    let head = request(address, "HEAD", &path, &[]);
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), first.body.len().to_string());
    let known = [("if-none-match", first.header("etag"))];
    assert_eq!(get(address, &path, &known).status, 304);
    let small = get(address, &path, &[("accept-encoding", "br")]);
    assert_eq!(small.header("content-encoding"), "br");
    assert!(small.body.len() < first.body.len());
    let sent = post(address, &path, "text/turtle", b"", &[]);
    assert_eq!((sent.status, sent.header("allow")), (405, "GET, HEAD"));
    mirror.server.stop().unwrap();
}

#[test]
fn the_address_without_suffix_gives_the_form_that_the_client_likes_best() {
    let mirror = Mirror::start(catalogue());
    let address = mirror.server.address();
    for (accept, suffix) in [
        ("*/*", ".json"),
        ("application/json", ".json"),
        ("text/turtle", ".ttl"),
        ("application/yaml;q=0.4, TEXT/CSV;q=0.5", ".csv"),
        ("application/*;q=0.1, application/ld+json", ".jsonld"),
        ("application/json;q=0, application/*", ".yaml"),
        ("text/markdown;q=1.0, text/csv;q=nonsense", ".md"),
        ("text/html;q=0, */*;q=0.1", ".json"),
    ] {
        let answer = get(address, RELEASE, &[("accept", accept)]);
        assert_eq!(answer.status, 200, "{accept}");
        let path = format!("{RELEASE}{suffix}");
        assert_eq!(answer.header("content-location"), path, "{accept}");
        assert_eq!(answer.header("vary"), "Accept, Accept-Encoding");
        assert_eq!(answer.header("cache-control"), "public, max-age=60");
        let there = get(address, &path, &[]);
        assert_eq!(answer.body, there.body, "{accept}");
        assert_eq!(answer.header("etag"), there.header("etag"), "{accept}");
    }
    let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    let page = get(address, RELEASE, &[("accept", browser)]);
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(page.header("vary"), "Accept, Accept-Encoding");
    let silent = get(address, RELEASE, &[]);
    assert_eq!(silent.header("content-type"), "application/json");
    let known = [("if-none-match", silent.header("etag"))];
    assert_eq!(get(address, RELEASE, &known).status, 304);
    mirror.server.stop().unwrap();
}

#[test]
fn a_media_type_alone_means_one_form() {
    let mirror = Mirror::start(catalogue());
    let address = mirror.server.address();
    for format in ExportFormat::ALL {
        let media_type = format.media_type().split(';').next().unwrap();
        let answer = get(address, RELEASE, &[("accept", media_type)]);
        let path = format!("{RELEASE}{}", format.suffix());
        let is_this = answer.header("content-location") == path;
        assert_eq!(is_this, format.is_meant_by_media_type(), "{path}");
    }
    mirror.server.stop().unwrap();
}

#[test]
fn a_form_that_there_is_not_is_refused_with_those_that_there_are() {
    let mirror = Mirror::start(catalogue());
    let address = mirror.server.address();
    for accept in ["image/png", "application/json;q=0", "text/csv;q=0"] {
        let answer = get(address, RELEASE, &[("accept", accept)]);
        assert_eq!(answer.status, 406, "{accept}");
        assert_eq!(answer.header("vary"), "Accept");
        let problem = answer.json();
        assert_eq!(problem["code"], "not_acceptable");
        let detail = problem["detail"].as_str().unwrap();
        for named in [
            "application/json",
            "text/csv",
            "text/turtle",
            ".ldif",
            ".rs",
        ] {
            let is_there = named != ".ldif";
            assert_eq!(detail.contains(named), is_there, "{named}: {detail}");
        }
    }
    mirror.server.stop().unwrap();
}

#[test]
fn what_is_no_release_has_no_forms() {
    let mirror = Mirror::start(catalogue());
    let address = mirror.server.address();
    for path in [
        "/attribute-lists/skola/9.9.9",
        "/attribute-lists/skola/9.9.9.csv",
        "/attribute-lists/skola/0.1.0.exe",
        "/attribute-lists/skola/latest.csv",
        "/attribute-lists/nosuch/0.1.0.csv",
        "/attribute-lists/skola/0.1.0/",
    ] {
        let answer = get(address, path, &[]);
        assert_eq!(answer.status, 404, "{path}");
    }
    mirror.server.stop().unwrap();
}
