//! Rules, each proved by the folders of `tests/cases/<rule>/<case>/`.
//!
//! A case holds `attributes*.yaml`, perhaps `profile*.yaml`, `code-system*.yaml` and a `manifest.yaml` of its own, and `expected.txt`: one line per finding, in order, each the beginning of what the finding looks like.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use tillit_catalogue::RULES;

use crate::folders::{entries, name, resolve_files};

/// Folders that prove no rule of `RULES`: the findings of resolving, and of the exceptions.
const BESIDES: [&str; 2] = ["exception-unused", "sources"];

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn rules() -> Vec<PathBuf> {
    let mut rules = entries(&folder());
    rules.retain(|path| path.is_dir());
    rules
}

fn expected(case: &Path) -> String {
    std::fs::read_to_string(case.join("expected.txt")).unwrap()
}

pub(crate) fn found(case: &Path) -> Vec<String> {
    let files = entries(case);
    let beginning_with = |start: &str| -> Vec<PathBuf> {
        let fits = |path: &&PathBuf| name(path).starts_with(start);
        files.iter().filter(fits).cloned().collect()
    };
    let own = beginning_with("manifest.yaml");
    let manifest = own
        .first()
        .cloned()
        .unwrap_or(folder().join("manifest.yaml"));
    let (attributes, profiles) = (beginning_with("attributes"), beginning_with("profile"));
    let systems = beginning_with("code-system");
    let findings = match resolve_files(&manifest, &attributes, &profiles, &systems) {
        Ok(resolved) => resolved.check(),
        Err(findings) => findings,
    };
    let mut lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    lines.sort();
    lines
}

#[test]
fn every_case_is_judged_as_filed() {
    let mut wrong = String::new();
    for case in rules().iter().flat_map(|rule| entries(rule)) {
        let found = found(&case);
        let text = expected(&case);
        let mut expected: Vec<&str> = text.lines().collect();
        expected.sort_unstable();
        let as_filed = found.len() == expected.len()
            && found
                .iter()
                .zip(&expected)
                .all(|(line, start)| line.starts_with(start));
        if !as_filed {
            wrong += &format!("{}\n", case.display());
            wrong += &format!(
                "expected:\n{}\nfound:\n{}\n\n",
                expected.join("\n"),
                found.join("\n")
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_rule_has_a_case_that_passes_and_one_that_does_not() {
    for rule in rules() {
        let verdicts: BTreeSet<bool> = entries(&rule)
            .iter()
            .map(|case| expected(case).is_empty())
            .collect();
        assert_eq!(
            verdicts.len(),
            2,
            "{} needs a passing and a failing case",
            name(&rule)
        );
    }
}

#[test]
fn every_rule_has_its_folder() {
    let folders: BTreeSet<String> = rules().iter().map(|path| name(path)).collect();
    let ids = RULES.iter().map(|rule| rule.id).chain(BESIDES);
    assert_eq!(folders, ids.map(str::to_owned).collect());
}
