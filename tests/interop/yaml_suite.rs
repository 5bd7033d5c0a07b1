//! The YAML organisation's test suite through our reader: what is within strict YAML means what the suite says, everything else is refused with its place. And our sources mean the same to another
//! implementation of YAML 1.2.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use harness::tools;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tillit_model::text::yaml::{self, YamlError};

/// What becomes of the 402 cases of the suite. A reader that changes its mind about one of them changes a number here.
const OUTCOMES: &[(&str, usize)] = &[
    ("no YAML, refused", 93),
    ("no YAML, read", LENIENT.len()),
    ("read as the suite says", 199),
    ("read, and the suite has no JSON for it", 9),
    ("no document, read as nothing", 5),
    ("refused: alias_not_allowed", 22),
    ("refused: key_not_text", 23),
    ("refused: second_document", 13),
    ("refused: tag_not_allowed", 37),
];

/// Not YAML, and read all the same, because it can mean one thing only: a flow sequence in a mapping whose lines are not indented.
const LENIENT: &[(&str, &str)] = &[("9C9N", r#"{"flow":["a","b","c"]}"#)];

#[derive(Deserialize)]
struct Case {
    id: String,
    name: String,
    yaml: String,
    /// What it means: JSON documents one after the other.
    json: Option<String>,
    /// It is no YAML.
    fail: bool,
}

impl Case {
    fn meaning(&self) -> Option<Vec<Value>> {
        let text = self.json.as_ref()?;
        let values = serde_json::Deserializer::from_str(text).into_iter();
        Some(values.collect::<Result<_, _>>().unwrap())
    }
}

/// What a script of `tests/yaml` prints. It runs among the packages that it uses.
fn script<T: DeserializeOwned>(name: &str, files: &[PathBuf]) -> T {
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("yaml")
        .join(name);
    let copy = tools::node("yaml").join(name);
    let text = std::fs::read(&script).unwrap();
    if std::fs::read(&copy).ok().as_ref() != Some(&text) {
        std::fs::write(&copy, text).unwrap();
    }
    let output = Command::new("node").arg(copy).args(files).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {said}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The refusal stands in the text, or right after its end.
fn has_its_place(case: &Case, error: &YamlError) {
    let lines: Vec<&str> = case.yaml.split('\n').collect();
    let line = usize::try_from(error.position.line).unwrap();
    assert!((1..=lines.len()).contains(&line), "{}: {error}", case.id);
    let column = usize::try_from(error.position.column).unwrap();
    let longest = lines[line - 1].chars().count() + 1;
    assert!((1..=longest).contains(&column), "{}: {error}", case.id);
}

fn outcome(case: &Case) -> String {
    let located = match yaml::read(&case.yaml) {
        Ok(located) => located,
        Err(error) => {
            has_its_place(case, &error);
            return if case.fail {
                "no YAML, refused".to_owned()
            } else {
                format!("refused: {}", error.kind.code())
            };
        }
    };
    if case.fail {
        let known = LENIENT.iter().find(|(id, _)| *id == case.id);
        let means = known.map(|(_, json)| serde_json::from_str::<Value>(json).unwrap());
        assert_eq!(means, Some(located.value), "{}: {}", case.id, case.name);
        return "no YAML, read".to_owned();
    }
    match case.meaning().as_deref() {
        None => "read, and the suite has no JSON for it".to_owned(),
        Some([]) => {
            assert_eq!(located.value, Value::Null, "{}: {}", case.id, case.name);
            "no document, read as nothing".to_owned()
        }
        Some(meaning) => {
            assert_eq!(meaning, [located.value], "{}: {}", case.id, case.name);
            "read as the suite says".to_owned()
        }
    }
}

#[test]
fn every_case_of_the_suite_is_read_as_it_says_or_refused_in_its_place() {
    let mut outcomes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for case in script::<Vec<Case>>("suite.mjs", &[]) {
        outcomes.entry(outcome(&case)).or_default().push(case.id);
    }
    let counted: BTreeMap<&str, usize> = outcomes
        .iter()
        .map(|(outcome, cases)| (outcome.as_str(), cases.len()))
        .collect();
    let due: BTreeMap<&str, usize> = OUTCOMES.iter().copied().collect();
    assert_eq!(counted, due, "{outcomes:#?}");
}

fn yaml_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            yaml_below(&path, found);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "yaml")
        {
            found.push(path);
        }
    }
}

#[test]
fn our_documents_mean_the_same_to_another_implementation() {
    #[derive(Deserialize)]
    struct Read {
        value: Value,
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut files = Vec::new();
    for folder in [
        "attribute-lists",
        "crates/validator/tests",
        "crates/catalogue/tests",
    ] {
        yaml_below(&root.join(folder), &mut files);
    }
    files.sort();
    assert!(files.len() > 200, "{} documents", files.len());
    let theirs: Vec<Option<Read>> = script("read.mjs", &files);
    assert_eq!(theirs.len(), files.len());
    let mut refused = 0;
    for (file, theirs) in files.iter().zip(theirs) {
        let ours = yaml::read(&std::fs::read_to_string(file).unwrap());
        let (ours, theirs) = (
            ours.ok().map(|located| located.value),
            theirs.map(|read| read.value),
        );
        assert_eq!(ours, theirs, "{}", file.display());
        refused += usize::from(ours.is_none());
    }
    assert_eq!(refused, 1, "the case of a key that stands twice");
}
