//! A profile in the forms that services are set up with: what it requires is required there.

use serde_json::{Value, json};
use tillit_catalogue::export::{self, ExportFormat, PROFILE_FORMATS, export_profile};
use tillit_catalogue::{AttributeList, AttributeProfile};

use crate::small_lists::{attribute, list_of};

fn town() -> AttributeList {
    let named = |name: &str, claims: &[&str]| {
        let claims: Vec<Value> = claims
            .iter()
            .map(|claim| json!({ "claim": claim }))
            .collect();
        let saml = json!([{ "name": format!("urn:oid:2.5.4.{}", name.len()), "mapping": { "kind": "one-to-one" } }]);
        attribute(
            name,
            json!({ "bindings": { "oidc": claims, "saml": saml } }),
        )
    };
    let mut list = list_of(
        json!([
            named("given-name", &["given_name"]),
            named("locality", &["address.locality"]),
            named("number", &["new_number", "old_number"]),
            named("surname", &["family_name"]),
            attribute("unsaid", json!({})),
        ]),
        json!([]),
    );
    list.notice = serde_json::from_value(json!({ "sv": "Ett utkast.", "en": "A draft." })).unwrap();
    list
}

fn profile() -> AttributeProfile {
    let profile = json!({
        "format": "attribute-profile/1", "name": "service", "version": "1.0.0", "title": { "sv": "Tjänst", "en": "Service" },
        "description": { "sv": "En tjänst.", "en": "A service." }, "steward": "S", "source": "A", "status": "proposed",
        "text_status": "unreviewed", "lists": { "town": "1.2.3" },
        "attributes": [
            { "attribute": "town/surname", "need": "required", "purpose": { "sv": "Visas.", "en": "Shown." } },
            { "attribute": "town/number", "need": "required" },
            { "attribute": "town/locality", "need": "required" },
            { "attribute": "town/unsaid", "need": "required" },
        ],
    });
    serde_json::from_value(profile).unwrap()
}

fn exported(profile: &AttributeProfile, format: ExportFormat) -> String {
    export_profile(profile, &[town()], format).unwrap().unwrap()
}

#[test]
fn the_schema_requires_what_the_profile_requires() {
    let schema: Value =
        serde_json::from_str(&exported(&profile(), ExportFormat::JsonSchema)).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let whole =
        json!({ "family_name": "L", "old_number": "1", "address": { "locality": "S" }, "more": 1 });
    assert!(validator.is_valid(&whole));
    for lost in ["family_name", "old_number", "address"] {
        let mut part = whole.clone();
        part.as_object_mut().unwrap().remove(lost);
        assert!(!validator.is_valid(&part), "{lost}");
    }
    let mut elsewhere = whole.clone();
    elsewhere["address"] = json!({ "country": "SE" });
    assert!(!validator.is_valid(&elsewhere));
    assert!(schema["properties"].get("given_name").is_none());
    let comment = schema["$comment"].as_str().unwrap();
    assert!(
        comment.ends_with("Attributes without a claim: town/unsaid."),
        "{comment}"
    );
}

#[test]
fn what_is_only_asked_on_a_condition_is_not_required_of_everybody() {
    let mut profile = profile();
    profile.attributes[0].condition =
        serde_json::from_value(json!({ "sv": "om det finns", "en": "if there is one" })).unwrap();
    let schema: Value =
        serde_json::from_str(&exported(&profile, ExportFormat::JsonSchema)).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    assert!(validator.is_valid(&json!({ "new_number": "1", "address": { "locality": "S" } })));
    let saml = exported(&profile, ExportFormat::SamlRequestedAttributes);
    assert!(
        saml.contains("Krävs. Villkor: om det finns. Visas."),
        "{saml}"
    );
}

#[test]
fn saml_requires_it_as_well_and_says_what_for() {
    let xml = exported(&profile(), ExportFormat::SamlRequestedAttributes);
    assert!(
        xml.contains("<md:ServiceName xml:lang=\"sv\">Tjänst</md:ServiceName>"),
        "{xml}"
    );
    assert_eq!(xml.matches("isRequired=\"true\"").count(), 3, "{xml}");
    assert!(xml.contains("Krävs. Visas. / Required. Shown."), "{xml}");
    assert!(xml.contains("Ett utkast."), "{xml}");
    let list = export::saml_requested_attributes(&town());
    assert!(!list.contains("isRequired=\"true\""), "{list}");
}

#[test]
fn the_claims_parameter_is_ready_to_be_sent() {
    let document: Value = serde_json::from_str(&exported(&profile(), ExportFormat::Oidc)).unwrap();
    assert_eq!(
        document["claims_parameter"],
        json!({ "userinfo": {
            "address": { "essential": true }, "family_name": { "essential": true },
            "new_number": null, "old_number": null,
        } })
    );
    let list: Value = serde_json::from_str(&export::oidc(&town())).unwrap();
    assert!(list.get("claims_parameter").is_none());
}

#[test]
fn the_profile_itself_reads_back() {
    let profile = profile();
    let json = exported(&profile, ExportFormat::Json);
    assert_eq!(
        serde_json::from_str::<AttributeProfile>(&json).unwrap(),
        profile
    );
    let yaml = exported(&profile, ExportFormat::Yaml);
    assert!(yaml.starts_with("# service 1.0.0, a proposal"), "{yaml}");
    assert_eq!(
        serde_yaml::from_str::<AttributeProfile>(&yaml).unwrap(),
        profile
    );
}

#[test]
fn every_form_that_profiles_have_is_there_and_no_other() {
    for format in ExportFormat::ALL {
        let text = export_profile(&profile(), &[town()], *format).unwrap();
        assert_eq!(
            text.is_some(),
            PROFILE_FORMATS.contains(format),
            "{format:?}"
        );
    }
    assert!(export_profile(&profile(), &[], ExportFormat::Json).is_err());
}
