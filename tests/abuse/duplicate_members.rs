//! A16: a member that stands twice in one object.

use harness::database::Database;
use harness::http::post;
use tillit_signing::SoftwareKey;

use crate::every_kind::{Kind, Spoilt, Stage, every_kind_is_refused};
use crate::json_text::{SpoiltText, and, every_document_is_refused};
use crate::refused::{Case, accepted};

const TWICE: (u16, &str) = (400, "duplicate_member");

#[test]
fn a16_a_member_that_stands_twice_in_a_statement_is_refused() {
    let stage = Stage::begin(Database::Sqlite);
    every_kind_is_refused(&stage, |genuine| {
        let text = genuine.text();
        let mut twice = vec![
            ("at the top", and(&text, r#""iss":"0007:2120000142""#)),
            (
                "as an escape",
                and(&text, r#""\u0069ss":"0007:2120000142""#),
            ),
            (
                "with the same value",
                and(&text, &format!("\"aud\":{}", genuine.payload["aud"])),
            ),
            ("of unknown name", and(&text, r#""x":1,"x":2"#)),
        ];
        // Where there is an object in the statement.
        for member in [r#""kind":"#, r#""crv":"#] {
            if text.contains(member) {
                twice.push((
                    "nested",
                    text.replacen(member, &format!("{member}\"x\",{member}"), 1),
                ));
            }
        }
        let spoilt = twice.into_iter();
        spoilt
            .map(|(what, text)| Spoilt::new(what, genuine.saying(text), TWICE))
            .collect()
    });
}

#[test]
fn a16_a_member_that_stands_twice_in_a_document_is_refused() {
    let stage = Stage::begin(Database::Sqlite);
    every_document_is_refused(&stage, |text| {
        let within = |member: &str, more: &str| {
            text.replacen(
                &format!("\"{member}\":{{"),
                &format!("\"{member}\":{{{more},"),
                1,
            )
        };
        [
            (
                "at the top",
                and(text, r#""organisation":"0007:2120001124""#),
            ),
            ("as an escape", and(text, r#""n\u0061me":{"sv":"Annat"}"#)),
            ("nested", within("name", r#""sv":"Annat""#)),
            (
                "nested, as an escape",
                within("support", r#""\u0065mail":"a@annan.example""#),
            ),
            (
                "free, in the block of the standard",
                within("matf", r#""a":1,"\u0061":2"#),
            ),
            (
                "deep in a free member",
                within("matf", r#""x":[{"y":{"z":1,"z":1}}]"#),
            ),
        ]
        .map(|(what, text)| SpoiltText(what.to_owned(), text, TWICE))
        .into()
    });
}

#[test]
fn a16_a_member_that_stands_twice_in_an_enrolment_is_refused() {
    let stage = Stage::begin(Database::Sqlite);
    let newcomer = SoftwareKey::generate().unwrap();
    let genuine = stage.genuine(Kind::KeyProof, &newcomer);
    let proof = genuine.under(&genuine.header());
    let (media_type, body) = genuine.body(proof.as_bytes());
    let body = String::from_utf8(body).unwrap();
    let send = |body: &str| {
        let path = "/registry/v1/enrolments";
        post(stage.site.address(), path, media_type, body.as_bytes(), &[])
    };
    let case = Case::begin(&stage.site);
    for more in [
        r#""code":"AAAA""#,
        r#""cod\u0065":"AAAA""#,
        r#""x":{"y":1,"y":2}"#,
    ] {
        case.refuses(more, TWICE, || send(&and(&body, more)));
    }
    case.ends("the enrolment", || accepted(&send(&body)));
}
