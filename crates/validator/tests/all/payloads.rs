//! The forms of MATF metadata, and large ones.

use serde_json::{Value, json};
use tillit_model::{Level, Timestamp};
use tillit_validator::{Context, Offline, Validator};

use crate::case::{base, filled, pin};

fn context() -> Context<'static> {
    let now = Timestamp::parse("2026-11-21T08:00:00Z").unwrap();
    Context {
        profiles: &[],
        directory: &Offline,
        now,
    }
}

#[test]
fn one_entity_alone_is_judged() {
    let entity = filled(&base("matf"))["entities"][0].clone();
    let validator = Validator::new();
    assert_eq!(
        validator.check_matf_payload(&entity.to_string(), &context()),
        []
    );
    let mut without = entity.clone();
    without.as_object_mut().unwrap().remove("issuers");
    let found = validator.check_matf_payload(&without.to_string(), &context());
    assert_eq!(
        (found[0].rule, found[0].pointer.as_str()),
        ("matf-schema", "")
    );
}

#[test]
fn a_payload_of_a_thousand_entities_is_judged_as_a_whole() {
    let mut payload = filled(&base("matf"));
    let template = payload["entities"][0].clone();
    let entities: Vec<Value> = (0_u16..1000)
        .map(|number| {
            let mut entity = template.clone();
            entity["entity_id"] = format!("https://a.example/{number}").into();
            let mut digest = *pin(9).as_bytes();
            digest[..2].copy_from_slice(&number.to_be_bytes());
            entity["clients"][0]["pins"][0]["digest"] = tillit_model::PinDigest::from_bytes(digest)
                .to_string()
                .into();
            entity
        })
        .collect();
    payload["entities"] = Value::Array(entities);
    let found = Validator::new().check_matf_payload(&payload.to_string(), &context());
    assert_eq!(found, []);
}

#[test]
fn text_that_is_no_metadata_is_refused() {
    let validator = Validator::new();
    for text in [
        "",
        "[]",
        "{}",
        "null",
        "{\"entities\":[]}",
        "{\"entity_id\":1}",
        "{\"iat\":1}",
    ] {
        let found = validator.check_matf_payload(text, &context());
        assert_eq!(
            found.iter().map(|finding| finding.level).max(),
            Some(Level::Error),
            "{text}"
        );
    }
}

#[test]
fn claims_in_a_submission_are_ignored_with_a_warning() {
    let mut submission = filled(&base("matf"));
    submission["exp"] = json!("soon");
    let found = Validator::new().check_matf_submission(&submission.to_string(), &context());
    let rules: Vec<_> = found
        .iter()
        .map(|finding| (finding.rule, finding.level))
        .collect();
    assert_eq!(rules, [("feed-claims", Level::Warning); 4]);
}
