//! The vectors of the project's MATF reference, as signed documents: what the schema refuses, a reader refuses too.

use serde::Deserialize;
use serde_json::{Map, Value};
use tillit_formats::matf::Expected;

use crate::fixture::at;
use crate::forge::read_text;

#[derive(Deserialize)]
struct Case {
    id: String,
    description: String,
    schema_valid_with_format_assertion: bool,
    registry: String,
    payload: Value,
    now: i64,
}

/// What a registry refuses and a reader of one signed document does not: it looks into no certificate (S01 expired, S55 not
/// DER), and the schema lets a server without address pass (S60).
const REGISTRY_ONLY: [&str; 3] = ["S01", "S55", "S60"];

#[test]
fn every_vector_comes_out_as_filed() {
    let text = include_str!("../../../validator/tests/vectors/matf/schema-cases.json");
    let cases: Vec<Case> = serde_json::from_str(text).unwrap();
    assert_eq!(cases.len(), 68);
    for case in cases {
        let should_pass = case.schema_valid_with_format_assertion
            && (case.registry != "reject" || REGISTRY_ONLY.contains(&case.id.as_str()));
        let expected = Expected::strict("https://federation.example.org", at(case.now));
        let outcome = read_text(&case.payload.to_string(), &Map::new(), &expected);
        assert_eq!(
            outcome.is_ok(),
            should_pass,
            "{} ({}): {:?}",
            case.id,
            case.description,
            outcome.err()
        );
    }
}
