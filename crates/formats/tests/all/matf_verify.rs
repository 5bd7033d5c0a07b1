//! Claims and times (DIGEST 7.2, D01 to D10 and D27 to D39): each refusal differs from the control in one thing.

use std::time::Duration;

use serde_json::{Map, Value, json};
use tillit_formats::matf::{Expected, MatfError, Mode};

use crate::fixture::{DAY, ISSUER, NOW, at};
use crate::forge::{expected, payload, read, read_text, refusal, with};

const EXP: i64 = NOW + 14 * DAY;

fn read_at(now: i64) -> Result<(), &'static str> {
    let expected = Expected::strict(ISSUER, at(now));
    read_text(&payload().to_string(), &Map::new(), &expected)
        .map(|_| ())
        .map_err(|error| error.code())
}

fn header(members: Value) -> Map<String, Value> {
    members.as_object().unwrap().clone()
}

fn legacy() -> Expected<'static> {
    Expected {
        mode: Mode::Legacy,
        ..expected()
    }
}

/// As before the RFC: the claims in the header alone.
fn legacy_payload() -> Value {
    let mut payload = payload();
    for name in ["iat", "exp", "iss"] {
        payload.as_object_mut().unwrap().remove(name);
    }
    payload
}

#[test]
fn d01_the_control_is_accepted_with_all_that_it_says() {
    let feed = read(&payload()).unwrap();
    assert_eq!((feed.iat, feed.exp, feed.cache_ttl), (NOW, EXP, Some(3600)));
    assert_eq!(feed.version.to_string(), "1.0.0");
    assert_eq!(feed.payload(), payload().to_string());
    assert!(feed.dropped.is_empty());
}

#[test]
fn d03_d04_d05_expiry_is_exact() {
    assert_eq!(read_at(EXP - 1), Ok(()));
    assert_eq!(read_at(EXP), Err("expired"));
    assert_eq!(read_at(EXP + 100), Err("expired"));
}

#[test]
fn the_last_microsecond_before_expiry_is_before_expiry() {
    let feed = read(&payload()).unwrap();
    assert_eq!(
        feed.check_time(at(EXP).minus(Duration::from_micros(1))),
        Ok(())
    );
}

#[test]
fn d06_a_kept_copy_expires_whatever_its_cache_time_says() {
    let feed = read(&with("/cache_ttl", Some(json!(365 * DAY)))).unwrap();
    assert_eq!(feed.check_time(at(EXP - 1)), Ok(()));
    assert_eq!(feed.check_time(at(EXP)).unwrap_err().code(), "expired");
}

#[test]
fn d07_a_copy_past_its_cache_time_may_be_used_until_it_expires() {
    let feed = read(&payload()).unwrap();
    assert_eq!(feed.fresh_until(at(NOW)), at(NOW + 3600));
    assert_eq!(feed.check_time(at(NOW + 3601)), Ok(()));
}

#[test]
fn d38_the_cache_time_ends_at_expiry() {
    let feed = read(&with("/cache_ttl", Some(json!(365 * DAY)))).unwrap();
    assert_eq!(feed.fresh_until(at(NOW)), at(EXP));
    let feed = read(&with("/cache_ttl", None)).unwrap();
    assert_eq!(feed.fresh_until(at(NOW)), at(EXP));
}

#[test]
fn d32_sixty_seconds_into_the_future_are_forgiven() {
    assert_eq!(read_at(NOW - 60), Ok(()));
    assert_eq!(read_at(NOW - 61), Err("not_yet_issued"));
}

#[test]
fn d08_claims_in_the_header_alone_need_the_legacy_mode() {
    let header = header(json!({"iat": NOW, "exp": EXP, "iss": ISSUER}));
    let text = legacy_payload().to_string();
    let error = read_text(&text, &header, &expected()).unwrap_err();
    assert_eq!(error, MatfError::MissingMember("iat"));
    let feed = read_text(&text, &header, &legacy()).unwrap();
    assert_eq!((feed.iat, feed.exp, feed.iss.as_str()), (NOW, EXP, ISSUER));
}

