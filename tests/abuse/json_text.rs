//! A16, A19 and A20: JSON that two readers may read differently, in the statement itself and in the documents inside it.

use harness::database::Database;
use harness::http::post;
use harness::profile::OPERATOR_ORGANISATION;
use harness::statements::claims;
use serde_json::{Value, json};
use tillit_signing::SoftwareKey;

use crate::every_kind::{Genuine, Kind, Spoilt, Stage, every_kind_is_refused};
use crate::refused::{Case, accepted};

const TWICE: (u16, &str) = (400, "duplicate_member");
const NOT_JSON: (u16, &str) = (400, "malformed_json");
const OUT_OF_RANGE: (u16, &str) = (400, "number_out_of_range");
const ENCODING: (u16, &str) = (400, "malformed_encoding");
const NUL: (u16, &str) = (400, "forbidden_character");
const MALFORMED: (u16, &str) = (400, "malformed_statement");

/// A text with more members at the beginning of its first object.
fn and(text: &str, more: &str) -> String {
    text.replacen('{', &format!("{{{more},"), 1)
}

/// Bytes with one text in them replaced by other bytes.
fn replaced(text: &str, marker: &str, bytes: &[u8]) -> Vec<u8> {
    let (before, after) = text.split_once(marker).unwrap();
    [before.as_bytes(), bytes, after.as_bytes()].concat()
}

/// One way to spoil the text of a document, and the answer that is due.
struct SpoiltText(String, String, (u16, &'static str));

/// Submits an entity, spoilt in every way; then the entity as it was meant.
fn every_document_is_refused(stage: &Stage, spoil: impl Fn(&str) -> Vec<SpoiltText>) {
    let nobody = SoftwareKey::generate().unwrap();
    let genuine = stage.genuine(Kind::Submission, &nobody);
    let text = genuine.payload["documents"][0]["text"].as_str().unwrap();
    let case = Case::begin(&stage.site);
    for SpoiltText(what, spoilt, due) in spoil(text) {
        assert_ne!(spoilt, text, "{what}");
        let jws = genuine.changed(|payload| payload["documents"][0]["text"] = json!(spoilt));
        case.refuses(&what, due, || genuine.send(&jws));
    }
    case.ends("the document", || {
        accepted(&genuine.send(genuine.under(&genuine.header())));
    });
}

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
        let jws = harness::statements::sign(&payload, "tillit-submission+jws", site.operator(0));
        harness::statements::send(site, "submissions", &jws)
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

/// Bytes that are no UTF-8: cut off, overlong, a surrogate, beyond Unicode, and another encoding.
const NOT_UTF8: [&[u8]; 7] = [
    b"\xff",
    b"\xc3",
    b"\xc0\xaf",
    b"\xe0\x80\xaf",
    b"\xf0\x80\x80\xaf",
    b"\xed\xa0\x80",
    b"\xf5\x80\x80\x80",
];
/// Half of a pair of UTF-16, in the wrong order, or alone.
const LONE_SURROGATES: [&str; 4] = [r"\ud800", r"\udc00", r"\ud800x", r"\udc00\ud800"];

#[test]
fn a20_text_that_is_no_unicode_is_refused_in_a_statement() {
    let stage = Stage::begin(Database::Sqlite);
    every_kind_is_refused(&stage, |genuine: &Genuine<'_>| {
        let text = genuine.text();
        let mut spoilt = Vec::new();
        let mut add = |what: String, payload: Vec<u8>, due| {
            spoilt.push(Spoilt::new(what, genuine.saying(payload), due));
        };
        for (place, more) in [("a name", r#""x#":1"#), ("a value", r#""x":"x#""#)] {
            let marked = and(&text, more);
            for bytes in NOT_UTF8 {
                add(
                    format!("{bytes:x?} in {place}"),
                    replaced(&marked, "#", bytes),
                    ENCODING,
                );
            }
            for escape in LONE_SURROGATES {
                let payload = replaced(&marked, "#", escape.as_bytes());
                add(format!("{escape} in {place}"), payload, NOT_JSON);
            }
            let payload = replaced(&marked, "#", br"\u0000");
            add(format!("NUL in {place}"), payload, NUL);
            // RFC 8259, section 7: control characters stand as escapes only.
            add(
                format!("a raw NUL in {place}"),
                replaced(&marked, "#", b"\0"),
                NOT_JSON,
            );
        }
        let marked = format!("\u{FEFF}{text}");
        add(
            "a byte order mark".to_owned(),
            marked.into_bytes(),
            ENCODING,
        );
        let wide = text.encode_utf16().flat_map(u16::to_le_bytes);
        let wide = [0xff, 0xfe].into_iter().chain(wide).collect();
        add("UTF-16".to_owned(), wide, ENCODING);
        spoilt
    });
}

#[test]
fn a20_bytes_that_are_no_unicode_are_refused_in_a_document() {
    let stage = Stage::begin(Database::Sqlite);
    let nobody = SoftwareKey::generate().unwrap();
    let genuine = stage.genuine(Kind::Submission, &nobody);
    let case = Case::begin(&stage.site);
    for bytes in NOT_UTF8 {
        let payload = replaced(&genuine.text(), "Kontosynkronisering", bytes);
        case.refuses(&format!("{bytes:x?}"), ENCODING, || {
            genuine.send(genuine.saying(&payload))
        });
    }
    case.ends("the document", || {
        accepted(&genuine.send(genuine.under(&genuine.header())))
    });
}

fn escapes_in_documents(database: Database) {
    let stage = Stage::begin(database);
    every_document_is_refused(&stage, |text| {
        let mut spoilt = vec![SpoiltText(
            "a byte order mark".to_owned(),
            format!("\u{FEFF}{text}"),
            ENCODING,
        )];
        for (place, more) in [("a name", r#""x#":1"#), ("a value", r#""x":"x#""#)] {
            let within = text.replacen("\"matf\":{", &format!("\"matf\":{{{more},"), 1);
            let mut add = |what: &str, due| {
                spoilt.push(SpoiltText(
                    format!("{what:?} in {place}"),
                    within.replacen('#', what, 1),
                    due,
                ));
            };
            LONE_SURROGATES
                .iter()
                .for_each(|escape| add(escape, NOT_JSON));
            add(r"\u0000", NUL);
            add("\0", NUL);
        }
        spoilt
    });
}

#[test]
fn a20_escapes_that_are_no_unicode_are_refused_in_a_document_on_sqlite() {
    escapes_in_documents(Database::Sqlite);
}

#[test]
fn a20_escapes_that_are_no_unicode_are_refused_in_a_document_on_postgres() {
    escapes_in_documents(Database::postgres());
}
