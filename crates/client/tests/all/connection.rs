use serde_json::json;
use tillit_client::connection::{Address, ParseAddressError, RequestError};
use tillit_model::Sha256;

use crate::stub::Stub;

#[test]
fn plain_http_is_for_this_machine_only() {
    for fine in [
        "https://registry.example/",
        "http://127.0.0.1:8080",
        "http://[::1]:1/",
        "http://localhost",
    ] {
        assert!(!Address::parse(fine).unwrap().as_str().ends_with('/'));
    }
    assert!(matches!(
        Address::parse("http://registry.example"),
        Err(ParseAddressError::NotEncrypted(_))
    ));
    for wrong in [
        "registry.example",
        "ftp://x",
        "https://u:geheim@x/",
        "https://x/?a=b",
    ] {
        let error = Address::parse(wrong).unwrap_err();
        assert!(!error.to_string().contains("geheim"));
    }
}

#[test]
fn a_redirect_is_not_followed() {
    let stub = Stub::start();
    stub.bytes(
        "/registry/v1/api-info",
        302,
        "location: http://127.0.0.1:1/\r\n",
        "",
    );
    let error = stub.connection().api_info().unwrap_err();
    assert!(matches!(error, RequestError::Strange { .. }), "{error}");
    assert_eq!(stub.requests().len(), 1);
}

#[test]
fn a_request_that_was_one_too_many_is_sent_again_when_the_registry_says() {
    let stub = Stub::start();
    let too_many = json!({ "status": 429, "code": "too_many_requests", "detail": "too many" });
    let path = "/registry/v1/api-info";
    stub.bytes(path, 429, "retry-after: 0\r\n", too_many.to_string());
    assert_eq!(
        stub.connection().api_info().unwrap_err().status(),
        Some(429)
    );
    assert_eq!(stub.requests().len(), 4, "not for ever");
    // Too long to wait without a word.
    stub.bytes(path, 429, "retry-after: 3600\r\n", too_many.to_string());
    assert_eq!(
        stub.connection().api_info().unwrap_err().status(),
        Some(429)
    );
    assert_eq!(stub.requests().len(), 5);
}

#[test]
fn a_refusal_keeps_code_detail_findings_and_trace() {
    let stub = Stub::start();
    let body = json!({
        "type": "x", "title": "t", "status": 409, "detail": "the base has moved", "code": "stale_base", "somethingNew": 1,
        "errors": [{"rule": "unique-pins", "level": "error", "pointer": "/matf", "message": {"sv": "Nej", "en": "No"}, "documentId": "https://a.example"}],
    });
    stub.bytes("/registry/v1/api-info", 409, "", body.to_string());
    let error = stub.connection().api_info().unwrap_err();
    let problem = error.problem().unwrap();
    assert_eq!((problem.status, &*problem.code), (409, "stale_base"));
    assert_eq!(error.to_string(), "the base has moved");
    let findings = tillit_client::connection::ReportedFinding::read_all(&problem.errors);
    assert_eq!(findings[0].message.sv, "Nej");
    let sent = stub.requests().remove(0).to_lowercase();
    assert!(sent.contains(&format!("traceparent: {}", problem.traceparent)));
}

#[test]
fn bytes_with_another_hash_than_asked_for_are_refused() {
    let stub = Stub::start();
    stub.bytes("/registry/v1/documents/k/versions/1/text", 200, "", "{}");
    let connection = stub.connection();
    assert_eq!(
        connection.version_text("k", 1, &Sha256::of("{}")).unwrap(),
        "{}"
    );
    let other = connection.version_text("k", 1, &Sha256::of("{ }"));
    assert!(matches!(other, Err(RequestError::Strange { .. })));
}

#[test]
fn an_answer_larger_than_the_limit_is_not_read() {
    let stub = Stub::start();
    stub.bytes("/feed", 200, "", vec![b'x'; 2000]);
    let connection = stub.connection();
    assert_eq!(connection.download("/feed", 2000).unwrap().len(), 2000);
    assert!(matches!(
        connection.download("/feed", 1999),
        Err(RequestError::TooLarge { limit: 1999, .. })
    ));
}

#[test]
fn nobody_there_is_unreachable() {
    let address = Address::parse("http://127.0.0.1:1").unwrap();
    let error = tillit_client::connection::Connection::new(address)
        .api_info()
        .unwrap_err();
    assert!(matches!(error, RequestError::Unreachable { .. }));
}
