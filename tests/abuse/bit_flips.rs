//! A07: any single bit of a statement changed, and any other spelling of the same bits.

use harness::database::Database;
use harness::forge;
use tillit_signing::SoftwareKey;

use crate::every_kind::{Genuine, Kind, Stage, part};
use crate::refused::{Case, accepted};

/// Changed bits of a submission's header, payload and signature, each.
const OF_A_SUBMISSION: usize = 256;
/// The same of every other kind of statement.
const OF_OTHERS: usize = 24;
/// The letters of base64url, in the order of their values (RFC 4648, section 5).
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Every way in which one bit of a part can differ, evenly sampled.
fn flips(bytes: &[u8], most: usize) -> Vec<(usize, Vec<u8>)> {
    let bits = bytes.len() * 8;
    let count = most.min(bits);
    (0..count)
        .map(|sample| {
            let bit = sample * bits / count;
            let mut flipped = bytes.to_vec();
            flipped[bit / 8] ^= 1 << (bit % 8);
            (bit, flipped)
        })
        .collect()
}

/// The statement with one bit flipped in each of its decoded parts, and in its text.
fn flipped(jws: &str, most: usize) -> Vec<(String, Vec<u8>)> {
    let (header, payload) = forge::parts(jws);
    let (input, signature) = jws.rsplit_once('.').unwrap();
    let (_, sealed) = forge::parts(&format!("e30.{signature}"));
    let (protected, body) = input.split_once('.').unwrap();
    let mut all = Vec::new();
    let mut add = |what: &str, bit: usize, bytes: Vec<u8>| {
        all.push((format!("bit {bit} of the {what}"), bytes));
    };
    for (bit, header) in flips(header.as_bytes(), most) {
        let jws = format!("{}.{body}.{signature}", part(header));
        add("header", bit, jws.into_bytes());
    }
    for (bit, payload) in flips(&payload, most) {
        let jws = format!("{protected}.{}.{signature}", part(payload));
        add("payload", bit, jws.into_bytes());
    }
    for (bit, sealed) in flips(&sealed, most) {
        let jws = format!("{input}.{}", part(sealed));
        add("signature", bit, jws.into_bytes());
    }
    for (bit, text) in flips(jws.as_bytes(), most) {
        add("text", bit, text);
    }
    all
}

/// Other texts that a forgiving reader takes for the same bytes.
fn respelt(jws: &str) -> Vec<(String, Vec<u8>)> {
    let parts: Vec<&str> = jws.split('.').collect();
    let mut all = Vec::new();
    for (place, name) in ["header", "payload", "signature"].into_iter().enumerate() {
        let with = |text: String| {
            let mut changed = parts.clone();
            changed[place] = &text;
            changed.join(".").into_bytes()
        };
        let part = parts[place];
        // The last letter of a part carries bits beyond the last byte: 4 when two letters are left over, 2 when three are.
        let spare = match part.len() % 4 {
            2 => 4,
            3 => 2,
            _ => 0,
        };
        let (begin, last) = part.split_at(part.len() - 1);
        let value = LETTERS
            .iter()
            .position(|letter| *letter == last.as_bytes()[0])
            .unwrap();
        for bit in 0..spare {
            let letter = char::from(LETTERS[value ^ (1 << bit)]);
            let what = format!("spare bit {bit} of the {name}");
            all.push((what, with(format!("{begin}{letter}"))));
        }
        for (what, text) in [
            (
                "padded",
                format!("{part}{}", "=".repeat((4 - part.len() % 4) % 4 + 4)),
            ),
            ("padded once", format!("{part}=")),
            ("with a line end", format!("{part}\n")),
            ("with a space", format!(" {part}")),
            ("with a letter more", format!("{part}A")),
            ("with a letter less", begin.to_owned()),
        ] {
            all.push((format!("{name} {what}"), with(text)));
        }
    }
    for (what, text) in [
        ("a line end after all", format!("{jws}\n")),
        ("a byte order mark before all", format!("\u{FEFF}{jws}")),
        ("a fourth part", format!("{jws}.")),
    ] {
        all.push((what.to_owned(), text.into_bytes()));
    }
    all
}

/// Sends what is not the statement any more, and then the statement.
fn changes_are_refused(
    stage: &Stage,
    kind: Kind,
    newcomer: &SoftwareKey,
    changes: impl Fn(&str) -> Vec<(String, Vec<u8>)>,
) -> usize {
    let genuine: Genuine<'_> = stage.genuine(kind, newcomer);
    let jws = genuine.under(&genuine.header());
    let case = Case::begin(&stage.site);
    let changed = changes(&jws);
    for (what, changed) in &changed {
        assert_ne!(changed, jws.as_bytes(), "{what}");
        case.refuses_as_forged(&format!("{kind:?}, {what}"), || genuine.send(changed));
    }
    case.ends(&format!("{kind:?}"), || accepted(&genuine.send(&jws)));
    changed.len()
}

#[test]
fn a07_a_submission_with_one_bit_changed_is_refused() {
    let stage = Stage::begin(Database::Sqlite);
    let nobody = SoftwareKey::generate().unwrap();
    let changes = |jws: &str| flipped(jws, OF_A_SUBMISSION);
    let count = changes_are_refused(&stage, Kind::Submission, &nobody, changes);
    assert!(count >= 512, "{count}");
}

#[test]
fn a07_any_other_statement_with_one_bit_changed_is_refused() {
    let stage = Stage::begin(Database::Sqlite);
    let newcomer = SoftwareKey::generate().unwrap();
    for kind in Kind::ALL {
        changes_are_refused(&stage, kind, &newcomer, |jws| flipped(jws, OF_OTHERS));
    }
}

#[test]
fn a07_a_statement_in_another_spelling_is_refused() {
    let stage = Stage::begin(Database::Sqlite);
    let newcomer = SoftwareKey::generate().unwrap();
    for kind in Kind::ALL {
        changes_are_refused(&stage, kind, &newcomer, respelt);
    }
}
