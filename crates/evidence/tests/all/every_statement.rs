//! What is refused in every kind of statement alike. Each case runs over all kinds, beside the control that passes.

use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};
use tillit_evidence::{
    DirectoryError, EvidenceError, KeyDirectory, KeyProof, KeyState, RefusalClass, RegisteredKey,
};
use tillit_signing::{KeyId, Signer, SoftwareKey};

use crate::statements::{Example, examples};
use crate::world::{MALMO, NOW, REGISTRY, World, forge, now};

/// Runs a change over every kind and expects one code.
fn all_refuse(code: &str, change: impl Fn(&mut Value)) {
    let world = World::new();
    for example in examples(&world) {
        example.read(&example.with(|_| {}), &world).unwrap();
        let error = example.read(&example.with(&change), &world).unwrap_err();
        assert_eq!(error.code(), code, "{}: {error}", example.typ);
        assert_eq!(error.class(), RefusalClass::Malformed, "{}", example.typ);
    }
}

#[test]
fn every_kind_signs_and_reads() {
    let world = World::new();
    for example in examples(&world) {
        example.read(&example.jws, &world).unwrap();
    }
}

#[test]
fn no_two_kinds_share_a_type() {
    let world = World::new();
    let mut types: Vec<&str> = examples(&world).iter().map(|example| example.typ).collect();
    types.sort_unstable();
    types.dedup();
    assert_eq!(types.len(), examples(&world).len());
}

#[test]
fn every_member_is_required() {
    let world = World::new();
    for example in examples(&world) {
        let names: Vec<String> = example
            .payload
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect();
        for name in &names {
            let jws = example.with(|payload| drop(payload.as_object_mut().unwrap().remove(name)));
            let error = example.read(&jws, &world).unwrap_err();
            let due = if name == "aud" {
                "wrong_audience"
            } else {
                "malformed_statement"
            };
            assert_eq!(error.code(), due, "{} without {name}: {error}", example.typ);
        }
    }
}

#[test]
fn a_member_that_does_not_belong_is_refused_by_name() {
    all_refuse("unknown_member", |payload| payload["nbf"] = json!(NOW));
    let world = World::new();
    for example in examples(&world) {
        let error = example
            .read(&example.with(|payload| payload["nbf"] = json!(1)), &world)
            .unwrap_err();
        assert!(matches!(error, EvidenceError::UnknownMember(name) if name == "nbf"));
    }
}

#[test]
fn a_member_given_twice_is_refused() {
    let world = World::new();
    for example in examples(&world) {
        for (again, value) in [("iss", "\"x\""), (r"\u0069at", "1"), ("aud", "\"x\"")] {
            let payload = example.payload.to_string();
            let twice = format!(
                r#"{},"{again}":{value}}}"#,
                payload.strip_suffix('}').unwrap()
            );
            let error = example
                .read(&forge(example.key, example.typ, &twice), &world)
                .unwrap_err();
            assert_eq!(error.code(), "duplicate_member", "{}: {error}", example.typ);
        }
    }
}

#[test]
fn the_audience_is_this_registry_and_one_text() {
    all_refuse("wrong_audience", |payload| {
        payload["aud"] = json!("https://trial.registry.example")
    });
    all_refuse("wrong_audience", |payload| {
        payload["aud"] = json!(format!("{}/", payload["aud"].as_str().unwrap()))
    });
    all_refuse("wrong_audience", |payload| {
        payload["aud"] = json!([payload["aud"].clone(), "https://other.example"])
    });
    all_refuse("wrong_audience", |payload| {
        payload["aud"] = json!([payload["aud"].clone()])
    });
    all_refuse("wrong_audience", |payload| payload["aud"] = Value::Null);
}

#[test]
fn times_are_integers() {
    for member in ["iat", "exp"] {
        for value in [
            json!(NOW as f64 + 60.0),
            json!(NOW as f64 + 60.5),
            json!((NOW + 60).to_string()),
            Value::Null,
        ] {
            all_refuse("malformed_statement", |payload| {
                payload[member] = value.clone()
            });
        }
    }
}

