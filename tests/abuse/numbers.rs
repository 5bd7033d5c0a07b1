//! A19: numbers that readers round, refuse or take for others.

use harness::database::Database;
use harness::profile::OPERATOR_ORGANISATION;
use harness::statements::{SUBMISSION, claims, send as send_statement, sign};
use serde_json::{Value, json};
use tillit_signing::SoftwareKey;

use crate::every_kind::{Kind, Spoilt, Stage, every_kind_is_refused};
use crate::json_text::{NOT_JSON, SpoiltText, every_document_is_refused};
use crate::refused::{Case, accepted};

const OUT_OF_RANGE: (u16, &str) = (400, "number_out_of_range");
const MALFORMED: (u16, &str) = (400, "malformed_statement");

/// Numbers that readers take for different ones, and what each is refused as where an integer is due.
const NUMBERS: [(&str, (u16, &str)); 14] = [
    ("9007199254740993", OUT_OF_RANGE),
    ("-9007199254740993", OUT_OF_RANGE),
    ("9007199254740992.0", OUT_OF_RANGE),
    ("123456789012345678901234567890", OUT_OF_RANGE),
    ("1e400", NOT_JSON),
    ("-1e400", NOT_JSON),
    ("0x10", NOT_JSON),
    ("NaN", NOT_JSON),
    ("Infinity", NOT_JSON),
    ("01", NOT_JSON),
    ("+1", NOT_JSON),
    ("-0", MALFORMED),
    ("1.0", MALFORMED),
    ("1e0", MALFORMED),
];

#[test]
fn a19_a_number_that_is_no_exact_integer_is_refused_in_a_statement() {
    let stage = Stage::begin(Database::Sqlite);
    every_kind_is_refused(&stage, |genuine| {
        let text = genuine.text();
        let mut spoilt = Vec::new();
        for member in ["iat", "exp"] {
            let value = &genuine.payload[member];
            let given = format!("\"{member}\":{value}");
            let with = |number: &str| {
                let other = format!("\"{member}\":{number}");
                genuine.saying(text.replacen(&given, &other, 1))
            };
            for (number, due) in NUMBERS {
                spoilt.push(Spoilt::new(format!("{member} {number}"), with(number), due));
            }
            // The right moment, in other words than an integer's.
            for same in [
                format!("{value}.0"),
                format!("{value}e0"),
                format!("\"{value}\""),
            ] {
                spoilt.push(Spoilt::new(
                    format!("{member} {same}"),
                    with(&same),
                    MALFORMED,
                ));
            }
        }
        spoilt
    });
}

#[test]
fn a19_a_base_that_is_no_exact_integer_is_refused() {
    let stage = Stage::begin(Database::Sqlite);
    let nobody = SoftwareKey::generate().unwrap();
    let genuine = stage.genuine(Kind::Submission, &nobody);
    let hash = "0".repeat(64);
    let case = Case::begin(&stage.site);
    for (number, due) in NUMBERS {
        let base = format!(r#""base":{{"version":{number},"sha256":"{hash}"}}"#);
        let text = genuine.text().replacen(r#""base":null"#, &base, 1);
        case.refuses(number, due, || genuine.send(genuine.saying(&text)));
    }
    case.ends("the base", || {
        accepted(&genuine.send(genuine.under(&genuine.header())))
    });
}

#[test]
fn a19_a_number_that_readers_round_is_refused_in_a_document() {
    let stage = Stage::begin(Database::Sqlite);
    every_document_is_refused(&stage, |text| {
        // Where the standard allows other members than its own, any exact number may stand, and is published as it was sent.
        let free = NUMBERS.iter().filter(|(_, due)| *due != MALFORMED);
        free.map(|(number, due)| {
            let more = format!("\"matf\":{{\"x\":[{number}],");
            SpoiltText(
                (*number).to_owned(),
                text.replacen("\"matf\":{", &more, 1),
                *due,
            )
        })
        .collect()
    });
}

#[test]
fn a19_a_number_that_is_no_exact_integer_is_refused_in_a_profile() {
    let stage = Stage::begin(Database::Sqlite);
    let site = &stage.site;
    let path = format!("/registry/v1/federations/{}/profile", site.federation());
    let text = String::from_utf8(site.download(&path).unwrap()).unwrap();
    let mut profile: Value = serde_json::from_str(&text).unwrap();
    profile["formats"]["matf"]["cache_ttl"] = json!(1800);
    let text = profile.to_string();
    let sha256 = site
        .connection()
        .profile(&site.federation())
        .unwrap()
        .sha256;
    let send = |text: &str| {
        let mut payload = claims(OPERATOR_ORGANISATION, site);
        payload["documents"] = json!([{
            "kind": "federation", "id": site.federation().as_str(), "action": "put",
            "base": { "version": 1, "sha256": sha256 }, "text": text,
        }]);
        let jws = sign(&payload, SUBMISSION, site.operator(0));
        send_statement(site, "submissions", &jws)
    };
    let case = Case::begin(site);
    for (member, given) in [("approvals", "2"), ("cache_ttl", "1800")] {
        let with = |number: &str| {
            let given = format!("\"{member}\":{given}");
            assert!(text.contains(&given), "{text}");
            text.replacen(&given, &format!("\"{member}\":{number}"), 1)
        };
        for (number, due) in NUMBERS {
            // In a document it is a fault of what it says, not of the statement.
            let due = if due == MALFORMED {
                (422, "profile_unfit")
            } else {
                due
            };
            case.refuses(&format!("{member} {number}"), due, || send(&with(number)));
        }
        let same = format!("{given}.0");
        case.refuses(&same, (422, "profile_unfit"), || send(&with(&same)));
    }
    case.ends("the profile", || accepted(&send(&text)));
}
