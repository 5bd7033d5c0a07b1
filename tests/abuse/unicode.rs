//! A20: bytes and escapes that are no Unicode text, and characters that JSON texts do not begin with or hold.

use harness::database::Database;
use tillit_signing::SoftwareKey;

use crate::every_kind::{Kind, Spoilt, Stage, every_kind_is_refused};
use crate::json_text::{NOT_JSON, SpoiltText, and, every_document_is_refused, replaced};
use crate::refused::{Case, accepted};

const ENCODING: (u16, &str) = (400, "malformed_encoding");
const NUL: (u16, &str) = (400, "forbidden_character");

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
    every_kind_is_refused(&stage, |genuine| {
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
