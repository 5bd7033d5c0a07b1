//! The alert rules: valid, about metrics that exist, and each with its section in the guide.

use std::collections::BTreeSet;
use std::process::Command;

use harness::programs::run;
use serde_json::Value;

use crate::metrics::documented;
use crate::pages::{repository, text};

const RULES: &str = "deploy/prometheus/alerts.yaml";

fn rules() -> Vec<Value> {
    let file: Value = serde_yaml::from_str(&text(RULES)).unwrap();
    let groups = file["groups"].as_array().unwrap();
    let rules = groups
        .iter()
        .flat_map(|group| group["rules"].as_array().unwrap());
    rules.cloned().collect()
}

#[test]
fn prometheus_accepts_them() {
    let mut check = Command::new("promtool");
    check.args(["check", "rules"]).arg(repository(RULES));
    run(&mut check).ended(0).says("SUCCESS");
}

#[test]
fn they_name_metrics_that_exist() {
    let documented = documented();
    for rule in rules() {
        let expression = rule["expr"].as_str().unwrap();
        let words = expression.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        for name in words.filter(|word| word.starts_with("tillit_")) {
            let base = name.strip_suffix("_bucket").unwrap_or(name);
            assert!(documented.contains_key(base), "{}: {name}", rule["alert"]);
        }
    }
}

#[test]
fn each_has_a_section_that_says_what_to_do_and_each_section_its_alarm() {
    let page = text("docs/src/setup/alarms.md");
    let sections: BTreeSet<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .collect();
    let rules = rules();
    let alarms: BTreeSet<&str> = rules
        .iter()
        .map(|rule| rule["alert"].as_str().unwrap())
        .collect();
    assert_eq!(sections, alarms);
    for rule in &rules {
        let alarm = rule["alert"].as_str().unwrap();
        let runbook = format!("setup/alarms.md#{}", alarm.to_lowercase());
        assert_eq!(rule["annotations"]["runbook"], runbook.as_str(), "{alarm}");
        let severity = rule["labels"]["severity"].as_str().unwrap();
        assert!(
            ["page", "ticket"].contains(&severity),
            "{alarm}: {severity}"
        );
    }
}