#[test]
fn numbers_that_not_every_reader_keeps_are_refused() {
    let world = World::new();
    for example in examples(&world) {
        for number in ["9007199254740993", "1e400", "0x10", "NaN", "-0", "1.0"] {
            let payload = example
                .payload
                .to_string()
                .replace(&format!("\"iat\":{NOW}"), &format!("\"iat\":{number}"));
            let error = example
                .read(&forge(example.key, example.typ, &payload), &world)
                .unwrap_err();
            let due = [
                "number_out_of_range",
                "malformed_json",
                "malformed_statement",
            ];
            assert!(
                due.contains(&error.code()),
                "{} {number}: {error}",
                example.typ
            );
        }
    }
}

#[test]
fn the_lifetime_is_one_second_to_ten_minutes() {
    all_refuse("lifetime_not_allowed", |payload| {
        payload["exp"] = json!(NOW + 601)
    });
    all_refuse("lifetime_not_allowed", |payload| {
        payload["exp"] = json!(NOW)
    });
    all_refuse("lifetime_not_allowed", |payload| {
        payload["exp"] = json!(NOW - 1)
    });
    let world = World::new();
    for example in examples(&world) {
        example
            .read(
                &example.with(|payload| payload["exp"] = json!(NOW + 600)),
                &world,
            )
            .unwrap();
    }
}

#[test]
fn a_statement_is_received_until_a_minute_after_its_end() {
    let world = World::new();
    for example in examples(&world) {
        let end = example.payload["exp"].as_i64().unwrap();
        let at = |seconds: i64| {
            example.read_at(
                &example.jws,
                &world,
                tillit_model::Timestamp::from_unix_seconds(seconds),
            )
        };
        at(end + 60).unwrap();
        assert_eq!(
            at(end + 61).unwrap_err().code(),
            "statement_expired",
            "{}",
            example.typ
        );
    }
}

#[test]
fn a_statement_is_received_from_a_minute_before_it_was_issued() {
    let world = World::new();
    for example in examples(&world) {
        let earlier = |seconds| {
            example.read_at(
                &example.jws,
                &world,
                now().minus(Duration::from_secs(seconds)),
            )
        };
        earlier(60).unwrap();
        assert_eq!(
            earlier(61).unwrap_err().code(),
            "issued_in_future",
            "{}",
            example.typ
        );
    }
}

#[test]
fn a_statement_of_one_type_is_none_of_another() {
    let world = World::new();
    for example in examples(&world) {
        for other in examples(&world)
            .iter()
            .filter(|other| other.typ != example.typ)
        {
            let error = other.read(&example.jws, &world).unwrap_err();
            assert_eq!(
                error.code(),
                "typ_not_allowed",
                "{} as {}: {error}",
                example.typ,
                other.typ
            );
        }
        let lower = forge(
            example.key,
            &example.typ.to_uppercase(),
            &example.payload.to_string(),
        );
        assert_eq!(
            example.read(&lower, &world).unwrap_err().code(),
            "typ_not_allowed"
        );
    }
}

/// All kinds but the key proof, whose signer nobody registered yet.
fn by_registered_keys(world: &World) -> Vec<Example<'_>> {
    examples(world)
        .into_iter()
        .filter(|example| example.typ != KeyProof::TYP)
        .collect()
}

#[test]
fn the_issuer_is_the_holder_of_the_key() {
    let world = World::new();
    for example in by_registered_keys(&world) {
        let jws = example.with(|payload| {
            let is_assertion = payload.get("sub").is_some();
            let other = if is_assertion {
                format!("organisation:{MALMO}")
            } else {
                MALMO.to_owned()
            };
            payload["iss"] = json!(other);
            if is_assertion {
                payload["sub"] = json!(other);
            }
        });
        let error = example.read(&jws, &world).unwrap_err();
        assert_eq!(
            (error.code(), error.class()),
            ("wrong_issuer", RefusalClass::Forbidden),
            "{}",
            example.typ
        );
    }
}

#[test]
fn the_issuer_is_written_in_the_canonical_form() {
    for spelling in [
        "2120000142",
        "212000-0142",
        "0007:212000-0142",
        "0007:2120000143",
        "",
    ] {
        all_refuse("malformed_statement", |payload| {
            payload["iss"] = json!(spelling)
        });
    }
}

