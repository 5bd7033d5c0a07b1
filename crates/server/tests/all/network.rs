//! What the server bears from the network: too many requests, heads that never end or make no sense, too many connections.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};

use tillit_server::published::Published;
use tillit_server::{RunningServer, Server};
use tillit_testkit::http::{get, post, request};

use crate::support::{config, published};

/// A server of a snapshot, with these settings.
fn serve(published: Published, more: &str) -> (RunningServer, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let config = config(folder.path(), more);
    let server = Server::of_snapshot(config, published).unwrap();
    (server.start().unwrap(), folder)
}

/// Everything that comes until the server ends the connection.
fn rest(mut stream: &TcpStream) -> String {
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    text
}

fn connect(address: SocketAddr, begin: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(begin.as_bytes()).unwrap();
    stream
}

/// A connection that has been served once and stays open.
fn served(address: SocketAddr) -> TcpStream {
    let stream = connect(address, "GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n");
    let mut came = Vec::new();
    let mut buffer = [0; 1024];
    while !came.ends_with(br#"{"status":"live"}"#) {
        let count = (&stream).read(&mut buffer).unwrap();
        assert!(count > 0, "{}", String::from_utf8_lossy(&came));
        came.extend_from_slice(&buffer[..count]);
    }
    stream
}

/// Asserts that an answer is a problem document that ends its connection.
fn assert_last_problem(answer: &str, status: u16, code: &str) {
    assert!(
        answer.starts_with(&format!("HTTP/1.1 {status} ")),
        "{answer}"
    );
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(
        head.contains("content-type: application/problem+json"),
        "{head}"
    );
    assert!(head.contains("connection: close"), "{head}");
    assert!(head.contains("traceparent: 00-"), "{head}");
    let document: serde_json::Value = serde_json::from_str(body).unwrap();
    assert_eq!(document["status"], status);
    assert_eq!(document["code"], code);
}

#[test]
fn who_asks_too_often_is_told_when_to_come_back() {
    let rates = "[rates]\nreads_per_second = 1\nreads_burst = 3\nstatements_per_second = 1\nstatements_burst = 1\n";
    let (server, _folder) = serve(published(), rates);
    let address = server.address();
    let path = "/federations/moa/keys.jwks";
    let from = |client: &'static str| [("x-forwarded-for", client)];
    for _ in 0..3 {
        assert_eq!(get(address, path, &from("192.0.2.1")).status, 200);
    }
    let refused = get(address, path, &from("192.0.2.1"));
    assert_eq!(refused.status, 429, "{}", refused.text());
    assert_eq!(refused.json()["code"], "too_many_requests");
    assert!(refused.header("retry-after").parse::<u64>().unwrap() >= 1);
    // Another client, another kind of request.
    assert_eq!(get(address, path, &from("192.0.2.2")).status, 200);
    let nonce = |client| {
        post(
            address,
            "/registry/v1/nonces",
            "application/json",
            b"{}",
            &from(client),
        )
        .status
    };
    assert_eq!(nonce("192.0.2.1"), 503, "there is no registry behind it");
    assert_eq!(nonce("192.0.2.1"), 429);
    server.stop().unwrap();
}

#[test]
fn a_client_that_is_no_trusted_proxy_cannot_name_another() {
    let more = "[http]\ntrusted_proxies = []\n[rates]\nreads_per_second = 1\nreads_burst = 1\n";
    let (server, _folder) = serve(published(), more);
    let address = server.address();
    assert_eq!(
        get(address, "/", &[("x-forwarded-for", "192.0.2.1")]).status,
        200
    );
    assert_eq!(
        get(address, "/", &[("x-forwarded-for", "192.0.2.2")]).status,
        429
    );
    server.stop().unwrap();
}

#[test]
fn a_head_that_does_not_come_in_time_is_given_up_on_every_request_of_a_connection() {
    let (server, _folder) = serve(published(), "[http]\nhead_timeout_seconds = 1\n");
    let address = server.address();
    let first = connect(address, "GET / HT");
    assert_last_problem(&rest(&first), 408, "timeout");
    let mut second = served(address);
    second.write_all(b"GET /health/live HTTP/1.1\r\n").unwrap();
    assert_last_problem(&rest(&second), 408, "timeout");
    server.stop().unwrap();
}

