//! Certificates in text: what is asked in place of the schema's pattern says the same as the pattern.

use serde_json::json;
use tillit_validator::{Formats, MatfSchema};

#[test]
fn the_pattern_and_what_stands_for_it_agree() {
    // Where formats are remarks, the pattern itself is asked.
    let (quick, pattern) = (
        MatfSchema::new(Formats::Asserted),
        MatfSchema::new(Formats::Ignored),
    );
    let mut accepted = 0;
    for text in texts() {
        let entity = json!({
            "entity_id": "https://a.example",
            "issuers": [{ "x509certificate": text }],
        });
        let wanted = pattern.entity_findings(&entity);
        assert_eq!(quick.entity_findings(&entity), wanted, "{text:?}");
        accepted += usize::from(wanted.is_empty());
    }
    assert!(accepted > 10, "only {accepted} match the pattern");
}

/// Bodies, line ends and frames in every combination.
fn texts() -> Vec<String> {
    let full = "A".repeat(64);
    let bodies = [
        vec![],
        vec![""],
        vec!["AAAA"],
        vec!["A=+/"],
        vec!["A AA"],
        vec!["AAA\u{e5}"],
        vec!["AA\rA"],
        vec!["AAAA", "AAAA"],
        vec![&full],
        vec![&full, "AAAA"],
        vec![&full, ""],
        vec![&full, &full],
        vec!["AAAA", &full],
    ];
    let frames = [
        ("-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"),
        ("\n-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"),
        ("-----BEGIN CERTIFICATE----- ", "-----END CERTIFICATE-----"),
        ("-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE----- "),
        ("-----BEGIN X-----", "-----END X-----"),
    ];
    let mut texts = vec![String::new(), "AAAA".to_owned()];
    for body in &bodies {
        for (begin, end) in frames {
            for line_end in ["\n", "\r\n", "\r", "\n\n"] {
                for after in ["", "\n", "\r\n", "\r", "\n\n", "\r\r\n", " "] {
                    let lines = [&[begin], body.as_slice(), &[end]].concat();
                    texts.push(lines.join(line_end) + after);
                }
            }
        }
    }
    texts
}