#[test]
fn the_legacy_mode_judges_the_headers_claims_as_strictly() {
    let read = |members| read_text(&legacy_payload().to_string(), &header(members), &legacy());
    let code = |members| read(members).unwrap_err().code();
    assert!(read(json!({"iat": NOW, "exp": EXP, "iss": ISSUER})).is_ok());
    assert_eq!(
        code(json!({"iat": NOW - 1, "exp": NOW, "iss": ISSUER})),
        "expired"
    );
    assert_eq!(
        code(json!({"iat": NOW, "exp": EXP, "iss": "https://b.example"})),
        "wrong_issuer"
    );
    assert_eq!(code(json!({"iat": NOW, "exp": EXP})), "missing_member");
    assert_eq!(
        code(json!({"iat": NOW, "exp": "soon", "iss": ISSUER})),
        "invalid_member"
    );
}

#[test]
fn d09_equal_claims_in_both_places_are_accepted() {
    let text = payload().to_string();
    for mode in [expected(), legacy()] {
        let all = header(json!({"iat": NOW, "exp": EXP, "iss": ISSUER}));
        assert!(read_text(&text, &all, &mode).unwrap().claims_in_header);
        let some = header(json!({"exp": EXP as f64}));
        assert!(!read_text(&text, &some, &mode).unwrap().claims_in_header);
    }
}

#[test]
fn d10_claims_that_differ_are_refused_in_every_mode() {
    let text = payload().to_string();
    for mode in [expected(), legacy()] {
        for (name, members) in [
            ("iat", json!({"iat": NOW + 1, "exp": EXP, "iss": ISSUER})),
            ("exp", json!({"iat": NOW, "exp": EXP - 1, "iss": ISSUER})),
            ("exp", json!({"exp": EXP.to_string()})),
            (
                "iss",
                json!({"iat": NOW, "exp": EXP, "iss": "https://b.example"}),
            ),
            ("iss", json!({"iss": null})),
        ] {
            let error = read_text(&text, &header(members), &mode).unwrap_err();
            assert_eq!(error, MatfError::HeaderClaimsDiffer(name));
        }
    }
}

