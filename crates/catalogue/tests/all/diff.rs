//! What a change of a field does: for whom it breaks, and what it asks of the version.

use serde_json::{Value, json};
use tillit_catalogue::{AttributeList, Change, Diff, Step, WrongVersion, builtin, diff};
use tillit_model::VersionNumber;

/// A list with one stable attribute of each sort that changes are tried on, and a code system.
pub(crate) fn base() -> Value {
    let attribute = |name: &str, more: Value| {
        let mut attribute = json!({
            "id": format!("case/{name}"), "uri": format!("https://tillit.example/attributes/case/{name}"),
            "label": { "sv": "Ett", "en": "One" }, "definition": { "sv": "Ett.", "en": "One." },
            "category": "identity", "datatype": "string", "cardinality": "1..2", "bindings": {},
            "personal_data": "personal", "allowed_uses": ["display", "identification"], "stability": "stable",
            "steward": "S", "sources": ["a"], "status": "published", "text_status": "unreviewed"
        });
        let members = attribute.as_object_mut().unwrap();
        members.extend(more.as_object().unwrap().clone());
        attribute
    };
    json!({
        "format": "attribute-list/1", "list": "case", "version": "1.2.3", "base_uri": "https://tillit.example/attributes/case",
        "base_uri_status": "provisional", "title": { "sv": "T", "en": "T" }, "description": { "sv": "D", "en": "D" },
        "status": "published", "steward": { "name": { "sv": "S", "en": "S" } }, "languages": ["sv", "en"], "licence": "Apache-2.0",
        "sources": { "a": { "title": "A", "maturity": "final" } },
        "code_systems": [{
            "format": "code-system/1", "name": "town", "version": "1.0.0", "base_uri": "https://tillit.example/code-systems/town",
            "title": { "sv": "T", "en": "T" }, "description": { "sv": "D", "en": "D" }, "steward": "S", "source": "A",
            "content": "complete", "status": "published", "text_status": "unreviewed",
            "codes": [{ "code": "1", "label": { "sv": "A", "en": "A" } }, { "code": "2", "label": { "sv": "B", "en": "B" } }]
        }],
        "attributes": [
            attribute("draft", json!({ "stability": "draft" })),
            attribute("name", json!({
                "format": { "pattern": "^[0-9]+$", "max_length": 9 },
                "bindings": {
                    "saml": [{ "name": "urn:oid:2.5.4.4", "mapping": { "kind": "one-to-one" } }],
                    "oidc": [{ "claim": "family_name", "scopes": [{ "scope": "profile" }], "mapping": { "kind": "one-to-one" } }],
                    "ena": [{ "name": "https://ena.example/name", "stability": "draft", "mapping": { "kind": "one-to-one" } }]
                }
            })),
            attribute("town", json!({ "datatype": "code", "values": [{ "system": "town", "strength": "required" }] }))
        ]
    })
}

pub(crate) fn list(value: &Value) -> AttributeList {
    AttributeList::parse(&value.to_string()).unwrap()
}

/// The differences after one place was given another value; null takes it away.
fn changed(pointer: &str, value: Value) -> Diff {
    let before = base();
    let mut after = before.clone();
    let (parent, member) = pointer.rsplit_once('/').unwrap();
    match (after.pointer_mut(parent).unwrap(), value) {
        (Value::Object(members), Value::Null) => drop(members.remove(member)),
        (Value::Object(members), value) => drop(members.insert(member.to_owned(), value)),
        (Value::Array(elements), Value::Null) => drop(elements.remove(member.parse().unwrap())),
        (Value::Array(elements), value) if member == "-" => elements.push(value),
        (Value::Array(elements), value) => elements[member.parse::<usize>().unwrap()] = value,
        (other, _) => panic!("{other} has no members"),
    }
    diff(&list(&before), &list(&after))
}

pub(crate) fn shown(change: &Change) -> String {
    format!(
        "{}{} {} [{}] {}",
        change.subject,
        change.member,
        change.kind.code(),
        change.breaks.names().join(" "),
        change.step.as_str()
    )
}

