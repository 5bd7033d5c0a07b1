//! The 68 payload vectors; see `tests/vectors/matf/README.md`.

use serde_json::{Value, json};
use tillit_model::{Finding, Level, Profile, Timestamp};
use tillit_validator::{Context, Formats, MatfSchema, Offline, Validator, rule};

use crate::case::{base, merged};

fn vectors() -> Vec<Value> {
    let vectors: Vec<Value> =
        serde_json::from_str(include_str!("../vectors/matf/schema-cases.json")).unwrap();
    assert_eq!(vectors.len(), 68);
    vectors
}

#[test]
fn the_schema_verdicts_come_out_as_filed_with_and_without_format_assertion() {
    for (formats, member) in [
        (Formats::Ignored, "schema_valid"),
        (Formats::Asserted, "schema_valid_with_format_assertion"),
    ] {
        let schema = MatfSchema::new(formats);
        let wrong: Vec<String> = vectors()
            .iter()
            .filter(|case| schema.is_valid(&case["payload"]) != case[member].as_bool().unwrap())
            .map(|case| case["id"].to_string())
            .collect();
        assert_eq!(wrong, Vec::<String>::new(), "{member}");
    }
}

#[test]
fn the_registry_verdicts_come_out_as_filed() {
    let validator = Validator::new();
    let tag = |tag: &str| json!({ "tag": tag, "meaning": { "sv": "prov" }, "owner": "prov" });
    let tags = json!({ "formats": { "matf": { "tags": [tag("scim"), tag(&"a".repeat(64))] } } });
    let profile: Profile = serde_json::from_value(merged(base("federation"), &tags)).unwrap();
    let mut wrong = Vec::new();
    for case in vectors() {
        let context = Context {
            profiles: std::slice::from_ref(&profile),
            directory: &Offline,
            now: Timestamp::from_unix_seconds(case["now"].as_i64().unwrap()),
        };
        let findings = validator.check_matf_payload(&case["payload"].to_string(), &context);
        let filed = case["registry"].as_str().unwrap();
        if !agrees(filed, &findings) {
            wrong.push(format!(
                "{}: filed {filed}, found {findings:#?}",
                case["id"]
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn agrees(filed: &str, findings: &[Finding]) -> bool {
    let level = findings.iter().map(|finding| finding.level).max();
    let policy = findings
        .iter()
        .any(|finding| rule(finding.rule).unwrap().policy);
    match filed {
        "accept" => level < Some(Level::Warning),
        "policy" => policy && level < Some(Level::Warning),
        "warn" => level == Some(Level::Warning),
        "reject" => level == Some(Level::Error),
        other => panic!("no verdict is called {other}"),
    }
}
