//! The list of rules.

use tillit_model::Level;
use tillit_validator::{rule, rules};

#[test]
fn rules_are_sorted_and_found_by_their_ids() {
    assert!(rules().is_sorted_by(|one, other| one.id < other.id));
    assert!(rules().iter().all(|one| rule(one.id) == Some(one)));
    assert_eq!(rule("no-such-rule"), None);
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
