//! Documents of one changeset, and how findings are brought into form.

use serde_json::json;
use tillit_model::text::yaml;
use tillit_model::{DocumentKind, Level, Profile, Timestamp};
use tillit_validator::{Context, DocumentInput, Offline, Validator, text};

use crate::case::{base, certificate, filled, merged};

fn now() -> Timestamp {
    Timestamp::parse("2026-11-21T08:00:00Z").unwrap()
}

#[test]
fn the_answer_has_one_element_for_each_document_in_the_same_order() {
    let (organisation, broken) = (base("organisation").to_string(), "{".to_owned());
    let entity = filled(&base("entity")).to_string();
    let inputs = [
        DocumentInput {
            kind: DocumentKind::Organisation,
            text: &organisation,
        },
        DocumentInput {
            kind: DocumentKind::Contacts,
            text: &broken,
        },
        DocumentInput {
            kind: DocumentKind::Entity,
            text: &entity,
        },
    ];
    let context = Context {
        profiles: &[],
        directory: &Offline,
        now: now(),
    };
    let judged = Validator::new().check(&inputs, None, &context);
    let ids: Vec<_> = judged
        .iter()
        .map(|document| document.id.as_deref())
        .collect();
    assert_eq!(
        ids,
        [
            Some("0007:2120000142"),
            None,
            Some("https://kontosynk.stockholm.example/egil")
        ]
    );
    let refused: Vec<bool> = judged
        .iter()
        .map(|document| document.has_errors())
        .collect();
    assert_eq!(refused, [false, true, false]);
}

#[test]
fn the_strictest_of_an_entitys_federations_sets_the_level() {
    let profile = |id: &str, level: &str| -> Profile {
        let patch = json!({ "id": id, "rules": { "tag-missing": level } });
        serde_json::from_value(merged(base("federation"), &patch)).unwrap()
    };
    let profiles = [
        profile("moa", "warning"),
        profile("strict", "error"),
        profile("elsewhere", "error"),
    ];
    let entity = json!({ "federations": ["moa"], "matf": { "clients": null } });
    let mut entity = filled(&merged(base("entity"), &entity));
    entity["matf"]["servers"][0]["tags"] = json!([]);
    let context = Context {
        profiles: &profiles,
        directory: &Offline,
        now: now(),
    };
    let validator = Validator::new();
    let mut level = |federations: &[&str]| {
        entity["federations"] = json!(federations);
        let text = entity.to_string();
        let input = DocumentInput {
            kind: DocumentKind::Entity,
            text: &text,
        };
        let judged = validator.check(&[input], None, &context);
        judged[0]
            .findings
            .iter()
            .find(|finding| finding.rule == "tag-missing")
            .unwrap()
            .level
    };
    assert_eq!(level(&["moa"]), Level::Warning);
    assert_eq!(level(&["moa", "strict"]), Level::Error);
}

#[test]
fn a_private_key_is_nowhere_in_what_is_found() {
    let key = certificate("private-key.pem");
    let secret = key.lines().nth(1).unwrap();
    let mut entity = filled(&base("entity"));
    entity["matf"]["issuers"][0]["x509certificate"] = key.clone().into();
    let text = entity.to_string();
    let context = Context {
        profiles: &[],
        directory: &Offline,
        now: now(),
    };
    let input = DocumentInput {
        kind: DocumentKind::Entity,
        text: &text,
    };
    let judged = Validator::new().check(&[input], None, &context);
    assert!(judged[0].has_errors());
    assert!(!format!("{judged:?}").contains(secret));
}

#[test]
fn a_finding_has_the_line_and_column_of_the_nearest_value() {
    let source = "format: organisation/1\nid: \"0007:2120000143\"\nname: { sv: Exempel }\n";
    let read = yaml::read(source).unwrap();
    let document = read.value.to_string();
    let context = Context {
        profiles: &[],
        directory: &Offline,
        now: now(),
    };
    let input = DocumentInput {
        kind: DocumentKind::Organisation,
        text: &document,
    };
    let judged = Validator::new().check(&[input], None, &context).remove(0);
    let located = text::locate(judged.findings, &read.positions);
    assert_eq!(
        (located[0].position.line, located[0].position.column),
        (2, 5)
    );
}

#[test]
fn the_attribute_lists_of_this_repository_are_accepted() {
    let context = Context {
        profiles: &[],
        directory: &Offline,
        now: now(),
    };
    let validator = Validator::new();
    for release in tillit_catalogue::builtin() {
        let input = DocumentInput {
            kind: DocumentKind::AttributeList,
            text: release.text,
        };
        let judged = validator.check(&[input], None, &context).remove(0);
        assert_eq!(
            judged.id,
            Some(format!("{}/{}", release.list, release.version))
        );
        assert!(!judged.has_errors(), "{:#?}", judged.findings);
    }
}
