//! The rules of the national REST API profile, by rule id: those that a program can decide over the description of the API, each
//! with the real description, which keeps it, and one with a single fault, which does not.
//!
//! [`reference`] has every id with its level; [`undecided`] the rules that are not decided here, each with the reason.

mod addresses;
mod documentation;
mod links;
mod messages;
mod paging;
mod parts;
mod reference;
mod security;
mod undecided;
mod versions;

use std::collections::BTreeSet;

use serde_json::Value;
use tillit_server::config::Contact;
use tillit_server::openapi::document;

/// What is wrong, one sentence for each place.
type Breaches = Vec<String>;

/// A rule that is decided over the description.
struct Rule {
    id: &'static str,
    /// Every place that breaks the rule.
    check: fn(&Value) -> Breaches,
    /// Puts one fault into a description.
    fault: fn(&mut Value),
}

const AREAS: &[&[Rule]] = &[
    documentation::RULES,
    addresses::RULES,
    messages::RULES,
    versions::RULES,
    paging::RULES,
    links::RULES,
    security::RULES,
];

fn rules() -> impl Iterator<Item = &'static Rule> {
    AREAS.iter().copied().flatten()
}

fn description() -> Value {
    document(Some("https://registry.example"), &Contact::placeholder())
}

#[test]
fn the_description_keeps_every_rule() {
    let description = description();
    let breaches: Vec<_> = rules()
        .flat_map(|rule| {
            let found = (rule.check)(&description);
            found
                .into_iter()
                .map(|breach| format!("{}: {breach}", rule.id))
        })
        .collect();
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn a_fault_breaks_its_rule() {
    for rule in rules() {
        let mut faulty = description();
        (rule.fault)(&mut faulty);
        assert_ne!(
            faulty,
            description(),
            "{}: the fault changes nothing",
            rule.id
        );
        assert!(!(rule.check)(&faulty).is_empty(), "{}", rule.id);
    }
}

#[test]
fn every_rule_of_the_profile_is_decided_or_says_why_not() {
    let decided: Vec<_> = rules().map(|rule| rule.id).collect();
    let undecided: Vec<_> = undecided::RULES
        .iter()
        .flat_map(|(ids, _)| *ids)
        .copied()
        .collect();
    let known: BTreeSet<_> = reference::RULES.iter().map(|(id, _)| *id).collect();
    let mut seen = BTreeSet::new();
    for id in decided.iter().chain(&undecided) {
        assert!(seen.insert(*id), "{id} is there twice");
    }
    assert_eq!(known.len(), reference::RULES.len());
    assert_eq!(seen, known);
}

#[test]
fn what_must_be_is_left_undecided_only_with_a_reason() {
    for (ids, reason) in undecided::RULES {
        assert!(!ids.is_empty() && reason.len() > 20, "{ids:?}");
    }
}
