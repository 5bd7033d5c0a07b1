//! What a change of a profile does: for whom it breaks, and what it asks of the version.

use serde_json::{Value, json};
use tillit_catalogue::{Diff, diff};
use tillit_model::VersionNumber;

use crate::diff::{base, list, shown};

/// A list with one profile that asks for `case/name` as told.
fn profiled(version: &str, name: Value) -> Value {
    let mut list = base();
    let mut attributes = vec![json!({ "attribute": "case/town", "need": "recommended" })];
    attributes.extend((!name.is_null()).then_some(name));
    list["profiles"] = json!([{
        "format": "attribute-profile/1", "name": "service", "version": version, "title": { "sv": "T", "en": "T" },
        "description": { "sv": "D", "en": "D" }, "steward": "S", "source": "A", "status": "published", "text_status": "unreviewed",
        "lists": { "case": "1.2.3" }, "attributes": attributes,
    }]);
    list
}

fn asked(need: &str) -> Value {
    json!({ "attribute": "case/name", "need": need })
}

fn compared(before: &Value, after: &Value) -> Diff {
    diff(&list(before), &list(after))
}

fn changed(before: Value, after: Value) -> Vec<String> {
    let diff = compared(&profiled("1.0.0", before), &profiled("1.0.0", after));
    diff.changes.iter().map(shown).collect()
}

#[test]
fn more_required_breaks_issuers_and_less_breaks_receivers() {
    let mut conditional = asked("required");
    conditional["condition"] = json!({ "sv": "om det finns", "en": "if there is one" });
    let cases = [
        (Value::Null, asked("required"), "asked-more [issuers] major"),
        (Value::Null, asked("recommended"), "asked-more [] minor"),
        (
            asked("recommended"),
            asked("required"),
            "asked-more [issuers] major",
        ),
        (
            asked("optional"),
            asked("recommended"),
            "asked-more [] minor",
        ),
        (
            asked("required"),
            asked("optional"),
            "asked-less [receivers] major",
        ),
        (
            asked("required"),
            Value::Null,
            "asked-less [receivers] major",
        ),
        (asked("optional"), Value::Null, "asked-less [] minor"),
        (
            conditional.clone(),
            asked("required"),
            "asked-more [issuers] major",
        ),
    ];
    for (before, after, expected) in cases {
        let expected = format!("profiles/service/attributes/case~1name {expected}");
        assert_eq!(changed(before, after)[0], expected);
    }
    assert_eq!(changed(asked("required"), asked("required")), [""; 0]);
}

#[test]
fn a_profile_comes_and_goes() {
    let (without, with) = (base(), profiled("1.0.0", Value::Null));
    let added = compared(&without, &with);
    assert_eq!(
        shown(&added.changes[0]),
        "profiles/service profile-added [] minor"
    );
    let removed = compared(&with, &without);
    assert_eq!(
        shown(&removed.changes[0]),
        "profiles/service profile-removed [issuers receivers] major"
    );
}

#[test]
fn a_changed_profile_needs_a_number_of_its_own() {
    let before = profiled("1.0.0", asked("optional"));
    let numbered = |own: &str| {
        let mut after = profiled(own, asked("recommended"));
        after["version"] = "1.3.0".into();
        compared(&before, &after).check_version(&list(&before))
    };
    assert_eq!(
        numbered("1.0.1").unwrap_err().to_string(),
        "profiles/service 1.0.1 must be at least 1.1.0, because it differs from 1.0.0; raise `version` in its file, and where the manifest names it"
    );
    assert_eq!(numbered("1.1.0"), Ok(()));
    let demand = &compared(&before, &profiled("1.1.0", asked("recommended"))).profiles[0];
    assert_eq!(demand.least, VersionNumber::parse("1.1.0").unwrap());
}