#[test]
fn each_change_of_a_field_breaks_for_whom_it_should() {
    let name = "/attributes/1";
    let saml = json!({ "name": "urn:oid:2.5.4.42" });
    let cases = [
        (
            format!("{name}/label/sv"),
            json!("Två"),
            "case/name/label text-changed [] patch",
        ),
        (
            format!("{name}/cardinality"),
            json!("0..2"),
            "case/name/cardinality values-widened [receivers] major",
        ),
        (
            format!("{name}/cardinality"),
            json!("1..1"),
            "case/name/cardinality values-narrowed [issuers] major",
        ),
        (
            format!("{name}/cardinality"),
            json!("0..1"),
            "case/name/cardinality values-changed [issuers receivers] major",
        ),
        (
            format!("{name}/datatype"),
            json!("integer"),
            "case/name/datatype type-changed [issuers receivers] major",
        ),
        (
            format!("{name}/format/pattern"),
            json!("^[0-9]{9}$"),
            "case/name/format/pattern values-changed [issuers receivers] major",
        ),
        (
            format!("{name}/format/max_length"),
            json!(8),
            "case/name/format/max_length values-narrowed [issuers] major",
        ),
        (
            format!("{name}/format/max_length"),
            json!(10),
            "case/name/format/max_length values-widened [receivers] major",
        ),
        (
            format!("{name}/format/max_length"),
            Value::Null,
            "case/name/format/max_length values-widened [receivers] major",
        ),
        (
            format!("{name}/format/check"),
            json!("calendar-date"),
            "case/name/format/check values-narrowed [issuers] major",
        ),
        (
            format!("{name}/bindings/saml/-"),
            saml,
            "case/name/bindings/saml/urn:oid:2.5.4.42 name-added [] minor",
        ),
        (
            format!("{name}/bindings/saml/0"),
            Value::Null,
            "case/name/bindings/saml/urn:oid:2.5.4.4 name-removed [issuers receivers] major",
        ),
        (
            format!("{name}/bindings/ena/0"),
            Value::Null,
            "case/name/bindings/ena/https:~1~1ena.example~1name name-removed [issuers receivers] minor",
        ),
        (
            format!("{name}/bindings/saml/0/mapping/kind"),
            json!("split"),
            "case/name/bindings/saml/urn:oid:2.5.4.4/mapping mapping-changed [issuers receivers] major",
        ),
        (
            format!("{name}/bindings/saml/0/friendly_name"),
            json!("sn"),
            "case/name/bindings/saml/urn:oid:2.5.4.4 text-changed [] patch",
        ),
        (
            format!("{name}/bindings/oidc/0/scopes"),
            json!([]),
            "case/name/bindings/oidc/family_name delivery-changed [receivers] major",
        ),
        (
            format!("{name}/bindings/oidc/0/scopes/-"),
            json!({ "scope": "x" }),
            "case/name/bindings/oidc/family_name delivery-changed [] minor",
        ),
        (
            format!("{name}/personal_data"),
            json!("sensitive"),
            "case/name/personal_data use-changed [receivers] major",
        ),
        (
            format!("{name}/personal_data"),
            json!("none"),
            "case/name/personal_data use-changed [] minor",
        ),
        (
            format!("{name}/allowed_uses"),
            json!(["display"]),
            "case/name/allowed_uses use-changed [receivers] major",
        ),
        (
            format!("{name}/stability"),
            json!("candidate"),
            "case/name/stability standing-changed [] minor",
        ),
        (
            format!("{name}/deprecation"),
            json!({ "kind": "obsoleted" }),
            "case/name/deprecation standing-changed [] minor",
        ),
        (
            format!("{name}/sources"),
            json!(["a", "a"]),
            "case/name/sources reference-changed [] patch",
        ),
        (
            name.to_owned(),
            Value::Null,
            "case/name attribute-removed [issuers receivers] major",
        ),
        (
            "/attributes/0".to_owned(),
            Value::Null,
            "case/draft attribute-removed [issuers receivers] minor",
        ),
        (
            "/attributes/0/datatype".to_owned(),
            json!("uri"),
            "case/draft/datatype type-changed [issuers receivers] minor",
        ),
        (
            "/attributes/2/values/0/strength".to_owned(),
            json!("extensible"),
            "case/town/values values-widened [receivers] major",
        ),
        (
            "/attributes/1/values".to_owned(),
            json!([{ "system": "town", "strength": "required" }]),
            "case/name/values values-narrowed [issuers] major",
        ),
        (
            "/attributes/1/values".to_owned(),
            json!([{ "system": "town", "strength": "example" }]),
            "case/name/values reference-changed [] patch",
        ),
        (
            "/code_systems/0/codes/-".to_owned(),
            json!({ "code": "3", "label": { "sv": "C" } }),
            "code-systems/town/codes/3 code-added [receivers] major",
        ),
        (
            "/code_systems/0/codes/1".to_owned(),
            Value::Null,
            "code-systems/town/codes/2 code-removed [issuers receivers] major",
        ),
        (
            "/code_systems/0/codes/1/label/sv".to_owned(),
            json!("Å"),
            "code-systems/town/codes/2 text-changed [] patch",
        ),
        (
            "/code_systems/0/codes/1/replaced_by".to_owned(),
            json!("1"),
            "code-systems/town/codes/2 code-changed [] minor",
        ),
        (
            "/code_systems/0/case_insensitive".to_owned(),
            json!(true),
            "code-systems/town/case_insensitive values-widened [receivers] major",
        ),
        (
            "/base_uri".to_owned(),
            json!("https://other.example"),
            "case/base_uri address-changed [issuers receivers] major",
        ),
        (
            "/title/sv".to_owned(),
            json!("Ny"),
            "case/title text-changed [] patch",
        ),
    ];
    for (pointer, value, expected) in cases {
        let changes = changed(&pointer, value.clone()).changes;
        let lines: Vec<String> = changes.iter().map(shown).collect();
        assert_eq!(lines, [expected], "{pointer} = {value}");
    }
}

