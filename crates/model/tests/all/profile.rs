//! Federation profiles: two people at least, and no member that nobody knows.

use serde_json::{Value, json};
use tillit_model::text::typed;
use tillit_model::{Approvals, Environment, Level, Profile, TooFewApprovals};

fn profile() -> Value {
    json!({
        "format": "federation/1",
        "id": "moa",
        "name": { "sv": "Moa" },
        "environment": "trial",
        "issuer": "https://moa.example/trial",
        "operator_organisation": "0007:2120000142",
        "operators": [
            { "person": "operator-1", "organisation": "212000-0142", "keys": [{ "kty": "EC" }] },
            { "person": "operator-2", "organisation": "212000-1355", "keys": [{ "kty": "EC" }] },
        ],
        "approvals": 2,
        "formats": { "matf": { "tags": [{ "tag": "egilv1", "meaning": { "sv": "EGIL" }, "owner": "moa" }] } },
        "rules": { "unique-pins": "warning" },
        "attribute_lists": [{ "list": "gemensam", "steward": "212000-0142" }],
    })
}

/// The profile with one member set.
fn with(parent: &str, member: &str, value: Value) -> Value {
    let mut profile = profile();
    profile.pointer_mut(parent).unwrap()[member] = value;
    profile
}

fn refusal(profile: &Value) -> String {
    match typed::from_value::<Profile>(profile) {
        Ok(_) => panic!("{profile} was accepted"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_profile_is_read_with_its_defaults() {
    let profile: Profile = typed::from_value(profile()).unwrap();
    assert_eq!(profile.approvals.get(), 2);
    assert_eq!(profile.environment, Environment::Trial);
    assert_eq!(profile.rules["unique-pins"], Level::Warning);
    assert_eq!(
        profile.operators[1].organisation.to_string(),
        "0007:2120001355"
    );
    let matf = profile.formats.matf.unwrap();
    assert_eq!(
        (matf.validity_days, matf.cache_ttl, matf.claims_in_header),
        (14, 3600, true)
    );
}

#[test]
fn an_unknown_member_is_refused_at_every_place() {
    for parent in [
        "",
        "/name",
        "/operators/0",
        "/formats",
        "/formats/matf",
        "/formats/matf/tags/0",
        "/attribute_lists/0",
    ] {
        let message = refusal(&with(parent, "surplus", json!(1)));
        assert!(message.contains("surplus"), "{parent}: {message}");
    }
}

#[test]
fn fewer_than_two_approvals_are_refused() {
    for count in [0, 1] {
        let message = refusal(&with("", "approvals", json!(count)));
        assert!(message.contains("at least two people"), "{message}");
        assert_eq!(Approvals::try_from(count), Err(TooFewApprovals));
    }
    for count in [2, 3, 50] {
        assert_eq!(Approvals::try_from(count).unwrap().get(), count);
    }
}

#[test]
fn approvals_that_are_no_small_whole_number_are_refused() {
    for count in [
        json!(-2),
        json!(2.0),
        json!(-0.0),
        json!(2.5),
        json!(256),
        json!("2"),
        json!(true),
        json!(null),
        json!([2]),
    ] {
        refusal(&with("", "approvals", count));
    }
}

#[test]
fn a_member_that_is_due_may_not_be_missing() {
    for member in [
        "format",
        "id",
        "name",
        "environment",
        "issuer",
        "operator_organisation",
        "operators",
        "approvals",
        "formats",
    ] {
        let mut profile = profile();
        profile.as_object_mut().unwrap().remove(member);
        assert!(refusal(&profile).contains(member), "{member}");
    }
}

#[test]
fn words_outside_their_lists_are_refused() {
    for (member, word) in [
        ("format", json!("federation/2")),
        ("environment", json!("Production")),
        ("environment", json!("staging")),
        ("rules", json!({ "unique-pins": "off" })),
        ("id", json!("../moa")),
        ("operator_organisation", json!("0007:2120000143")),
    ] {
        refusal(&with("", member, word));
    }
}

#[test]
fn a_refusal_points_at_the_place() {
    let error = typed::from_value::<Profile>(&with("/operators/1", "person", json!("Operator 2")))
        .unwrap_err();
    assert_eq!(error.pointer, "/operators/1/person");
}

#[test]
fn a_written_profile_is_the_same_when_read_again() {
    let first: Profile = typed::from_value(profile()).unwrap();
    let again: Profile = typed::from_value(serde_json::to_value(&first).unwrap()).unwrap();
    assert_eq!(first, again);
}
