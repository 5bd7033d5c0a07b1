//! Claims as a JSON Schema: it says what the list says, and refuses nothing that the list allows.

use serde_json::{Value, json};
use tillit_catalogue::{AttributeList, builtin, export};

use crate::small_lists::{HOSTILE, attribute, hostile, list_of, small};

fn schema(list: &AttributeList) -> Value {
    let text = export::json_schema(list);
    assert!(text.ends_with("}\n"));
    serde_json::from_str(&text).unwrap()
}

fn accepts(schema: &Value, claims: Value) -> bool {
    let validator = jsonschema::draft202012::options()
        .should_validate_formats(true)
        .build(schema)
        .unwrap();
    validator.is_valid(&claims)
}

fn released(name: &str) -> AttributeList {
    let release = builtin().iter().find(|release| release.list == name);
    release.unwrap().read()
}

#[test]
fn a_small_list_reads_so() {
    let expected = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "No claim is required, and claims that are not listed are allowed. Attributes without a claim: town/old-name.",
        "title": "Stad / Town town 1.2.3",
        "description": "En stad.\n\nA town.",
        "type": "object",
        "properties": {
            "family_name": {
                "type": "string",
                "title": "Namn / Name",
                "description": "Ett namn.\n\nA name.",
                "$comment": "town/name: one-to-one",
                "examples": ["Ann"],
            },
        },
        "additionalProperties": true,
    });
    assert_eq!(export::json_schema(&small()), format!("{expected:#}\n"));
}

#[test]
fn the_lists_give_schemas_that_are_valid() {
    for release in builtin() {
        let schema = schema(&release.read());
        jsonschema::draft202012::meta::validate(&schema).unwrap();
        assert!(accepts(&schema, json!({})));
        assert!(accepts(&schema, json!({ "unheard_of": [1, null] })));
    }
}

#[test]
fn examples_fit_their_claim() {
    for release in builtin() {
        let schema = schema(&release.read());
        for (claim, property) in schema["properties"].as_object().unwrap() {
            for example in property["examples"].as_array().into_iter().flatten() {
                assert!(accepts(property, example.clone()), "{claim}: {example}");
            }
        }
    }
}

#[test]
fn values_follow_the_list() {
    let schema = schema(&released("gemensam"));
    let number = "https://id.oidc.se/claim/personalIdentityNumber";
    let level = "https://id.oidc.se/claim/coordinationNumberLevel";
    assert!(accepts(&schema, json!({ number: "195006262546" })));
    assert!(!accepts(&schema, json!({ number: "500626-2546" })));
    assert!(!accepts(&schema, json!({ number: 195_006_262_546_u64 })));
    assert!(!accepts(&schema, json!({ level: "unheard-of" })));
    assert!(accepts(&schema, json!({ "birthdate": "1950-06-26" })));
    assert!(!accepts(&schema, json!({ "birthdate": "1950-06-31" })));
    assert!(accepts(
        &schema,
        json!({ "acr": "https://unlisted.example/loa" })
    ));
}

#[test]
fn several_values_stand_in_an_array_and_one_may_stand_alone() {
    let schema = schema(&released("gemensam"));
    assert!(accepts(&schema, json!({ "email": "a@b.example" })));
    assert!(accepts(
        &schema,
        json!({ "email": ["a@b.example", "c@d.example"] })
    ));
    assert!(!accepts(&schema, json!({ "email": ["a"] })));
    assert!(!accepts(&schema, json!({ "family_name": ["Lindman"] })));
}

#[test]
fn a_translated_value_is_written_as_the_claim_writes_it() {
    let schema = schema(&released("gemensam"));
    assert_eq!(
        schema["properties"]["gender"]["enum"],
        json!(["female", "male"])
    );
}

#[test]
fn a_claim_belongs_to_its_owner() {
    let schema = schema(&released("gemensam"));
    let number = "https://id.oidc.se/claim/coordinationNumber";
    assert!(accepts(&schema, json!({ number: "197010632391" })));
    assert!(!accepts(&schema, json!({ number: "195006262546" })));
}

#[test]
fn an_exclusive_value_stands_under_one_claim() {
    let schema = schema(&released("gemensam"));
    let person = "https://id.swedenconnect.se/claim/mappedPersonalIdentityNumber";
    let coordination = "https://id.swedenconnect.se/claim/mappedCoordinationNumber";
    assert!(accepts(&schema, json!({ person: "195006262546" })));
    assert!(accepts(&schema, json!({ coordination: "197010632391" })));
    assert!(!accepts(
        &schema,
        json!({ person: "195006262546", coordination: "197010632391" })
    ));
}

