//! Every refusal is a problem document.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use crate::support::{Mirror, Registered, published};
use tillit_testkit::http::{Answer, get, head, post, request, send};

const SUBMISSIONS: &str = "/registry/v1/submissions";
const JOSE: &str = "application/jose";

/// Asserts the shape that all problem documents share.
fn assert_problem(answer: &Answer, status: u16, code: &str, path: &str) {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.header("cache-control"), "no-store");
    let document = answer.json();
    let slug = code.replace('_', "-");
    assert_eq!(
        document["type"],
        format!("https://registry.example/problems/{slug}")
    );
    assert_eq!(document["status"], status);
    assert_eq!(document["code"], code);
    assert_eq!(document["instance"], path);
    for member in ["title", "detail"] {
        assert!(!document[member].as_str().unwrap().is_empty(), "{member}");
    }
    let trace = document["traceId"].as_str().unwrap();
    assert!(answer.header("traceparent").contains(trace));
}

#[test]
fn refusals_before_any_handler_are_problems() {
    let mirror = Mirror::start(published());
    let address = mirror.server.address();
    assert_problem(&get(address, "/nothing", &[]), 404, "not_found", "/nothing");
    let path = "/registry/v1/nothing";
    assert_problem(&get(address, path, &[]), 404, "not_found", path);
    let path = "/registry/v1/federations";
    let answer = request(address, "DELETE", path, &[]);
    assert_problem(&answer, 405, "method_not_allowed", path);
    assert_eq!(answer.header("allow"), "GET, HEAD");
    let answer = request(address, "PUT", SUBMISSIONS, &[]);
    assert_eq!(answer.header("allow"), "GET, POST, HEAD");
    let path = "/federations/moa/keys.jwks";
    let answer = request(address, "DELETE", path, &[]);
    assert_problem(&answer, 405, "method_not_allowed", path);
    let long = format!("/federations?q={}", "x".repeat(2048));
    assert_problem(
        &get(address, &long, &[]),
        414,
        "uri_too_long",
        "/federations",
    );
    mirror.server.stop().unwrap();
}

#[test]
fn what_needs_the_registry_is_unavailable_without_it() {
    let mirror = Mirror::start(published());
    let path = "/registry/v1/federations";
    let answer = get(mirror.server.address(), path, &[]);
    assert_problem(&answer, 503, "unavailable", path);
    assert_ne!(answer.header("retry-after"), "");
    mirror.server.stop().unwrap();
}

#[test]
fn bodies_of_the_wrong_kind_are_refused_before_they_are_read() {
    let mirror = Mirror::start(published());
    let address = mirror.server.address();
    for content_type in [
        "application/json",
        "application/zip",
        "application/jose+json",
        "",
    ] {
        let answer = post(address, SUBMISSIONS, content_type, b"x", &[]);
        assert_problem(&answer, 415, "media_type_not_allowed", SUBMISSIONS);
    }
    let path = "/registry/v1/enrolments";
    let answer = post(address, path, JOSE, b"{}", &[]);
    assert_problem(&answer, 415, "media_type_not_allowed", path);
    let answer = post(
        address,
        SUBMISSIONS,
        JOSE,
        b"x",
        &[("content-encoding", "gzip")],
    );
    assert_problem(&answer, 415, "encoding_not_allowed", SUBMISSIONS);
    mirror.server.stop().unwrap();
}

#[test]
fn pages_of_other_sites_may_not_change_anything() {
    let mirror = Mirror::start(published());
    let address = mirror.server.address();
    for path in ["/registry/v1/nonces", SUBMISSIONS, "/registry/v1/tokens"] {
        for origin in ["https://evil.example", "null", "http://registry.example"] {
            let answer = post(address, path, JOSE, b"x", &[("origin", origin)]);
            assert_problem(&answer, 403, "cross_origin", path);
        }
    }
    let own = post(
        address,
        SUBMISSIONS,
        JOSE,
        b"x",
        &[("origin", "https://registry.example")],
    );
    assert_problem(&own, 503, "unavailable", SUBMISSIONS);
    mirror.server.stop().unwrap();
}

#[test]
fn a_body_may_have_the_limit_and_not_one_byte_more() {
    let running = Registered::start("[limits]\nbody_bytes = 1024\n");
    let address = running.server.address();
    let answer = post(address, SUBMISSIONS, JOSE, &[b'x'; 1024], &[]);
    assert_problem(&answer, 400, "malformed_jws", SUBMISSIONS);
    let answer = post(address, SUBMISSIONS, JOSE, &[b'x'; 1025], &[]);
    assert_problem(&answer, 413, "too_large", SUBMISSIONS);
    let headers = [("content-type", JOSE), ("transfer-encoding", "chunked")];
    let chunk = format!("401\r\n{}\r\n", "x".repeat(0x401));
    let answer = send(
        address,
        &head("POST", SUBMISSIONS, &headers),
        chunk.as_bytes(),
    );
    assert_problem(&answer, 413, "too_large", SUBMISSIONS);
    running.server.stop().unwrap();
}

