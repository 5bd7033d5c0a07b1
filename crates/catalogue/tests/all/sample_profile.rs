//! What is said about samples that a profile was asked by.

use serde_json::{Value, json};
use tillit_catalogue::{
    AttributeList, AttributeProfile, BuiltinRelease, SAMPLE_FINDINGS, SampleChecker, SampleForm,
    newest,
};

fn lists() -> Vec<AttributeList> {
    newest().into_iter().map(BuiltinRelease::read).collect()
}

fn profile(attributes: Value) -> AttributeProfile {
    let profile = json!({
        "format": "attribute-profile/1", "name": "service", "version": "1.0.0", "title": { "sv": "T", "en": "T" },
        "description": { "sv": "D", "en": "D" }, "steward": "S", "source": "A", "status": "proposed", "text_status": "unreviewed",
        "lists": { "gemensam": "1.1.0" }, "attributes": attributes,
    });
    serde_json::from_value(profile).unwrap()
}

fn asked(attribute: &str, need: &str) -> Value {
    json!({ "attribute": attribute, "need": need })
}

/// `level rule pointer fault` of each finding.
fn found(form: SampleForm, profile: &AttributeProfile, sample: &Value) -> Vec<String> {
    let lists = lists();
    let checker = SampleChecker::by_profile(&lists, profile, form).unwrap();
    let findings = checker.check(sample);
    let line = |finding: &tillit_model::Finding| {
        assert!(SAMPLE_FINDINGS.contains(&finding.rule), "{}", finding.rule);
        let fault = finding.args.get("fault").map_or("", String::as_str);
        let line = format!(
            "{} {} {} {fault}",
            finding.level.as_str(),
            finding.rule,
            finding.pointer
        );
        line.trim_end().to_owned()
    };
    findings.iter().map(line).collect()
}

const NOTHING: [&str; 0] = [];

#[test]
fn what_is_missing_weighs_as_much_as_the_profile_needs_it() {
    let mut conditional = asked("gemensam/gender", "required");
    conditional["condition"] = json!({ "sv": "om det finns", "en": "if there is one" });
    let profile = profile(json!([
        asked("gemensam/surname", "required"),
        asked("gemensam/given-name", "recommended"),
        asked("gemensam/display-name", "unstated"),
        asked("gemensam/date-of-birth", "optional"),
        conditional,
    ]));
    assert_eq!(
        found(SampleForm::Claims, &profile, &json!({})),
        [
            "error sample-missing /family_name required",
            "warning sample-missing /given_name recommended",
            "note sample-missing /name unstated",
            "note sample-missing /gender conditional",
        ]
    );
    let whole = json!({ "family_name": "L", "given_name": "V", "name": "V L", "gender": "female" });
    assert_eq!(found(SampleForm::Claims, &profile, &whole), NOTHING);
    let nothing =
        json!({ "family_name": null, "given_name": "V", "name": "V L", "gender": "female" });
    assert!(
        found(SampleForm::Claims, &profile, &nothing)
            .contains(&"error sample-missing /family_name required".to_owned())
    );
}

#[test]
fn any_name_of_an_attribute_will_do() {
    let number = profile(json!([asked(
        "gemensam/personal-identity-number",
        "required"
    )]));
    let sample = json!({ "urn:oid:1.2.752.29.4.13": "195006262546" });
    assert_eq!(found(SampleForm::Saml, &number, &sample), NOTHING);
    assert_eq!(
        found(SampleForm::Saml, &number, &json!({})),
        ["error sample-missing /urn:oid:1.2.752.29.4.13 required"]
    );
}

#[test]
fn a_member_of_a_structured_claim_is_looked_for_in_it() {
    let locality = profile(json!([asked("gemensam/locality", "required")]));
    let there = json!({ "address": { "locality": "Stockholm" } });
    assert_eq!(found(SampleForm::Claims, &locality, &there), NOTHING);
    let elsewhere = json!({ "address": { "country": "SE" } });
    let lacks = "error sample-missing /address/locality required".to_owned();
    assert!(found(SampleForm::Claims, &locality, &elsewhere).contains(&lacks));
}

#[test]
fn what_nobody_asked_for_is_told_and_protocol_claims_are_not() {
    let profile = profile(json!([asked("gemensam/surname", "required")]));
    let sample =
        json!({ "iss": "https://op.example", "sub": "x", "family_name": "L", "given_name": "V" });
    assert_eq!(
        found(SampleForm::Claims, &profile, &sample),
        ["note sample-beyond /given_name"]
    );
}

#[test]
fn a_profile_of_attributes_that_no_list_has_judges_nothing() {
    let profile = profile(json!([asked("gemensam/shoe-size", "required")]));
    let lists = lists();
    let refused = SampleChecker::by_profile(&lists, &profile, SampleForm::Claims).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "profile service asks for gemensam/shoe-size, which none of the lists has"
    );
}
