//! A25: names with characters that nobody sees, or that change the order of others.

use harness::database::Database;
use harness::documents::{next, organisation};
use harness::statements::submission;
use serde_json::json;
use tillit_signing::SoftwareKey;

use crate::every_kind::{Kind, Stage};
use crate::refused::{Case, accepted};

const FORBIDDEN: (u16, &str) = (422, "forbidden_character");

/// Bidirectional controls, zero-width characters, and tag characters.
const CHARACTERS: [char; 15] = [
    '\u{202E}',
    '\u{202A}',
    '\u{2066}',
    '\u{2067}',
    '\u{2068}',
    '\u{2069}',
    '\u{200B}',
    '\u{200D}',
    '\u{200E}',
    '\u{2060}',
    '\u{FEFF}',
    '\u{00AD}',
    '\u{E0001}',
    '\u{E0041}',
    '\u{E007F}',
];

/// A name with the character at its begin, in it, and at its end.
fn names(character: char) -> [String; 3] {
    [
        format!("{character}Stockholms kommun"),
        format!("Stockholms{character} kommun"),
        format!("Stockholms kommun{character}"),
    ]
}

fn organisation_names(database: Database) {
    let stage = Stage::begin(database);
    let member = &stage.member;
    let nobody = SoftwareKey::generate().unwrap();
    let genuine = stage.genuine(Kind::Submission, &nobody);
    let change = next(member, &stage.site, organisation(member));
    let named = |language: &str, name: &str| {
        let mut change = change.clone();
        let mut document: serde_json::Value =
            serde_json::from_str(change.text.as_deref().unwrap()).unwrap();
        document["name"][language] = json!(name);
        change.text = Some(document.to_string());
        let payload = submission(member, &stage.site, &[change]);
        genuine.send(genuine.saying(payload.to_string()))
    };
    let case = Case::begin(&stage.site);
    for character in CHARACTERS {
        let code_point = format!("U+{:04X}", u32::from(character));
        for language in ["sv", "en"] {
            for name in names(character) {
                let what = format!("{code_point} in {name:?}, {language}");
                let problem = case.refuses(&what, FORBIDDEN, || named(language, &name));
                assert!(
                    problem["detail"].as_str().unwrap().contains(&code_point),
                    "{problem:#}"
                );
                let finding = &problem["errors"][0];
                assert_eq!(finding["pointer"], format!("/name/{language}"));
                for language in ["sv", "en"] {
                    let message = finding["message"][language].as_str().unwrap();
                    assert!(message.contains(&code_point), "{problem:#}");
                }
            }
        }
    }
    case.ends("the name", || accepted(&named("sv", "Stockholms stad")));
}

#[test]
fn a25_an_organisations_name_with_hidden_characters_is_refused_on_sqlite() {
    organisation_names(Database::Sqlite);
}

#[test]
fn a25_an_organisations_name_with_hidden_characters_is_refused_on_postgres() {
    organisation_names(Database::postgres());
}

#[test]
fn a25_an_invitation_or_a_reason_with_hidden_characters_is_refused() {
    let stage = Stage::begin(Database::Sqlite);
    let nobody = SoftwareKey::generate().unwrap();
    for (kind, member) in [
        (Kind::Invitation, "name"),
        (Kind::Hold, "reason"),
        (Kind::KeyRevocation, "reason"),
        (Kind::Decision, "reason"),
    ] {
        let genuine = stage.genuine(kind, &nobody);
        let case = Case::begin(&stage.site);
        for character in CHARACTERS {
            let code_point = format!("U+{:04X}", u32::from(character));
            for text in names(character) {
                let what = format!("{kind:?}, {code_point} in {text:?}");
                let jws = genuine.changed(|payload| payload[member] = json!(text));
                let problem = case.refuses(&what, FORBIDDEN, || genuine.send(&jws));
                assert!(
                    problem["detail"].as_str().unwrap().contains(&code_point),
                    "{problem:#}"
                );
            }
        }
        case.ends(&format!("{kind:?}"), || {
            accepted(&genuine.send(genuine.under(&genuine.header())));
        });
    }
}