#[test]
fn an_identifier_has_128_bits() {
    for jti in [
        "",
        "AAAA",
        "AAAAAAAAAAAAAAAAAAAAAB",
        "AAAAAAAAAAAAAAAAAAAAAA==",
        "AAAAAAAAAAAAAAAAAAAAAAAA",
    ] {
        all_refuse("malformed_statement", |payload| payload["jti"] = json!(jti));
    }
}

#[test]
fn an_unregistered_key_is_refused() {
    let world = World::new();
    let stranger = SoftwareKey::generate().unwrap();
    for example in by_registered_keys(&world) {
        let jws = forge(&stranger, example.typ, &example.payload.to_string());
        let error = example.read(&jws, &world).unwrap_err();
        assert_eq!(
            (error.code(), error.class()),
            ("unknown_key", RefusalClass::Unauthenticated),
            "{}",
            example.typ
        );
    }
}

#[test]
fn a_pending_and_a_revoked_key_are_refused_with_codes_of_their_own() {
    for (state, code) in [
        (KeyState::Pending, "key_not_active"),
        (KeyState::Revoked, "key_revoked"),
    ] {
        let mut changed = World::new();
        let signed: Vec<(String, KeyId)> = by_registered_keys(&changed)
            .iter()
            .map(|example| {
                (
                    example.jws.clone(),
                    example.key.public_key().key_id().clone(),
                )
            })
            .collect();
        for (at, (jws, key)) in signed.iter().enumerate() {
            changed.set_state(key, state);
            let error = {
                let unchanged = World::new();
                let example = &by_registered_keys(&unchanged)[at];
                example.read(jws, &changed).unwrap_err()
            };
            assert_eq!(
                (error.code(), error.class()),
                (code, RefusalClass::Forbidden)
            );
            changed.set_state(key, KeyState::Retiring);
            let unchanged = World::new();
            by_registered_keys(&unchanged)[at]
                .read(jws, &changed)
                .unwrap();
        }
    }
}

#[test]
fn the_state_of_a_key_is_not_told_to_who_does_not_hold_it() {
    let mut world = World::new();
    let id = world.stockholm.public_key().key_id().clone();
    let jws = crate::world::submission().sign(&world.stockholm).unwrap();
    world.set_state(&id, KeyState::Revoked);
    let (input, _) = jws.rsplit_once('.').unwrap();
    let forged = format!("{input}.{}", "A".repeat(86));
    let error =
        tillit_evidence::read_submission(forged.as_bytes(), &world, REGISTRY, now()).unwrap_err();
    assert_eq!(error.code(), "bad_signature");
}

#[test]
fn a_directory_that_cannot_be_asked_is_no_fault_of_the_sender() {
    struct Down;
    impl KeyDirectory for Down {
        fn find(&self, _: &KeyId) -> Result<Option<RegisteredKey>, DirectoryError> {
            Err(DirectoryError("connection refused".into()))
        }
    }
    let world = World::new();
    let jws = crate::world::submission().sign(&world.stockholm).unwrap();
    let error =
        tillit_evidence::read_submission(jws.as_bytes(), &Down, REGISTRY, now()).unwrap_err();
    assert_eq!(
        (error.code(), error.class()),
        ("directory_unavailable", RefusalClass::Unavailable)
    );
}

#[test]
fn a_key_is_looked_up_once_and_only_by_a_thumbprint() {
    struct Counting(std::cell::Cell<usize>);
    impl KeyDirectory for Counting {
        fn find(&self, _: &KeyId) -> Result<Option<RegisteredKey>, DirectoryError> {
            self.0.set(self.0.get() + 1);
            Ok(None)
        }
    }
    let world = World::new();
    let jws = crate::world::submission().sign(&world.stockholm).unwrap();
    let lookups = |jws: &str| {
        let directory = Counting(std::cell::Cell::default());
        tillit_evidence::read_submission(jws.as_bytes(), &directory, REGISTRY, now()).unwrap_err();
        directory.0.get()
    };
    assert_eq!(lookups(&jws), 1);
    let (_, rest) = jws.split_once('.').unwrap();
    for kid in [
        "../../etc/passwd",
        "' OR 1=1--",
        "",
        &"A".repeat(44),
        &"A".repeat(65_536),
    ] {
        let header = json!({ "alg": "ES256", "kid": kid, "typ": "tillit-submission+jws" });
        let header = BASE64URL_NOPAD.encode(header.to_string().as_bytes());
        assert_eq!(lookups(&format!("{header}.{rest}")), 0, "{kid}");
    }
}