#[test]
fn a_body_that_never_ends_is_given_up() {
    let running = Registered::start("[http]\nbody_timeout_seconds = 1\n");
    let headers = [("content-type", JOSE), ("transfer-encoding", "chunked")];
    let mut stream = TcpStream::connect(running.server.address()).unwrap();
    let begin = head("POST", SUBMISSIONS, &headers) + "1\r\nx\r\n";
    stream.write_all(begin.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    assert!(answer.contains("\"code\":\"timeout\""), "{answer}");
    drop(stream);
    running.server.stop().unwrap();
}

#[test]
fn parameters_are_read_strictly() {
    let running = Registered::start("");
    let address = running.server.address();
    for query in [
        "limit=0",
        "limit=101",
        "page=0",
        "limit=x",
        "page=-1",
        "size=3",
        "limit=1&limit=2",
    ] {
        let answer = get(address, &format!("/registry/v1/documents?{query}"), &[]);
        assert_problem(&answer, 400, "bad_parameter", "/registry/v1/documents");
    }
    for query in ["kind=thing", "organisation=1"] {
        let answer = get(address, &format!("/registry/v1/documents?{query}"), &[]);
        assert_problem(&answer, 400, "bad_parameter", "/registry/v1/documents");
    }
    for path in [
        "/registry/v1/federations/UPPER",
        "/registry/v1/federations/none",
        "/registry/v1/enrolments/xyz",
        "/registry/v1/documents/none",
        "/registry/v1/documents/none/versions/x",
        "/federations/moa/matf/999/metadata.jws",
        "/federations/none/matf/1/metadata.jws",
    ] {
        assert_problem(&get(address, path, &[]), 404, "not_found", path);
    }
    running.server.stop().unwrap();
}

#[test]
fn json_bodies_are_read_strictly() {
    let running = Registered::start("");
    let address = running.server.address();
    let path = "/registry/v1/enrolments";
    let cases = [
        ("{", 400, "malformed_json"),
        (r#"{"code":"a","code":"b"}"#, 400, "duplicate_member"),
        (
            r#"{"organisation":"212000-0142","code":"a"}"#,
            400,
            "bad_request",
        ),
        (
            r#"{"organisation":"212000-0142","code":"a","proof":"b","status":"approved"}"#,
            400,
            "unknown_member",
        ),
        (r#"["212000-0142","a","b"]"#, 400, "bad_request"),
    ];
    for (body, status, code) in cases {
        let answer = post(
            address,
            path,
            "application/json; charset=utf-8",
            body.as_bytes(),
            &[],
        );
        assert_problem(&answer, status, code, path);
    }
    running.server.stop().unwrap();
}

#[test]
fn a_problem_type_explains_itself() {
    let mirror = Mirror::start(published());
    let address = mirror.server.address();
    let answer = get(address, "/problems/own-submission", &[]);
    assert_eq!(answer.json()["code"], "own_submission");
    assert!(answer.json()["meaning"]["sv"].as_str().unwrap().len() > 20);
    let page = get(
        address,
        "/problems/own-submission",
        &[("accept", "text/html,*/*")],
    );
    assert!(page.header("content-type").starts_with("text/html"));
    assert!(page.text().contains("own_submission"));
    assert_eq!(get(address, "/problems/none-such", &[]).status, 404);
    mirror.server.stop().unwrap();
}

#[test]
fn every_answer_has_the_security_headers() {
    let mirror = Mirror::start(published());
    let address = mirror.server.address();
    for path in [
        "/",
        "/en",
        "/federations/moa/keys.jwks",
        "/nothing",
        "/health/live",
        "/registry/v1/docs/",
    ] {
        let answer = get(address, path, &[]);
        assert!(
            answer
                .header("content-security-policy")
                .contains("default-src 'none'"),
            "{path}"
        );
        assert!(
            answer
                .header("content-security-policy")
                .contains("frame-ancestors 'none'"),
            "{path}"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(
            answer.header("strict-transport-security"),
            "max-age=31536000",
            "{path}"
        );
        assert_eq!(answer.header("access-control-allow-origin"), "", "{path}");
    }
    mirror.server.stop().unwrap();
}

#[test]
fn every_sentence_exists_in_both_languages() {
    let keys = |text: &str| -> Vec<String> {
        let of = |line: &str| line.split(" =").next().unwrap().to_owned();
        let is_key = |line: &&str| {
            line.starts_with(|c: char| c.is_ascii_lowercase()) || line.starts_with("    .")
        };
        text.lines().filter(is_key).map(of).collect()
    };
    for (sv, en) in [
        (
            include_str!("../../locales/sv/page.ftl"),
            include_str!("../../locales/en/page.ftl"),
        ),
        (
            include_str!("../../locales/sv/problems.ftl"),
            include_str!("../../locales/en/problems.ftl"),
        ),
    ] {
        assert_eq!(keys(sv), keys(en));
        assert!(keys(sv).len() > 20);
    }
}
