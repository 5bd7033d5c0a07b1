//! Judging and translating attributes over HTTP: answered from memory by a server without a registry, and nothing that is sent comes back but in a translation.

use std::time::Duration;

use serde_json::{Value, json};
use tillit_registry::view::PublishedSet;
use tillit_server::published::{Published, Snapshot};
use tillit_testkit::http::{Answer, get, post};

use crate::catalogue::frozen;
use crate::support::{Mirror, config};

/// The releases that the tests ask by.
const RELEASES: [(&str, &str); 3] = [
    ("gemensam", "1.0.0"),
    ("gemensam", "1.2.0"),
    ("halsa", "0.1.0"),
];

fn lists() -> Published {
    let set = PublishedSet {
        version: "moa:7".to_owned(),
        artefacts: RELEASES
            .map(|(list, version)| frozen(list, version))
            .to_vec(),
    };
    let age = Duration::from_secs(60);
    let snapshot = Snapshot::prepare(set, Vec::new(), age, &Snapshot::default());
    Published::new(snapshot)
}

const VALIDATIONS: &str = "/registry/v1/attribute-validations";
const TRANSLATIONS: &str = "/registry/v1/attribute-translations";
/// Stands nowhere else, so that it is found wherever it goes.
const SECRET: &str = "Hemligsson-4711";

fn send(mirror: &Mirror, path: &str, body: &Value) -> Answer {
    let body = body.to_string();
    let address = mirror.server.address();
    post(address, path, "application/json", body.as_bytes(), &[])
}

fn answered(mirror: &Mirror, path: &str, body: &Value) -> Value {
    let answer = send(mirror, path, body);
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("content-type"), "application/json");
    answer.json()
}

/// The code of the refusal, which repeats nothing of what was sent.
fn refused(answer: &Answer, status: u16) -> String {
    assert_eq!(answer.status, status, "{}", answer.text());
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(!answer.text().contains(SECRET), "{}", answer.text());
    answer.json()["code"].as_str().unwrap().to_owned()
}

#[test]
fn a_sample_is_judged_by_the_newest_releases() {
    let mirror = Mirror::start(lists());
    let sample = json!({ "family_name": SECRET, "gender": SECRET, "no_such_claim": SECRET });
    let body = json!({ "form": "claims", "sample": sample });
    let judged = answered(&mirror, VALIDATIONS, &body);
    assert!(!judged.to_string().contains(SECRET), "{judged}");
    assert_eq!(judged["verdict"], "invalid");
    assert_eq!(
        judged["counts"],
        json!({ "errors": 1, "warnings": 1, "notes": 0 })
    );
    assert_eq!(
        judged["lists"],
        json!([{ "list": "gemensam", "version": "1.2.0" }, { "list": "halsa", "version": "0.1.0" }])
    );
    let finding = &judged["findings"][0];
    assert_eq!(finding["rule"], "sample-value");
    assert_eq!(finding["level"], "error");
    assert_eq!(finding["pointer"], "/gender");
    for part in ["message", "help"] {
        let (sv, en) = (&finding[part]["sv"], &finding[part]["en"]);
        assert!(sv.is_string() && en.is_string() && sv != en, "{finding}");
    }
    assert_eq!(judged["findings"][1]["rule"], "sample-unknown");

    let fine = json!({ "form": "saml", "sample": { "urn:oid:2.5.4.4": ["Lindeman"] }, "lists": [{ "list": "gemensam", "version": "1.0.0" }] });
    let judged = answered(&mirror, VALIDATIONS, &fine);
    assert_eq!(judged["verdict"], "valid");
    assert_eq!(judged["findings"], json!([]));
    assert_eq!(judged["lists"][0]["version"], "1.0.0");
    assert!(judged.get("profile").is_none());
    mirror.server.stop().unwrap();
}