#[test]
fn a_payload_that_is_no_object_is_refused() {
    let world = World::new();
    for example in examples(&world) {
        for payload in ["", "[]", "null", "\"text\"", "{", "\u{feff}{}"] {
            let error = example
                .read(&forge(example.key, example.typ, payload), &world)
                .unwrap_err();
            assert_eq!(
                error.class(),
                RefusalClass::Malformed,
                "{} {payload:?}: {error}",
                example.typ
            );
        }
        assert!(example.read("\u{e9}.e30.AAAA", &world).is_err());
    }
}

#[test]
fn nesting_without_end_is_refused() {
    let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
    let world = World::new();
    for example in examples(&world) {
        let payload = example
            .payload
            .to_string()
            .replacen('{', &format!("{{\"x\":{deep},"), 1);
        let error = example
            .read(&forge(example.key, example.typ, &payload), &world)
            .unwrap_err();
        assert_eq!(error.code(), "too_deep", "{}: {error}", example.typ);
    }
}

#[test]
fn any_flipped_bit_is_refused() {
    let world = World::new();
    for example in examples(&world) {
        // Every thirteenth bit: 13 shares no factor with 8, so all positions within a byte have their turn.
        for position in (0..example.jws.len() * 8).step_by(13) {
            let mut bytes = example.jws.clone().into_bytes();
            bytes[position / 8] ^= 1 << (position % 8);
            let refused =
                String::from_utf8(bytes).map_or(true, |jws| example.read(&jws, &world).is_err());
            assert!(refused, "{}: bit {position}", example.typ);
        }
    }
}

/// The pointers of all objects below the top.
fn inner_objects(value: &Value, pointer: &str, found: &mut Vec<String>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(n, v)| (n.clone(), v)).collect(),
        Value::Array(elements) => {
            let places = (0..).map(|place: usize| place.to_string());
            places.zip(elements).collect()
        }
        _ => Vec::new(),
    };
    for (token, value) in inner {
        let pointer = format!("{pointer}/{token}");
        if value.is_object() {
            found.push(pointer.clone());
        }
        inner_objects(value, &pointer, found);
    }
}

#[test]
fn an_array_of_the_values_is_no_object_anywhere() {
    let world = World::new();
    let mut tried = Vec::new();
    for example in examples(&world) {
        let all = example.with(|payload| {
            *payload = Value::Array(payload.as_object().unwrap().values().cloned().collect());
        });
        assert_eq!(
            example.read(&all, &world).unwrap_err().code(),
            "malformed_statement"
        );
        let mut example = example;
        if example.typ == tillit_evidence::Submission::TYP {
            example.payload["documents"][0]["base"] =
                serde_json::json!({"version": 1, "sha256": "a".repeat(64)});
        }
        example.read(&example.with(|_| {}), &world).unwrap();
        let mut places = Vec::new();
        inner_objects(&example.payload, "", &mut places);
        for place in places {
            let changed = example.with(|payload| {
                let object = payload.pointer_mut(&place).unwrap();
                *object = Value::Array(object.as_object().unwrap().values().cloned().collect());
            });
            let error = example.read(&changed, &world).unwrap_err();
            let code = error.code();
            assert!(
                matches!(code, "malformed_statement" | "invalid_jwk"),
                "{}: {error}",
                example.typ
            );
            tried.push(place);
        }
    }
    tried.sort();
    assert_eq!(
        tried,
        [
            "/bases/0",
            "/documents/0",
            "/documents/0/base",
            "/jwk",
            "/target"
        ]
    );
}