#[test]
fn a_structured_claim_is_an_object_and_can_be_bound_whole() {
    let schema = schema(&released("gemensam"));
    assert!(accepts(
        &schema,
        json!({ "address": { "locality": "Stockholm", "formatted": "x" } })
    ));
    assert!(!accepts(&schema, json!({ "address": { "locality": 1 } })));
    assert!(accepts(&schema, json!({ "address": "aGVq" })));
    assert!(!accepts(&schema, json!({ "address": 1 })));
}

#[test]
fn a_joined_or_divided_value_has_its_type_only() {
    let pattern = json!({ "pattern": "^[a-z]{2}$", "max_length": 2 });
    let bound = |name: &str, claim: &str, kind: &str| {
        let oidc = json!([{ "claim": claim, "mapping": { "kind": kind } }]);
        attribute(
            name,
            json!({ "format": pattern, "bindings": { "oidc": oidc } }),
        )
    };
    let attributes = json!([
        bound("a", "one", "split"),
        bound("b", "two", "join"),
        bound("c", "two", "one-to-one")
    ]);
    let schema = schema(&list_of(attributes, json!([])));
    assert!(accepts(
        &schema,
        json!({ "one": "A longer text", "two": "another" })
    ));
    assert!(!accepts(&schema, json!({ "one": 1 })));
}

#[test]
fn values_are_closed_only_where_all_codes_stand_in_the_list() {
    let system = |name: &str, content: &str, case_insensitive: bool| {
        let text = json!({ "sv": "Län", "en": "Counties" });
        json!({
            "format": "code-system/1", "name": name, "version": "1.0.0", "base_uri": "https://registry.example/codes",
            "title": text, "description": text, "steward": "Staden", "source": "Staden", "content": content,
            "case_insensitive": case_insensitive, "status": "published", "text_status": "unreviewed",
            "codes": [{ "code": "AB", "label": text }],
        })
    };
    let systems = json!([
        system("complete", "complete", false),
        system("either-case", "complete", true),
        system("partial", "partial", false),
    ]);
    let bound = |name: &str, system: &str, strength: &str| {
        let values = json!([{ "system": system, "strength": strength }]);
        attribute(
            name,
            json!({ "values": values, "bindings": { "oidc": [{ "claim": name }] } }),
        )
    };
    let attributes = json!([
        bound("closed", "complete", "required"),
        bound("either", "either-case", "required"),
        bound("extensible", "complete", "extensible"),
        bound("open", "partial", "required"),
    ]);
    let schema = schema(&list_of(attributes, systems));
    let properties = &schema["properties"];
    assert_eq!(properties["closed"]["enum"], json!(["AB"]));
    for open in ["either", "extensible", "open"] {
        assert_eq!(properties[open]["enum"], Value::Null);
        assert_eq!(properties[open]["examples"], json!(["AB"]));
    }
    let comment = properties["either"]["$comment"].as_str().unwrap();
    assert!(comment.ends_with("Codes: either-case 1.0.0 (required, in upper or lower case)"));
}

#[test]
fn a_claim_is_deprecated_when_all_that_it_carries_is() {
    let ended = json!({ "kind": "obsoleted", "reason": { "sv": "Slut.", "en": "The end." } });
    let bound = |name: &str, claim: &str, kind: &str| {
        let oidc = json!([{ "claim": claim, "mapping": { "kind": kind } }]);
        attribute(
            name,
            json!({ "deprecation": ended, "bindings": { "oidc": oidc } }),
        )
    };
    let mut living = bound("c", "two", "alternative");
    living.as_object_mut().unwrap().remove("deprecation");
    let attributes = json!([
        bound("a", "one", "one-to-one"),
        bound("b", "two", "one-to-one"),
        living
    ]);
    let schema = schema(&list_of(attributes, json!([])));
    assert_eq!(schema["properties"]["one"]["deprecated"], true);
    assert_eq!(schema["properties"]["two"]["deprecated"], Value::Null);
    let description = schema["properties"]["one"]["description"].as_str().unwrap();
    assert!(description.ends_with("Should no longer be used. The end."));
}

#[test]
fn a_proposal_says_so() {
    let schema = schema(&released("socialtjanst"));
    let description = schema["description"].as_str().unwrap();
    assert!(description.starts_with("Listan är ett förslag"));
    assert!(description.contains("Det är inte SKR:s lista"));
    assert!(description.contains("It is not SKR's list"));
}

#[test]
fn hostile_texts_stay_texts() {
    let schema = schema(&hostile());
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    let properties = schema["properties"].as_object().unwrap();
    assert_eq!(properties.len(), 3);
    assert_eq!(properties[HOSTILE]["type"], "string");
}
