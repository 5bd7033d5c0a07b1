//! Reads source files and gathers what is wrong with them.

use serde::de::DeserializeOwned;
use tillit_model::Finding;
use tillit_model::text::{typed, yaml};

use super::SourceText;
use super::origins::{LocatedFinding, Origins};

/// The files read so far, and what was found in them.
pub(super) struct Reading {
    pub(super) origins: Origins,
    findings: Vec<LocatedFinding>,
}

impl Reading {
    pub(super) fn new(manifest: &str) -> Self {
        let origins = Origins {
            manifest: manifest.to_owned(),
            ..Origins::default()
        };
        Self {
            origins,
            findings: Vec::new(),
        }
    }

    /// Reads one file; none when it could not be read, which is then among the findings.
    pub(super) fn read<T: DeserializeOwned>(&mut self, source: SourceText<'_>) -> Option<T> {
        let located = match yaml::read(source.text) {
            Ok(located) => located,
            Err(error) => {
                let finding = Finding::error("source-yaml", "")
                    .arg("code", error.kind.code())
                    .arg("reason", &error.kind);
                self.findings.push(LocatedFinding {
                    file: source.name.to_owned(),
                    position: error.position,
                    finding,
                });
                return None;
            }
        };
        let places = located.positions;
        self.origins.files.insert(source.name.to_owned(), places);
        match typed::from_value(located.value) {
            Ok(read) => Some(read),
            Err(error) => {
                let finding =
                    Finding::error("source-shape", error.pointer).arg("reason", error.reason);
                self.report(source.name, finding);
                None
            }
        }
    }

    /// Reads files of one kind, each with its name; less those that could not be read.
    pub(super) fn read_all<'t, T: DeserializeOwned>(
        &mut self,
        files: &[SourceText<'t>],
    ) -> Vec<(&'t str, T)> {
        let read = |text: &SourceText<'t>| Some((text.name, self.read(*text)?));
        files.iter().filter_map(read).collect()
    }

    /// Notes a finding about a file.
    pub(super) fn report(&mut self, file: &str, finding: Finding) {
        let located = self.origins.at(file, finding);
        self.findings.push(located);
    }

    /// The places, when nothing was found.
    pub(super) fn finish(self) -> Result<Origins, Vec<LocatedFinding>> {
        if self.findings.is_empty() {
            Ok(self.origins)
        } else {
            Err(self.into_findings())
        }
    }

    /// What was found, file by file from the top.
    pub(super) fn into_findings(mut self) -> Vec<LocatedFinding> {
        self.findings.sort();
        self.findings
    }
}
