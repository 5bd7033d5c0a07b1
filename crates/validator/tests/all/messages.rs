//! Each rule speaks Swedish and English.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tillit_model::{Finding, Language};
use tillit_validator::{RuleInfo, Validator, messages, rule, rules};

use crate::case::all;

fn with_all_args(rule: &RuleInfo) -> Finding {
    let finding = Finding::new(rule.id, rule.default_level, "");
    rule.args
        .iter()
        .fold(finding, |finding, arg| finding.arg(arg, "x"))
}

#[test]
fn every_rule_has_message_and_help_in_both_languages() {
    for rule in rules() {
        let finding = with_all_args(rule);
        let [swedish, english] =
            [Language::Sv, Language::En].map(|language| messages::render(&finding, language));
        for text in [
            &swedish.message,
            &swedish.help,
            &english.message,
            &english.help,
        ] {
            assert!(
                !text.contains("Unknown localization") && !text.contains("{$"),
                "{}: {text}",
                rule.id
            );
        }
        assert_ne!(swedish.message, english.message, "{}", rule.id);
        assert_ne!(swedish.help, english.help, "{}", rule.id);
    }
}

#[test]
fn the_message_files_name_only_rules_and_arguments_that_exist() {
    for language in ["sv", "en"] {
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("locales/{language}/rules.ftl"));
        let text = fs::read_to_string(path).unwrap();
        let mut current: Option<&RuleInfo> = None;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|first: char| first.is_ascii_lowercase()) {
                let id = line.split(' ').next().unwrap();
                current = Some(rule(id).unwrap_or_else(|| panic!("no rule {id}")));
            }
            for used in line.split('$').skip(1) {
                let name: String = used
                    .chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                    .collect();
                let rule = current.unwrap();
                assert!(rule.args.contains(&name.as_str()), "{} {name}", rule.id);
            }
        }
    }
}

#[test]
fn every_finding_carries_all_arguments_of_its_rule() {
    let validator = Validator::new();
    for case in all() {
        for (_, finding) in case.run(&validator) {
            let given: BTreeSet<&str> = finding.args.keys().copied().collect();
            let declared: BTreeSet<&str> =
                rule(finding.rule).unwrap().args.iter().copied().collect();
            assert_eq!(given, declared, "{} in {}", finding.rule, case.name());
            for language in [Language::Sv, Language::En] {
                let rendered = messages::render(&finding, language);
                assert!(
                    !rendered.message.contains("Unknown localization"),
                    "{}",
                    finding.rule
                );
            }
        }
    }
}

#[test]
fn messages_hold_no_isolation_marks() {
    let finding = with_all_args(rule("unique-pins").unwrap());
    let rendered = messages::render(&finding, Language::Sv);
    assert_eq!(rendered.message, "Klientens nyckel x används redan av x.");
}
