//! The YAML organisation's test suite, through our reader: what is within strict YAML means what the suite says, everything else is refused with its place.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use harness::tools;
use serde::Deserialize;
use serde_json::Value;
use tillit_model::text::yaml;

#[derive(Deserialize)]
struct Case {
    id: String,
    name: String,
    yaml: String,
    /// What it means: the JSON documents one after the other.
    json: Option<String>,
    /// It is no YAML.
    fail: bool,
}

fn cases() -> Vec<Case> {
    let folder = tools::node("yaml");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/yaml/suite.mjs");
    let copy = folder.join("suite.mjs");
    std::fs::copy(script, &copy).unwrap();
    let output = Command::new("node").arg(copy).output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn probe() {
    let mut counts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for case in cases() {
        let expected: Option<Vec<Value>> = case.json.as_ref().map(|text| {
            serde_json::Deserializer::from_str(text)
                .into_iter()
                .collect::<Result<_, _>>()
                .unwrap()
        });
        let k = match yaml::read(&case.yaml) {
            Ok(l) if case.fail => format!("ACCEPTED though fail {}", l.value),
            Ok(l) => match expected {
                None => "read, no json in suite".into(),
                Some(v) if v.len() == 1 && v[0] == l.value => "read".into(),
                Some(v) => format!("DIFFERENT {v:?} {}", l.value),
            },
            Err(e) => format!(
                "{} {} {}",
                if case.fail { "fail" } else { "valid" },
                e.kind.code(),
                if case.fail || e.kind.code() != "malformed_yaml" {
                    String::new()
                } else {
                    e.to_string()
                }
            ),
        };
        counts.entry(k).or_default().push(case.id);
    }
    for (k, v) in counts {
        println!("{k}: {} {:?}", v.len(), v);
    }
}
