//! Every rule is proved by folders: `tests/cases/<rule>/<case>/`.

use std::collections::{BTreeMap, BTreeSet};

use tillit_validator::{Validator, rules};

use crate::case::{all, described};

#[test]
fn every_case_gives_exactly_the_findings_that_it_expects() {
    let validator = Validator::new();
    let mut wrong = Vec::new();
    for case in all() {
        let (found, expected) = (described(&case.run(&validator)), case.expected());
        if found != expected {
            wrong.push(format!(
                "{}\n  expected {expected:#?}\n  found {found:#?}",
                case.name()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_case_that_passes_and_one_that_does_not() {
    let mut passing = BTreeSet::new();
    let mut failing = BTreeMap::new();
    for case in all() {
        let name = case.name();
        let rule = name.split('/').next().unwrap().to_owned();
        let hit = case
            .expected()
            .iter()
            .any(|line| line.split(' ').nth(1) == Some(&rule));
        if hit {
            failing.insert(rule, name);
        } else {
            passing.insert(rule);
        }
    }
    let lacking: Vec<_> = rules()
        .iter()
        .filter(|rule| !passing.contains(rule.id) || !failing.contains_key(rule.id))
        .map(|rule| rule.id)
        .collect();
    assert_eq!(lacking, Vec::<&str>::new());
}
