//! Every address that changes something refuses what a browser sends for a page of another site, or could send from a plain form.

use serde_json::Value;
use tillit_server::config::Contact;
use tillit_server::openapi;
use tillit_testkit::http::{post, request};

use crate::support::Registered;

/// Address and media type of every operation that is no read.
fn changes() -> Vec<(String, Option<String>)> {
    let document = openapi::document(None, &Contact::placeholder());
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            if method == "get" {
                continue;
            }
            assert_eq!(method, "post", "{path}");
            // A path with names in it would need an example of each.
            assert!(!path.contains('{'), "{path}");
            let body = operation["requestBody"]["content"].as_object();
            let media_type = body.map(|content| content.keys().next().unwrap().clone());
            found.push((format!("/registry/v1{path}"), media_type));
        }
    }
    assert!(found.len() >= 9, "{found:?}");
    found
}

fn code(answer: &tillit_testkit::http::Answer) -> (u16, String) {
    let document: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    (
        answer.status,
        document["code"].as_str().unwrap_or_default().to_owned(),
    )
}

#[test]
fn no_page_of_another_site_changes_anything() {
    let running = Registered::start("[rates]\nstatements_per_second = 0\n");
    let address = running.server.address();
    let refused = (403, "cross_origin".to_owned());
    for (path, media_type) in changes() {
        let own = media_type.as_deref().unwrap_or("application/json");
        for header in [
            ("origin", "https://evil.example"),
            ("origin", "null"),
            ("origin", "http://registry.example"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("sec-fetch-site", "none"),
        ] {
            let answer = post(address, &path, own, b"{}", &[header]);
            assert_eq!(code(&answer), refused, "{path} {header:?}");
        }
        for form in [
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "TEXT/PLAIN;charset=utf-8",
        ] {
            if media_type.as_deref() != Some(form) {
                let answer = post(address, &path, form, b"a=b", &[]);
                assert_eq!(code(&answer), refused, "{path} {form}");
            }
        }
    }
    running.server.stop().unwrap();
}

#[test]
fn a_page_of_ours_changes_nothing_without_a_statement() {
    let running = Registered::start("[rates]\nstatements_per_second = 0\n");
    let address = running.server.address();
    let ours = [
        ("origin", "https://registry.example"),
        ("sec-fetch-site", "same-origin"),
    ];
    for (path, media_type) in changes() {
        for browser in [&ours[..], &ours[..1], &ours[1..]] {
            let answer = request(address, "POST", &path, browser);
            assert_eq!(code(&answer), (403, "cross_origin".to_owned()), "{path}");
        }
        // With something that could be one it is judged like anyone's.
        let Some(media_type) = media_type else {
            continue;
        };
        let answer = post(address, &path, &media_type, b"x", &ours);
        assert_eq!(answer.status, 400, "{path}: {}", answer.text());
    }
    running.server.stop().unwrap();
}

#[test]
fn the_route_table_and_the_description_agree() {
    let running = Registered::start("[rates]\nqueries_per_second = 0\nstatements_per_second = 0\n");
    let address = running.server.address();
    let document = openapi::document(None, &Contact::placeholder());
    for (path, item) in document["paths"].as_object().unwrap() {
        let path = format!("/registry/v1{}", path.replace(['{', '}'], ""));
        let described = item.as_object().unwrap();
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
            let answer = request(address, method, &path, &[]);
            let is_described = described.contains_key(&method.to_lowercase());
            assert_eq!(
                answer.status != 405,
                is_described,
                "{method} {path}: {}",
                answer.status
            );
        }
    }
    running.server.stop().unwrap();
}
