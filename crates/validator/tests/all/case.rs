//! One case folder: the documents, what is known, and what is expected.
//!
//! `document.json` is an exact text (its kind in `context.yaml`); `document.yaml` names a base document of `tests/bases/` and a JSON Merge Patch (RFC 7396) with only what matters, or a list of those under
//! `documents`. In strings, `{{valid.pem}}` stands for a file of `tests/certificates/` and `{{pin 7}}` for the pin whose 32 bytes are all 7.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tillit_model::text::yaml;
use tillit_model::{DocumentKind, Finding, OrganisationNumber, PinDigest, Profile, Timestamp};
use tillit_validator::{Context, DocumentInput, Validator};

use crate::facts::Facts;

pub(crate) struct Case {
    folder: PathBuf,
}

impl Case {
    pub(crate) fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
        }
    }

    pub(crate) fn name(&self) -> String {
        let parts: Vec<_> = self.folder.components().rev().take(2).collect();
        format!(
            "{}/{}",
            parts[1].as_os_str().display(),
            parts[0].as_os_str().display()
        )
    }

    /// The findings of all documents together, each with the place of its document.
    pub(crate) fn run(&self, validator: &Validator) -> Vec<(usize, Finding)> {
        let settings = self.read("context.yaml").unwrap_or(json!({}));
        let now = settings["now"].as_str().unwrap_or("2026-11-21T08:00:00Z");
        let profiles: Vec<Profile> = if settings["offline"] == true {
            Vec::new()
        } else {
            let profile = merged(base("federation"), &settings["profile"]);
            vec![serde_json::from_value(profile).unwrap()]
        };
        let facts = Facts::new(&settings["directory"]);
        let context = Context {
            profiles: &profiles,
            directory: &facts,
            now: Timestamp::parse(now).unwrap(),
        };
        let submitter = settings["submitter"]
            .as_str()
            .map(|number| OrganisationNumber::parse(number).unwrap());
        let documents = self.documents(&settings);
        if let [(form, text)] = &documents[..]
            && let Some(findings) = match form.as_str() {
                "matf" => Some(validator.check_matf_payload(text, &context)),
                "matf-submission" => Some(validator.check_matf_submission(text, &context)),
                _ => None,
            }
        {
            return findings.into_iter().map(|finding| (0, finding)).collect();
        }
        let inputs: Vec<DocumentInput<'_>> = documents
            .iter()
            .map(|(kind, text)| DocumentInput {
                kind: DocumentKind::parse(kind).unwrap(),
                text,
            })
            .collect();
        let judged = validator.check(&inputs, submitter.as_ref(), &context);
        let numbered = judged.into_iter().enumerate();
        numbered
            .flat_map(|(place, document)| {
                document
                    .findings
                    .into_iter()
                    .map(move |finding| (place, finding))
            })
            .collect()
    }

    /// What `expected.yaml` says, in the form of [`described`].
    pub(crate) fn expected(&self) -> Vec<String> {
        let expected = self
            .read("expected.yaml")
            .expect("every case has an expected.yaml");
        let findings = expected["findings"].as_array().expect("findings is a list");
        let mut lines: Vec<String> = findings
            .iter()
            .map(|finding| {
                let text = |member: &str| {
                    finding[member]
                        .as_str()
                        .expect("rule, level and pointer are texts")
                        .to_owned()
                };
                let place = finding["document"].as_u64().unwrap_or(0);
                format!(
                    "{place} {} {} {}",
                    text("rule"),
                    text("level"),
                    text("pointer")
                )
            })
            .collect();
        lines.sort();
        lines
    }

    fn documents(&self, settings: &Value) -> Vec<(String, String)> {
        if let Ok(text) = fs::read_to_string(self.folder.join("document.json")) {
            let kind = settings["kind"].as_str().unwrap_or("organisation");
            return vec![(kind.to_owned(), filled_text(&text))];
        }
        let source = self
            .read("document.yaml")
            .expect("every case has a document");
        let one = json!([source]);
        let documents = source.get("documents").unwrap_or(&one).as_array().unwrap();
        documents
            .iter()
            .map(|document| {
                let kind = document["base"].as_str().unwrap().to_owned();
                let file = kind.trim_end_matches("-submission");
                let value = filled(&merged(base(file), &document["merge"]));
                (kind, value.to_string())
            })
            .collect()
    }

    fn read(&self, file: &str) -> Option<Value> {
        let text = fs::read_to_string(self.folder.join(file)).ok()?;
        Some(
            yaml::read(&text)
                .unwrap_or_else(|error| panic!("{}/{file}: {error}", self.name()))
                .value,
        )
    }
}

/// A finding as `expected.yaml` writes it.
pub(crate) fn described(found: &[(usize, Finding)]) -> Vec<String> {
    let mut lines: Vec<String> = found
        .iter()
        .map(|(place, finding)| {
            format!(
                "{place} {} {} {}",
                finding.rule,
                finding.level.as_str(),
                finding.pointer
            )
        })
        .collect();
    lines.sort();
    lines
}

/// All case folders.
pub(crate) fn all() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut folders: Vec<PathBuf> = folders(&root)
        .iter()
        .flat_map(|rule| folders(rule))
        .collect();
    folders.sort();
    folders.into_iter().map(Case::new).collect()
}

fn folders(parent: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(parent)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries.filter(|path| path.is_dir()).collect()
}

/// A base document of `tests/bases/`.
pub(crate) fn base(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/bases/{name}.yaml"));
    yaml::read(&fs::read_to_string(path).unwrap())
        .unwrap()
        .value
}

/// JSON Merge Patch, RFC 7396.
pub(crate) fn merged(mut target: Value, patch: &Value) -> Value {
    let Value::Object(members) = patch else {
        return if patch.is_null() {
            target
        } else {
            patch.clone()
        };
    };
    if !target.is_object() {
        target = json!({});
    }
    for (name, member) in members {
        if member.is_null() {
            target.as_object_mut().unwrap().remove(name);
        } else {
            let inner = target.get(name).cloned().unwrap_or(Value::Null);
            target[name] = if member.is_object() {
                merged(inner, member)
            } else {
                member.clone()
            };
        }
    }
    target
}

/// The value with its placeholders filled in.
pub(crate) fn filled(value: &Value) -> Value {
    match value {
        Value::String(text) => filled_text(text).into(),
        Value::Array(elements) => elements.iter().map(filled).collect(),
        Value::Object(members) => members
            .iter()
            .map(|(name, member)| (name.clone(), filled(member)))
            .collect(),
        other => other.clone(),
    }
}

fn filled_text(text: &str) -> String {
    let Some((before, rest)) = text.split_once("{{") else {
        return text.to_owned();
    };
    let (name, after) = rest.split_once("}}").expect("a placeholder ends");
    let value = match name.split_once(' ') {
        Some(("pin", byte)) => pin(byte.parse().unwrap()).to_string(),
        Some(("repeat", count)) => "a".repeat(count.parse().unwrap()),
        _ => certificate(name),
    };
    format!("{before}{value}{}", filled_text(after))
}

/// The pin whose 32 bytes all have this value.
pub(crate) fn pin(byte: u8) -> PinDigest {
    PinDigest::from_bytes([byte; 32])
}

/// A file of `tests/certificates/`.
pub(crate) fn certificate(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/certificates")
        .join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
