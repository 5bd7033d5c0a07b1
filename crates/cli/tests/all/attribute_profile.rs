//! Profiles at the command line: shown, exported, and samples judged by them.

use serde_json::Value;

use crate::run::User;

const PROFILE: &str = "\
format: attribute-profile/1
name: greeting
version: 1.0.0
title: { sv: Hälsning, en: Greeting }
description: { sv: Det som en hälsning behöver., en: What a greeting needs. }
steward: Nobody
source: Handbook
status: proposed
text_status: unreviewed
lists: { gemensam: 1.1.0 }
attributes:
  - { attribute: gemensam/surname, need: required, purpose: { sv: Att hälsa., en: To greet. } }
  - { attribute: gemensam/given-name, need: recommended }
";

fn user() -> User {
    let user = User::new();
    user.run(&["completions", "bash"]);
    user.write("greeting.yaml", PROFILE);
    user
}

#[test]
fn what_a_profile_asks_for_is_shown_in_both_languages() {
    let user = user();
    for (language, said) in [
        ("sv", ["Hälsning 1.0.0", "krävs", "Att hälsa."]),
        ("en", ["Greeting 1.0.0", "required", "To greet."]),
    ] {
        let done = user.run(&["attribute", "profile", "greeting.yaml", "--lang", language]);
        assert_eq!(done.code, 0, "{done:?}");
        for said in said {
            assert!(done.out.contains(said), "{}", done.out);
        }
    }
    let done = user.run(&["attribute", "profile", "greeting.yaml", "--output", "json"]);
    let profile: Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!(
        profile["item"]["attributes"][0]["need"], "required",
        "{profile}"
    );
}

#[test]
fn a_profile_that_is_nowhere_is_told() {
    let user = user();
    for place in ["gemensam/no-such-thing", "elsewhere.yaml"] {
        let done = user.run(&["attribute", "profile", place, "--lang", "en"]);
        assert_eq!(done.code, 2, "{done:?}");
        assert!(done.err.contains(place), "{}", done.err);
    }
    user.write("no.yaml", "format: attribute-profile/1\nname: x\n");
    let done = user.run(&["attribute", "profile", "no.yaml", "--lang", "en"]);
    assert!(done.err.contains("no.yaml is no profile"), "{}", done.err);
}

#[test]
fn a_sample_is_judged_by_what_the_profile_asks_for() {
    let user = user();
    user.write(
        "claims.json",
        r#"{ "given_name": "Valfrid", "email": "v@kommun.example" }"#,
    );
    let judge = [
        "attribute",
        "check-sample",
        "claims.json",
        "--profile",
        "greeting.yaml",
    ];
    let done = user.run(&[&judge[..], &["--lang", "sv"]].concat());
    assert_eq!(done.code, 3, "{done:?}");
    assert!(
        done.out
            .contains("family_name saknas; profilen kräver gemensam/surname."),
        "{}",
        done.out
    );
    assert!(
        done.out.contains("email begärs inte av profilen."),
        "{}",
        done.out
    );
    user.write(
        "claims.json",
        r#"{ "given_name": "Valfrid", "family_name": "Lindeman" }"#,
    );
    assert_eq!(user.run(&judge).code, 0);
}

#[test]
fn a_profile_is_exported_in_the_forms_that_it_has() {
    let user = user();
    let export = |format: &str| {
        user.run(&[
            "attribute",
            "export",
            "greeting.yaml",
            "--format",
            format,
            "--lang",
            "en",
        ])
    };
    let done = export("json-schema");
    assert_eq!(done.code, 0, "{done:?}");
    assert!(
        done.out.contains("gemensam/surname is required"),
        "{}",
        done.out
    );
    let done = export("turtle");
    assert_eq!(done.code, 2, "{done:?}");
    assert!(
        done.err.contains("a profile has no form turtle"),
        "{}",
        done.err
    );
    assert!(done.err.contains("json-schema"), "{}", done.err);
}

#[test]
fn a_profile_of_attributes_that_no_list_has_is_refused() {
    let user = user();
    user.write(
        "wrong.yaml",
        &PROFILE.replace("gemensam/surname", "gemensam/shoe-size"),
    );
    let done = user.run(&[
        "attribute",
        "export",
        "wrong.yaml",
        "--format",
        "oidc",
        "--lang",
        "en",
    ]);
    assert_eq!(done.code, 3, "{done:?}");
    assert!(done.err.contains("gemensam/shoe-size"), "{}", done.err);
    user.write(
        "wrong.yaml",
        &PROFILE.replace("gemensam: 1.1.0", "gemensam: 99.0.0"),
    );
    let done = user.run(&[
        "attribute",
        "export",
        "wrong.yaml",
        "--format",
        "oidc",
        "--lang",
        "en",
    ]);
    assert_eq!(done.code, 2, "{done:?}");
    assert!(done.err.contains("gemensam@99.0.0"), "{}", done.err);
}
