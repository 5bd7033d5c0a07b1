//! The list of rules.

use tillit_model::{Language, Level};
use tillit_validator::{messages, rule, rules};

#[test]
fn rules_are_sorted_and_found_by_their_ids() {
    assert!(rules().is_sorted_by(|one, other| one.id < other.id));
    assert!(rules().iter().all(|one| rule(one.id) == Some(one)));
    assert_eq!(rule("no-such-rule"), None);
}

#[test]
fn a_code_is_the_id_in_snake_case() {
    assert_eq!(rule("unique-pins").unwrap().code(), "unique_pins");
    assert!(
        rules()
            .iter()
            .all(|one| one.code().replace('_', "-") == one.id)
    );
}

#[test]
fn a_rule_is_described_without_a_document() {
    for language in [Language::Sv, Language::En] {
        for one in rules() {
            let described = messages::describe(one, language);
            assert!(!described.message.is_empty(), "{}", one.id);
            assert!(!described.message.contains('{'), "{}", described.message);
        }
    }
    let described = messages::describe(rule("certificate-malformed").unwrap(), Language::En);
    assert_eq!(described.message, "The certificate cannot be read.");
}

#[test]
fn what_is_left_to_the_federation_is_no_error_by_default() {
    let policy: Vec<&str> = rules()
        .iter()
        .filter(|rule| rule.policy)
        .map(|rule| rule.id)
        .collect();
    assert_eq!(policy, ["no-endpoint", "tag-missing"]);
    let strict = rules()
        .iter()
        .filter(|rule| rule.policy && (rule.fixed || rule.default_level > Level::Note));
    assert_eq!(strict.count(), 0);
}