#[test]
fn a_sample_is_judged_by_a_profile() {
    let mirror = Mirror::start(lists());
    let profile = json!({ "list": "gemensam", "name": "pnr-01" });
    let body =
        json!({ "form": "claims", "sample": { "family_name": "Lindeman" }, "profile": profile });
    let judged = answered(&mirror, VALIDATIONS, &body);
    assert_eq!(judged["verdict"], "invalid");
    assert_eq!(
        judged["profile"],
        json!({ "list": "gemensam", "name": "pnr-01", "version": "1.0.0" })
    );
    let findings = judged["findings"].as_array().unwrap();
    assert!(
        findings.iter().any(|one| one["rule"] == "sample-missing"),
        "{judged}"
    );
    let mut both = body;
    both["lists"] = json!([{ "list": "gemensam" }]);
    assert_eq!(
        refused(&send(&mirror, VALIDATIONS, &both), 400),
        "bad_request"
    );
    mirror.server.stop().unwrap();
}

#[test]
fn an_answer_has_an_end_and_the_counts_do_not() {
    let mirror = Mirror::start(lists());
    let members = (0..2000).map(|number| (format!("claim{number}"), json!(1)));
    let sample: serde_json::Map<String, Value> = members.collect();
    let body = json!({ "form": "claims", "sample": sample });
    let judged = answered(&mirror, VALIDATIONS, &body);
    assert_eq!(judged["counts"]["warnings"], 2000);
    assert_eq!(judged["findings"].as_array().unwrap().len(), 500);
    mirror.server.stop().unwrap();
}

#[test]
fn attributes_are_translated_with_what_is_lost_and_why() {
    let mirror = Mirror::start(lists());
    let attributes = json!({ "urn:oid:2.5.4.4": "Lindeman", "urn:oid:1.3.6.1.5.5.7.9.3": ["M"], "no-such-name": SECRET });
    let body = json!({ "from": "saml", "to": "oidc", "attributes": attributes });
    let done = answered(&mirror, TRANSLATIONS, &body);
    assert_eq!(done["isComplete"], false);
    assert_eq!(
        done["attributes"],
        json!({ "family_name": "Lindeman", "gender": "male" })
    );
    assert_eq!(
        (&done["from"], &done["to"]),
        (&json!("saml"), &json!("oidc"))
    );
    let name = |name: &str| {
        let mut names = done["names"].as_array().unwrap().iter();
        names.find(|one| one["name"] == name).unwrap()
    };
    let gender = &name("urn:oid:1.3.6.1.5.5.7.9.3")["results"][0];
    assert_eq!(gender["attribute"], "gemensam/gender");
    assert_eq!(
        gender["values"],
        json!([{ "given": "M", "written": "male" }])
    );
    let loss = &name("no-such-name")["losses"][0];
    assert_eq!(loss["reason"], "unknown-name");
    assert_eq!(loss["values"], json!([SECRET]));
    assert!(!loss["message"].to_string().contains(SECRET), "{loss}");
    assert_ne!(loss["message"]["sv"], loss["message"]["en"]);
    mirror.server.stop().unwrap();
}