#[test]
fn a_connection_on_which_nothing_comes_ends_without_a_word() {
    let (server, _folder) = serve(
        published(),
        "[http]\nhead_timeout_seconds = 1\nkeep_alive_seconds = 1\n",
    );
    let address = server.address();
    assert_eq!(rest(&connect(address, "")), "");
    let idle = connect(address, "GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n");
    let answer = rest(&idle);
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert!(answer.ends_with(r#"{"status":"live"}"#), "{answer}");
    server.stop().unwrap();
}

#[test]
fn what_is_no_request_is_answered_with_a_problem() {
    let (server, _folder) = serve(published(), "");
    let address = server.address();
    for begin in [
        "nonsense\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n",
        "GET / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n",
        "GET / HTTP/1.1\r\nhost: x\r\ncontent-length: many\r\n\r\n",
        "GET /\u{7f} HTTP/1.1\r\nhost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nhost : x\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\u{fc}\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ] {
        assert_last_problem(&rest(&connect(address, begin)), 400, "bad_request");
    }
    // The answer before it on the same connection is left alone.
    let both = rest(&connect(
        address,
        "GET /health/live HTTP/1.1\r\nhost: x\r\n\r\nnonsense\r\n\r\n",
    ));
    let (first, second) = both.split_once(r#"{"status":"live"}"#).unwrap();
    assert!(first.starts_with("HTTP/1.1 200 "), "{both}");
    assert_last_problem(second, 400, "bad_request");
    server.stop().unwrap();
}

#[test]
fn a_head_that_is_too_large_is_answered_with_a_problem() {
    let (server, _folder) = serve(published(), "");
    let address = server.address();
    let long = format!("GET / HTTP/1.1\r\nhost: x\r\nx: {}", "y".repeat(140_000));
    assert_last_problem(&rest(&connect(address, &long)), 431, "head_too_large");
    let many = format!("GET / HTTP/1.1\r\nhost: x\r\n{}\r\n", "x: y\r\n".repeat(97));
    assert_last_problem(&rest(&connect(address, &many)), 431, "head_too_large");
    server.stop().unwrap();
}

#[test]
fn strange_methods_and_targets_are_refused_like_any_other_request() {
    let (server, _folder) = serve(published(), "");
    let address = server.address();
    for (method, path, status) in [
        ("FOO", "/registry/v1/submissions", 405),
        ("TRACE", "/", 405),
        ("OPTIONS", "*", 404),
        ("CONNECT", "registry.example:443", 404),
        ("GET", "/%zz", 404),
        ("GET", "/%ff%fe", 404),
        ("GET", "/%00", 404),
        ("GET", "/federations/../federations/moa/keys.jwks", 404),
        ("GET", "http://elsewhere.example/health/live", 200),
    ] {
        let answer = request(address, method, path, &[]);
        assert_eq!(answer.status, status, "{method} {path}: {}", answer.text());
        if status >= 400 {
            assert_eq!(
                answer.header("content-type"),
                "application/problem+json",
                "{method} {path}"
            );
        }
    }
    server.stop().unwrap();
}

#[test]
fn one_client_may_have_only_so_many_connections() {
    let more = "[http]\nmax_connections_per_client = 2\ntrusted_proxies = []\n";
    let (server, _folder) = serve(published(), more);
    let address = server.address();
    let held = [served(address), served(address)];
    let third = rest(&connect(address, ""));
    assert_last_problem(&third, 429, "too_many_connections");
    assert!(third.contains("retry-after: "), "{third}");
    drop(held);
    // The places come back as soon as the server has noticed.
    while get(address, "/health/live", &[]).status != 200 {}
    server.stop().unwrap();
}

#[test]
fn there_may_be_only_so_many_connections() {
    let (server, _folder) = serve(published(), "[http]\nmax_connections = 2\n");
    let address = server.address();
    let held = [served(address), served(address)];
    assert_last_problem(&rest(&connect(address, "")), 503, "busy");
    drop(held);
    while get(address, "/health/live", &[]).status != 200 {}
    server.stop().unwrap();
}
