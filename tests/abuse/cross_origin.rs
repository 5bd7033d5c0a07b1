//! A34: no page of another site changes anything, at any address that the program's own description names.

use harness::database::Database;
use harness::http::{self, Answer, post, request};
use harness::site::Site;
use harness::statements::{SUBMISSION, sign, submission};

use crate::every_kind::Stage;
use crate::refused::{Case, accepted};

const REFUSED: (u16, &str) = (403, "cross_origin");

/// Address and media type of every operation that changes something, as the running program describes itself.
fn changes(site: &Site) -> Vec<(String, Option<String>)> {
    let document = http::get(site.address(), "/registry/v1/openapi.json", &[]).json();
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            if method == "get" {
                continue;
            }
            assert_eq!(method, "post", "{path}");
            let body = operation["requestBody"]["content"].as_object();
            let media_type = body.map(|content| content.keys().next().unwrap().clone());
            found.push((format!("/registry/v1{path}"), media_type));
        }
    }
    assert!(found.len() >= 9, "{found:?}");
    found
}

#[test]
fn a34_every_address_refuses_pages_of_other_sites() {
    let stage = Stage::begin(Database::Sqlite);
    let Stage { site, member, .. } = &stage;
    let base_url = site.base_url();
    let case = Case::begin(site);
    for (path, media_type) in changes(site) {
        let post = |media_type: &str, headers: &[(&str, &str)]| -> Answer {
            post(site.address(), &path, media_type, b"a=b", headers)
        };
        let own = media_type.as_deref().unwrap_or("application/json");
        // A form of another site, and a fetch by a page of it.
        for form in [
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "text/plain",
        ] {
            let headers = [
                ("origin", "https://evil.example"),
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-mode", "navigate"),
            ];
            case.refuses(&format!("{path}: {form}"), REFUSED, || post(form, &headers));
            if Some(form) != media_type.as_deref() {
                case.refuses(
                    &format!("{path}: {form} of an old browser"),
                    REFUSED,
                    || post(form, &[]),
                );
            }
        }
        for header in [
            ("origin", "https://evil.example"),
            ("origin", "null"),
            ("origin", ""),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
        ] {
            case.refuses(&format!("{path}: {header:?}"), REFUSED, || {
                post(own, &[header])
            });
        }
        // A page of ours without a statement or a token.
        let ours = [
            ("origin", base_url.as_str()),
            ("sec-fetch-site", "same-origin"),
        ];
        case.refuses(
            &format!("{path}: nothing from a page of ours"),
            REFUSED,
            || request(site.address(), "POST", &path, &ours),
        );
        let preflight = request(
            site.address(),
            "OPTIONS",
            &path,
            &[
                ("origin", "https://evil.example"),
                ("access-control-request-method", "POST"),
            ],
        );
        assert_eq!(
            preflight.header("access-control-allow-origin"),
            "",
            "{path}"
        );
    }
    case.ends("pages", || {
        // The same page with a statement, and a program, are heard.
        let payload = submission(member, site, &[stage.new_entity()]);
        let jws = sign(&payload, SUBMISSION, &member.key);
        let ours = [
            ("origin", base_url.as_str()),
            ("sec-fetch-site", "same-origin"),
        ];
        let path = "/registry/v1/submissions";
        accepted(&post(
            site.address(),
            path,
            "application/jose",
            jws.as_bytes(),
            &ours,
        ));
        accepted(&post(
            site.address(),
            "/registry/v1/nonces",
            "application/json",
            b"{}",
            &[],
        ));
    });
}

#[test]
fn a34_no_answer_sets_a_cookie() {
    let site = Site::begin(Database::Sqlite);
    for path in [
        "/",
        "/en",
        "/registry/v1/federations",
        "/registry/v1/docs/",
        "/nothing",
    ] {
        let answer = http::get(site.address(), path, &[]);
        assert_eq!(answer.header("set-cookie"), "", "{path}");
    }
    let answer = post(
        site.address(),
        "/registry/v1/nonces",
        "application/json",
        b"{}",
        &[],
    );
    assert_eq!(answer.header("set-cookie"), "");
}