#[test]
fn what_cannot_be_understood_is_refused_without_repeating_it() {
    let mirror = Mirror::start(lists());
    let object = json!({ "family_name": SECRET });
    for (path, body, status, code) in [
        (
            VALIDATIONS,
            json!({ "form": SECRET, "sample": object }),
            400,
            "bad_request",
        ),
        (
            VALIDATIONS,
            json!({ "form": "claims", "sample": SECRET }),
            400,
            "bad_request",
        ),
        (
            VALIDATIONS,
            json!({ "form": "claims", "sample": [object] }),
            400,
            "bad_request",
        ),
        (VALIDATIONS, json!({ "form": "claims" }), 400, "bad_request"),
        (
            VALIDATIONS,
            json!({ "form": "claims", "sample": object, "personal": SECRET }),
            400,
            "unknown_member",
        ),
        (VALIDATIONS, object.clone(), 400, "unknown_member"),
        (
            VALIDATIONS,
            json!({ "form": "claims", "sample": object, "lists": [{ "list": "nowhere" }] }),
            404,
            "unknown_list",
        ),
        (
            VALIDATIONS,
            json!({ "form": "claims", "sample": object, "lists": [{ "list": "gemensam", "version": "9.0.0" }] }),
            404,
            "unknown_release",
        ),
        (
            VALIDATIONS,
            json!({ "form": "claims", "sample": object, "lists": [{ "list": "gemensam", "version": "9" }] }),
            400,
            "bad_request",
        ),
        (
            VALIDATIONS,
            json!({ "form": "claims", "sample": object, "profile": { "list": "gemensam", "name": "nobody" } }),
            404,
            "unknown_profile",
        ),
        (
            TRANSLATIONS,
            json!({ "from": SECRET, "to": "oidc", "attributes": object }),
            400,
            "bad_request",
        ),
        (
            TRANSLATIONS,
            json!({ "from": "oidc", "to": "saml", "attributes": SECRET }),
            400,
            "bad_request",
        ),
        (
            TRANSLATIONS,
            json!({ "from": "oidc", "to": "saml", "attributes": object, "lists": [{ "list": "nowhere" }] }),
            404,
            "unknown_list",
        ),
    ] {
        assert_eq!(
            refused(&send(&mirror, path, &body), status),
            code,
            "{path} {body}"
        );
    }
    let address = mirror.server.address();
    let twice = format!(r#"{{ "form": "claims", "sample": {{ "{SECRET}": 1, "{SECRET}": 2 }} }}"#);
    for (text, code) in [
        (twice, "duplicate_member"),
        (format!("{{ {SECRET}"), "malformed_json"),
    ] {
        let answer = post(
            address,
            VALIDATIONS,
            "application/json",
            text.as_bytes(),
            &[],
        );
        assert_eq!(refused(&answer, 400), code);
    }
    mirror.server.stop().unwrap();
}

#[test]
fn the_body_has_one_media_type_and_64_kib() {
    let mirror = Mirror::start(lists());
    let address = mirror.server.address();
    let body = json!({ "form": "claims", "sample": { "family_name": SECRET } }).to_string();
    for path in [VALIDATIONS, TRANSLATIONS] {
        let wrong = post(address, path, "application/jose", body.as_bytes(), &[]);
        assert_eq!(refused(&wrong, 415), "media_type_not_allowed");
        // What a page of another site could send.
        let plain = post(address, path, "text/plain", body.as_bytes(), &[]);
        assert_eq!(refused(&plain, 403), "cross_origin");
        let foreign = [("origin", "https://elsewhere.example")];
        let foreign = post(address, path, "application/json", body.as_bytes(), &foreign);
        assert_eq!(refused(&foreign, 403), "cross_origin");
        let large = format!("{body}{}", " ".repeat(64 * 1024));
        let large = post(address, path, "application/json", large.as_bytes(), &[]);
        assert_eq!(refused(&large, 413), "too_large");
        assert_eq!(get(address, path, &[]).status, 405);
    }
    mirror.server.stop().unwrap();
}

#[test]
fn without_published_lists_there_is_nothing_to_judge_by() {
    let mirror = Mirror::start(crate::support::published());
    let body = json!({ "form": "claims", "sample": {} });
    assert_eq!(
        refused(&send(&mirror, VALIDATIONS, &body), 404),
        "unknown_list"
    );
    mirror.server.stop().unwrap();
}

#[test]
fn a_client_may_ask_only_so_often() {
    let folder = tempfile::tempdir().unwrap();
    let rates = "[rates]\nstatements_per_second = 1\nstatements_burst = 2\n";
    let config = config(folder.path(), rates);
    let server = tillit_server::Server::of_snapshot(config, lists()).unwrap();
    let server = server.start().unwrap();
    let body = json!({ "form": "claims", "sample": {} }).to_string();
    let ask = || {
        let answer = post(
            server.address(),
            VALIDATIONS,
            "application/json",
            body.as_bytes(),
            &[],
        );
        answer.status
    };
    let statuses: Vec<u16> = (0..10).map(|_| ask()).collect();
    assert_eq!(statuses[0], 200);
    assert!(statuses.contains(&429), "{statuses:?}");
    server.stop().unwrap();
}
