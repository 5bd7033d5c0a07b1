//! The API on a registry that has just been made.

use crate::support::Registered;
use tillit_testkit::http::{get, post};

#[test]
fn a_new_registry_answers_public_reads() {
    let running = Registered::start("");
    let address = running.server.address();
    let info = get(address, "/registry/v1/api-info", &[]).json();
    for member in [
        "apiName",
        "apiVersion",
        "apiReleased",
        "apiDocumentation",
        "apiStatus",
    ] {
        assert!(info[member].is_string(), "{member}");
    }
    let federation = get(address, "/registry/v1/federations/moa", &[]).json();
    assert_eq!(federation["names"]["sv"], "Exempelfederationen");
    assert_eq!(federation["environment"], "demo");
    assert_eq!(
        federation["publishKeys"][0]["fingerprint"]
            .as_str()
            .unwrap()
            .split(' ')
            .count(),
        15
    );
    let self_link = &federation["_links"][0];
    assert_eq!(self_link["rel"], "self");
    assert_eq!(
        self_link["href"],
        "https://registry.example/registry/v1/federations/moa"
    );
    assert_eq!(self_link["method"], "GET");
    let profile = get(address, "/registry/v1/federations/moa/profile", &[]);
    assert_eq!(
        profile.header("etag"),
        format!("\"{}\"", federation["profileSha256"].as_str().unwrap())
    );
    assert_eq!(profile.json()["format"], "federation/1");
    running.server.stop().unwrap();
}

#[test]
fn long_answers_come_in_pages() {
    let running = Registered::start("");
    let address = running.server.address();
    let page = get(address, "/registry/v1/federations", &[]).json();
    assert_eq!(page["_meta"]["limit"], 20);
    assert_eq!(page["_meta"]["page"], 1);
    assert_eq!(page["_meta"]["totalItems"], 1);
    assert_eq!(page["items"].as_array().unwrap().len(), 1);
    let beyond = get(address, "/registry/v1/federations?limit=1&page=2", &[]).json();
    assert!(beyond["items"].as_array().unwrap().is_empty());
    let rels: Vec<_> = beyond["_links"]
        .as_array()
        .unwrap()
        .iter()
        .map(|link| link["rel"].as_str().unwrap())
        .collect();
    assert_eq!(rels, ["self", "first", "prev", "last"]);
    let filtered = get(address, "/registry/v1/documents?kind=entity&limit=5", &[]).json();
    let here = filtered["_links"][0]["href"].as_str().unwrap();
    assert!(here.ends_with("limit=5&page=1&kind=entity"), "{here}");
    running.server.stop().unwrap();
}

#[test]
fn reads_can_be_asked_conditionally() {
    let running = Registered::start("");
    let address = running.server.address();
    let path = "/registry/v1/federations/moa/profile";
    let first = get(address, path, &[]);
    let again = get(address, path, &[("if-none-match", first.header("etag"))]);
    assert_eq!(again.status, 304);
    assert!(again.body.is_empty());
    running.server.stop().unwrap();
}

#[test]
fn what_is_not_public_needs_a_token() {
    let running = Registered::start("");
    let address = running.server.address();
    let zeros = "0".repeat(64);
    for path in [
        "/registry/v1/submissions".to_owned(),
        "/registry/v1/reviews".to_owned(),
        format!("/registry/v1/submissions/{zeros}"),
        format!("/registry/v1/reviews/{zeros}"),
        format!("/registry/v1/reviews/{zeros}/statement"),
    ] {
        let answer = get(address, &path, &[]);
        assert_eq!(
            (answer.status, answer.header("www-authenticate")),
            (401, "Bearer"),
            "{path}"
        );
        for token in ["Bearer nonsense", "Basic dXNlcjpwYXNz", "Bearer"] {
            let answer = get(address, &path, &[("authorization", token)]);
            assert_eq!(answer.status, 401, "{path} {token}");
            assert_eq!(answer.json()["code"], "invalid_token", "{path} {token}");
        }
    }
    running.server.stop().unwrap();
}

#[test]
fn a_token_is_asked_for_in_one_way() {
    let running = Registered::start("");
    let address = running.server.address();
    let form = "application/x-www-form-urlencoded";
    let kind = "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer";
    for body in [
        String::new(),
        "grant_type=password".to_owned(),
        format!("grant_type=client_credentials&client_assertion_type={kind}"),
        format!(
            "grant_type=client_credentials&client_assertion_type={kind}&client_assertion=a&client_assertion=b"
        ),
    ] {
        let answer = post(address, "/registry/v1/tokens", form, body.as_bytes(), &[]);
        assert_eq!(
            (answer.status, answer.json()["code"].as_str().unwrap()),
            (400, "bad_request"),
            "{body}"
        );
    }
    let body = format!(
        "grant_type=client_credentials&client_assertion_type={kind}&client_assertion=a.b.c"
    );
    let answer = post(address, "/registry/v1/tokens", form, body.as_bytes(), &[]);
    assert!(answer.status < 500, "{}", answer.text());
    assert_ne!(answer.json()["code"], "bad_request");
    running.server.stop().unwrap();
}

#[test]
fn a_nonce_is_made_for_whoever_asks() {
    let running = Registered::start("");
    let answer = post(
        running.server.address(),
        "/registry/v1/nonces",
        "application/json",
        b"{}",
        &[],
    );
    assert_eq!(answer.status, 201);
    assert_eq!(answer.json()["nonce"].as_str().unwrap().len(), 22);
    running.server.stop().unwrap();
}

#[test]
fn health_and_metrics_are_offered() {
    let running = Registered::start("");
    let address = running.server.address();
    assert_eq!(get(address, "/health/live", &[]).json()["status"], "live");
    let ready = get(address, "/health/ready", &[]);
    assert_eq!(ready.status, 200, "{}", ready.text());
    assert_eq!(ready.json()["database"], "ok");
    assert_eq!(ready.json()["federations"][0]["federation"], "moa");
    let metrics = get(address, "/metrics", &[]);
    assert!(
        metrics
            .header("content-type")
            .starts_with("text/plain; version=0.0.4")
    );
    assert!(
        metrics
            .text()
            .contains("tillit_http_requests_total{route=\"/health/live\""),
        "{}",
        metrics.text()
    );
    assert!(
        metrics
            .text()
            .contains("tillit_http_request_duration_seconds_bucket")
    );
    running.server.stop().unwrap();
}