#[test]
fn another_town_breaks_nobody_where_there_may_be_more() {
    let mut before = base();
    before["code_systems"][0]["content"] = json!("partial");
    let mut after = before.clone();
    let codes = after["code_systems"][0]["codes"].as_array_mut().unwrap();
    codes.push(json!({ "code": "3", "label": { "sv": "C" } }));
    let changes = diff(&list(&before), &list(&after)).changes;
    assert_eq!(
        shown(&changes[0]),
        "code-systems/town/codes/3 code-added [] minor"
    );
}

#[test]
fn a_new_attribute_breaks_nobody() {
    let mut new = base()["attributes"][0].clone();
    new["id"] = json!("case/new");
    let diff = changed("/attributes/-", new);
    assert_eq!(shown(&diff.changes[0]), "case/new attribute-added [] minor");
    assert_eq!(diff.least.to_string(), "1.3.0");
}

#[test]
fn nothing_differs_from_itself() {
    for release in builtin() {
        let list = release.read();
        let diff = diff(&list, &list);
        assert_eq!((diff.changes.as_slice(), diff.step), ([].as_slice(), None));
        let same = diff.check_version(&list).unwrap_err();
        assert!(matches!(same, WrongVersion::Same { .. }), "{same}");
    }
}

fn version(text: &str) -> VersionNumber {
    VersionNumber::parse(text).unwrap()
}

#[test]
fn the_smallest_version_follows_from_the_largest_step() {
    let after = |step: Step, from: &str| step.after(version(from)).to_string();
    assert_eq!(after(Step::Major, "1.2.3"), "2.0.0");
    assert_eq!(after(Step::Minor, "1.2.3"), "1.3.0");
    assert_eq!(after(Step::Patch, "1.2.3"), "1.2.4");
    assert_eq!(after(Step::Major, "0.2.3"), "0.3.0");
    assert_eq!(after(Step::Minor, "0.2.3"), "0.2.4");
    assert_eq!(after(Step::Patch, "0.2.3"), "0.2.4");
}

/// The verdict over a release that calls itself so after one change.
fn named(number: &str, pointer: &str, value: Value) -> Result<(), WrongVersion> {
    let before = list(&base());
    let mut after = base();
    after["version"] = json!(number);
    *after.pointer_mut(pointer).unwrap() = value;
    diff(&before, &list(&after)).check_version(&before)
}

#[test]
fn a_number_smaller_than_the_change_is_refused() {
    let narrower = || json!("1..1");
    let place = "/attributes/1/cardinality";
    assert_eq!(named("2.0.0", place, narrower()), Ok(()));
    for number in ["1.2.3", "1.3.0", "1.9.9", "0.9.0"] {
        let wrong = named(number, place, narrower()).unwrap_err();
        let said = wrong.to_string();
        assert!(said.contains("at least 2.0.0"), "{said}");
        assert!(
            said.contains("case/name/cardinality is values-narrowed"),
            "{said}"
        );
    }
}

#[test]
fn a_changed_code_system_needs_a_number_of_its_own() {
    let label = "/code_systems/0/codes/0/label/sv";
    let wrong = named("1.2.4", label, json!("Å")).unwrap_err();
    assert_eq!(
        wrong.to_string(),
        "code-systems/town 1.0.0 must be at least 1.0.1, because it differs from 1.0.0; raise `version` in its file, and where the manifest names it"
    );
}

#[test]
fn each_frozen_release_is_numbered_as_its_changes_ask() {
    for pair in builtin().windows(2) {
        let (before, after) = (pair[0].read(), pair[1].read());
        if before.list == after.list {
            let diff = diff(&before, &after);
            assert_eq!(diff.check_version(&before), Ok(()), "{}", after.id());
        }
    }
}

#[test]
fn programs_get_the_same() {
    let diff = serde_json::to_value(changed("/attributes/1/cardinality", json!("1..1"))).unwrap();
    let expected = json!({
        "list": "case", "from": "1.2.3", "to": "1.2.3", "step": "major", "least": "2.0.0", "code_systems": [], "profiles": [],
        "changes": [{
            "subject": { "attribute": "case/name" }, "member": "/cardinality", "kind": "values-narrowed",
            "before": "1..2", "after": "1..1", "breaks": ["issuers"], "step": "major"
        }]
    });
    assert_eq!(diff, expected);
}
