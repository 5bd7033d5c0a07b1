use tillit_client::{Knowledge, check};
use tillit_model::Timestamp;

use crate::municipality::Municipality;

/// Rule, line and column of every finding.
fn findings(municipality: &Municipality) -> Vec<(String, &'static str, u32, u32)> {
    let folder = municipality.folder();
    let now = Timestamp::parse("2026-11-22T08:00:00Z").unwrap();
    let judged = check(&folder, Knowledge::Offline, now).unwrap();
    judged
        .iter()
        .flat_map(|of| {
            let path = of.source.path.display().to_string();
            of.findings.iter().map(move |located| {
                let position = located.position;
                (
                    path.clone(),
                    located.finding.rule,
                    position.line,
                    position.column,
                )
            })
        })
        .collect()
}

#[test]
fn a_folder_in_order_has_no_findings() {
    assert_eq!(findings(&Municipality::new()), []);
}

#[test]
fn a_rule_of_the_validator_points_into_the_yaml() {
    let municipality = Municipality::new();
    municipality.replace("entities/kontosynk.yaml", "212000-0142", "212000-0143");
    let found = findings(&municipality);
    let expected = (
        "entities/kontosynk.yaml".to_owned(),
        "organisation-number",
        3,
        15,
    );
    assert!(found.contains(&expected), "{found:?}");
}

#[test]
fn a_file_that_is_missing_is_one_finding() {
    let municipality = Municipality::new();
    municipality.replace("entities/kontosynk.yaml", "ca.pem", "gone.pem");
    let found: Vec<_> = findings(&municipality);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].1, "certificate-file-missing");
}
