//! One source file: its text, the document that it gives, and where each member stands.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;
use tillit_model::text::{Position, Positions, yaml};
use tillit_model::{DocumentKey, DocumentKind, Finding, Sha256};

use super::resolve::{Form, resolve};
use super::rules;
use crate::plan::PlanFormat;

/// A source file that was read.
#[derive(Debug, Clone)]
pub struct Source {
    /// The file, relative to its folder.
    pub path: PathBuf,
    /// What stands in it.
    pub text: String,
    /// The document that it gives; none when it cannot be read at all.
    pub document: Option<Document>,
    /// What is wrong before there is a document to judge.
    pub findings: Vec<Finding>,
    positions: Positions,
}

/// The document that a source gives.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its kind.
    pub kind: DocumentKind,
    /// Its id as it is written in the document; empty when there is none.
    pub id: String,
    /// The exact text that is hashed and signed. For a finished document in JSON its own bytes; otherwise JSON without white space, members in the order of the source.
    pub text: String,
    /// The text's value.
    pub value: Value,
}

impl Document {
    /// Kind and id, when the id is valid.
    pub fn key(&self) -> Option<DocumentKey> {
        DocumentKey::parse(self.kind, &self.id).ok()
    }

    /// The document's identity.
    pub fn sha256(&self) -> Sha256 {
        Sha256::of(&self.text)
    }
}

impl Source {
    /// Reads one file of a folder; a saved plan is no source.
    pub(super) fn read(folder: &Path, path: PathBuf) -> Option<Self> {
        let file = folder.join(&path);
        match read_text(&file) {
            Ok(text) if is_plan(&path, &text) => None,
            Ok(text) => {
                let places = [file.parent().unwrap_or(folder), folder];
                Some(Self::parse(path, text, &places))
            }
            Err(error) => {
                let finding = Finding::error(rules::UNREADABLE, "").arg("reason", error);
                let positions = Positions::default();
                Some(Self::refused(path, String::new(), finding, positions))
            }
        }
    }

    /// Reads a text; files that it names are looked for in these places in turn.
    pub fn parse(path: PathBuf, text: String, places: &[&Path]) -> Self {
        let located = match yaml::read(&text) {
            Ok(located) => located,
            Err(error) => {
                let mut positions = Positions::default();
                positions.insert(String::new(), error.position);
                let finding = Finding::error(rules::of_yaml(&error.kind), "")
                    .arg("reason", &error.kind)
                    .arg("key", key_of(&error.kind));
                return Self::refused(path, text, finding, positions);
            }
        };
        let yaml::Located {
            mut value,
            mut positions,
        } = located;
        let (kind, findings) = match Form::of(&value) {
            Some(Form::Source(kind)) => {
                let findings = resolve(kind, &mut value, &mut positions, places);
                (kind, findings)
            }
            Some(Form::Document(kind)) => (kind, Vec::new()),
            None => {
                let finding = Finding::error(rules::FORMAT, "/format");
                return Self::refused(path, text, finding, positions);
            }
        };
        let exact = if is_json(&path)
            && value.get("format").and_then(Value::as_str) == written_format(&text)
        {
            text.clone()
        } else {
            value.to_string()
        };
        Self {
            path,
            text,
            document: Some(Document {
                kind,
                id: id_of(kind, &value),
                text: exact,
                value,
            }),
            findings,
            positions,
        }
    }

    fn refused(path: PathBuf, text: String, finding: Finding, positions: Positions) -> Self {
        Self {
            path,
            text,
            document: None,
            findings: vec![finding],
            positions,
        }
    }

    /// Where the member with this pointer stands in the file; what is computed stands where its file is named.
    pub fn position(&self, pointer: &str) -> Position {
        self.positions.find(pointer)
    }

    /// A line of the file, from 1.
    pub fn line(&self, number: u32) -> Option<&str> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        self.text.lines().nth(index)
    }
}

/// Bytes of one file at most. A document has one megabyte; a saved plan holds several texts in JSON, where a character may take six.
const MOST_BYTES: u64 = 8 * 1024 * 1024;

/// The text of a file. Of one that is too large so much that its reader sees it.
fn read_text(file: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(file)?
        .take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Ok(String::from_utf8_lossy(&bytes).into_owned());
    }
    String::from_utf8(bytes)
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8"))
}

fn is_plan(path: &Path, text: &str) -> bool {
    #[derive(Deserialize)]
    struct Format {
        #[serde(rename = "format")]
        _format: PlanFormat,
    }
    is_json(path) && serde_json::from_str::<Format>(text).is_ok()
}

fn is_json(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "json")
}

fn key_of(kind: &yaml::YamlErrorKind) -> &str {
    match kind {
        yaml::YamlErrorKind::DuplicateKey(key) => key,
        _ => "",
    }
}

/// The `format` that stands in a JSON text before anything was resolved.
fn written_format(text: &str) -> Option<&'static str> {
    let value = tillit_model::text::json::read(text.as_bytes()).ok()?;
    let format = value.get("format")?.as_str()?;
    DocumentKind::from_format(format).map(DocumentKind::format)
}

fn id_of(kind: DocumentKind, value: &Value) -> String {
    let member = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
    match kind {
        DocumentKind::AttributeList => format!("{}/{}", member("list"), member("version")),
        _ => member("id").to_owned(),
    }
}
