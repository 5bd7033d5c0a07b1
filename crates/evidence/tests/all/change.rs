//! The documents of a submission.

use serde_json::{Value, json};
use tillit_evidence::{Base, Change, ChangeAction, Signed, Submission, read_submission};
use tillit_model::{DocumentKey, DocumentKind};

use crate::world::{ENTITY, REGISTRY, STOCKHOLM, World, claims, entity, forge, hash, now};

fn submit(documents: Value) -> Result<Signed<Submission>, String> {
    let world = World::new();
    let mut payload = serde_json::to_value(claims(STOCKHOLM)).unwrap();
    payload["documents"] = documents;
    let jws = forge(&world.stockholm, Submission::TYP, &payload.to_string());
    read_submission(jws.as_bytes(), &world, REGISTRY, now()).map_err(|error| error.to_string())
}

fn put() -> Value {
    json!({"kind": "entity", "id": ENTITY, "action": "put", "base": null, "text": "{}"})
}

fn withdraw() -> Value {
    json!({"kind": "entity", "id": ENTITY, "action": "withdraw", "base": {"version": 3, "sha256": "a".repeat(64)}})
}

/// The document with one member changed, or taken away if the value is absent.
fn with(mut document: Value, member: &str, value: Option<Value>) -> Value {
    let members = document.as_object_mut().unwrap();
    match value {
        Some(value) => members.insert(member.into(), value),
        None => members.remove(member),
    };
    json!([document])
}

#[test]
fn a_first_version_builds_on_nothing() {
    let read = submit(json!([put()])).unwrap().statement;
    let due = Change {
        document: entity(),
        base: None,
        action: ChangeAction::Put("{}".into()),
    };
    assert_eq!(read.documents, [due]);
}

#[test]
fn a_text_is_kept_byte_for_byte() {
    let text = "{ \"name\" :\t\"Malmö \\u00e5 \u{1F600}\"\n}\n";
    let read = submit(with(put(), "text", Some(json!(text))))
        .unwrap()
        .statement;
    assert_eq!(read.documents[0].text(), Some(text));
}

#[test]
fn a_long_text_is_read() {
    let text = "å".repeat(200_000);
    let read = submit(with(put(), "text", Some(json!(text))))
        .unwrap()
        .statement;
    assert_eq!(read.documents[0].text(), Some(text.as_str()));
}

#[test]
fn a_withdrawal_builds_on_a_version_with_a_text() {
    submit(json!([withdraw()])).unwrap();
    submit(with(
        withdraw(),
        "reason",
        Some(json!("tjänsten är nedlagd")),
    ))
    .unwrap();
    assert!(
        submit(with(withdraw(), "base", Some(Value::Null)))
            .unwrap_err()
            .contains("needs a base")
    );
    let withdrawn = json!({"version": 4, "sha256": null});
    assert!(
        submit(with(withdraw(), "base", Some(withdrawn)))
            .unwrap_err()
            .contains("needs a base")
    );
}

#[test]
fn a_new_version_can_build_on_a_withdrawal() {
    let base = json!({"version": 4, "sha256": null});
    let read = submit(with(put(), "base", Some(base))).unwrap().statement;
    assert_eq!(
        read.documents[0].base,
        Some(Base {
            version: 4,
            sha256: None
        })
    );
}

#[test]
fn the_members_of_a_change_are_a_closed_set() {
    for (member, value) in [
        ("kind", None),
        ("id", None),
        ("action", None),
        ("base", None),
        ("text", None),
        ("text", Some(Value::Null)),
        ("reason", Some(json!("x"))),
        ("owner", Some(json!(STOCKHOLM))),
        ("action", Some(json!("delete"))),
        ("kind", Some(json!("certificate"))),
        ("id", Some(json!("not a uri"))),
        ("text", Some(json!({}))),
    ] {
        submit(with(put(), member, value.clone())).expect_err(&format!("{member} {value:?}"));
    }
    submit(with(withdraw(), "text", Some(json!("{}")))).unwrap_err();
}

#[test]
fn a_base_has_version_and_hash() {
    for base in [
        json!({"version": 1}),
        json!({"sha256": "a".repeat(64)}),
        json!({"version": 0, "sha256": "a".repeat(64)}),
        json!({"version": -1, "sha256": "a".repeat(64)}),
        json!({"version": 1.0, "sha256": "a".repeat(64)}),
        json!({"version": 1, "sha256": "A".repeat(64)}),
        json!({"version": 1, "sha256": "a".repeat(64), "text": ""}),
    ] {
        submit(with(put(), "base", Some(base.clone()))).expect_err(&base.to_string());
    }
}

#[test]
fn an_organisation_is_named_in_its_canonical_form() {
    let organisation = |id: &str| json!({"kind": "organisation", "id": id, "action": "put", "base": null, "text": "{}"});
    submit(json!([organisation(STOCKHOLM)])).unwrap();
    submit(json!([organisation("212000-0142")])).unwrap_err();
}

#[test]
fn no_document_stands_twice() {
    assert!(
        submit(json!([put(), withdraw()]))
            .unwrap_err()
            .contains("twice")
    );
    let other = with(put(), "id", Some(json!("https://b.example")))[0].take();
    submit(json!([put(), other])).unwrap();
}

#[test]
fn organisation_and_contacts_of_one_number_are_two_documents() {
    let of = |kind: &str| json!({"kind": kind, "id": STOCKHOLM, "action": "put", "base": null, "text": "{}"});
    submit(json!([of("organisation"), of("contacts")])).unwrap();
}

#[test]
fn a_submission_has_1_to_500_documents() {
    let documents = |count: usize| -> Value {
        (0..count)
            .map(|at| with(put(), "id", Some(json!(format!("https://e{at}.example"))))[0].take())
            .collect::<Vec<_>>()
            .into()
    };
    assert!(submit(documents(0)).unwrap_err().contains("1 to 500"));
    assert_eq!(
        submit(documents(500)).unwrap().statement.documents.len(),
        500
    );
    assert!(submit(documents(501)).unwrap_err().contains("1 to 500"));
}

#[test]
fn a_changeset_survives_signing_with_all_kinds_of_documents() {
    let world = World::new();
    let key = |kind, id| DocumentKey::parse(kind, id).unwrap();
    let put = || ChangeAction::Put("{}".into());
    let base = Some(Base {
        version: 2,
        sha256: Some(hash("x")),
    });
    let documents = vec![
        Change {
            document: key(DocumentKind::Organisation, STOCKHOLM),
            base: None,
            action: put(),
        },
        Change {
            document: key(DocumentKind::Contacts, STOCKHOLM),
            base,
            action: put(),
        },
        Change {
            document: key(DocumentKind::AttributeList, "gemensam/1.0.0"),
            base: None,
            action: put(),
        },
        Change {
            document: key(DocumentKind::Federation, "moa"),
            base,
            action: put(),
        },
        Change {
            document: entity(),
            base,
            action: ChangeAction::Withdraw(None),
        },
    ];
    let submission = Submission {
        claims: claims(STOCKHOLM),
        documents,
    };
    let jws = submission.sign(&world.stockholm).unwrap();
    assert_eq!(
        read_submission(jws.as_bytes(), &world, REGISTRY, now())
            .unwrap()
            .statement,
        submission
    );
}