#[test]
fn d27_only_a_json_object_without_duplicate_members_is_read() {
    let code = |text: &str| {
        read_text(text, &Map::new(), &expected())
            .unwrap_err()
            .code()
    };
    let good = payload().to_string();
    for text in ["", "[]", "null", "\"text\"", "{", "\u{feff}{}"] {
        assert_eq!(code(text), "malformed_payload", "{text:?}");
    }
    assert_eq!(code(&format!("{good}{{}}")), "malformed_payload");
    let values: Vec<_> = payload().as_object().unwrap().values().cloned().collect();
    assert_eq!(code(&Value::from(values).to_string()), "malformed_payload");
    let twice = |member: &str| format!("{{{member},{}", &good[1..]);
    for member in [r#""exp":99999999999"#, r#""\u0065xp":1"#] {
        assert_eq!(code(&twice(member)), "duplicate_member");
    }
    assert_eq!(code(&twice(r#""x":[{"a":1,"a":1}]"#)), "duplicate_member");
    assert!(
        read_text(
            &twice(r#""x":[{"a":1,"b":1},{"a":1}]"#),
            &Map::new(),
            &expected()
        )
        .is_ok()
    );
}

#[test]
fn a_payload_that_is_not_utf8_is_refused() {
    use crate::fixture::{key, ring};
    let key = key();
    let jws = tillit_signing::general::sign(&key, b"{\"iat\":\"\xff\"}", &Map::new()).unwrap();
    let error = tillit_formats::matf::verify(jws.as_bytes(), &ring(&key), &expected()).unwrap_err();
    assert_eq!(error.code(), "malformed_payload");
}

#[test]
fn nesting_has_a_limit() {
    let nested = |levels| {
        let open = "[".repeat(levels);
        let deep: Value = serde_json::from_str(&format!("{open}{}", "]".repeat(levels))).unwrap();
        read(&with("/entities/0/x", Some(deep))).map_err(|error| error.code())
    };
    // Payload, entities and the entity itself are three of the 34.
    assert!(nested(31).is_ok());
    assert_eq!(nested(32).unwrap_err(), "malformed_payload");
}

#[test]
fn d28_missing_members_are_named() {
    for name in ["iat", "exp", "iss", "version", "entities"] {
        let error = read(&with(&format!("/{name}"), None)).unwrap_err();
        assert_eq!(error, MatfError::MissingMember(name));
    }
    assert!(read(&with("/cache_ttl", None)).is_ok());
}

#[test]
fn d29_times_are_whole_seconds_since_1970() {
    for name in ["/iat", "/exp"] {
        for bad in [
            json!("1763712000"),
            json!(NOW as f64 + 0.5),
            json!(-1),
            json!(1e300),
            json!(null),
        ] {
            assert_eq!(refusal(&with(name, Some(bad))), "invalid_member");
        }
    }
    assert!(read(&with("/exp", Some(json!(EXP as f64)))).is_ok());
}

#[test]
fn d30_the_issuer_is_compared_character_by_character() {
    for other in [
        "",
        "demo/moa",
        "https://tillit.example/demo/other",
        "https://tillit.example/demo/moa/",
        "HTTPS://tillit.example/demo/moa",
    ] {
        assert_eq!(refusal(&with("/iss", Some(json!(other)))), "wrong_issuer");
    }
    assert_eq!(refusal(&with("/iss", Some(json!(7)))), "invalid_member");
}

#[test]
fn d31_expiry_lies_after_issue() {
    assert_eq!(refusal(&with("/exp", Some(json!(NOW)))), "no_lifetime");
    assert_eq!(refusal(&with("/exp", Some(json!(NOW - 1)))), "no_lifetime");
    assert!(read(&with("/exp", Some(json!(NOW + 1)))).is_ok());
}

#[test]
fn d33_a_document_older_than_the_last_is_refused() {
    let read = |last| {
        let expected = Expected {
            last_iat: Some(last),
            ..expected()
        };
        read_text(&payload().to_string(), &Map::new(), &expected)
    };
    assert!(read(NOW - 1).is_ok());
    assert!(read(NOW).is_ok());
    assert_eq!(
        read(NOW + 1).unwrap_err(),
        MatfError::Rollback {
            iat: NOW,
            last: NOW + 1
        }
    );
}

#[test]
fn d34_d35_versions_are_semantic_and_of_the_first_generation() {
    for bad in [
        json!("1.0"),
        json!("v1.0.0"),
        json!("1.0.0-rc.1"),
        json!("01.0.0"),
        json!("1.0.0\n"),
        json!(1),
    ] {
        assert_eq!(refusal(&with("/version", Some(bad))), "invalid_member");
    }
    assert_eq!(
        refusal(&with("/version", Some(json!("2.0.0")))),
        "unsupported_version"
    );
    assert_eq!(
        refusal(&with("/version", Some(json!("0.9.0")))),
        "unsupported_version"
    );
    assert!(read(&with("/version", Some(json!("1.7.2")))).is_ok());
}

#[test]
fn d37_the_cache_time_is_a_whole_number_that_may_be_zero() {
    for good in [json!(0), json!(3600.0)] {
        assert!(read(&with("/cache_ttl", Some(good))).is_ok());
    }
    for bad in [json!(-1), json!("3600"), json!(3600.5), json!(null)] {
        assert_eq!(refusal(&with("/cache_ttl", Some(bad))), "invalid_member");
    }
}

#[test]
fn d39_members_that_nobody_knows_are_allowed() {
    assert!(read(&with("/extension", Some(json!({"a": 1.5e10})))).is_ok());
}
