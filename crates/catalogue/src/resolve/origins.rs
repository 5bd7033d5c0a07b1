//! Where everything in a release was written.

use std::collections::BTreeMap;
use std::fmt;

use tillit_model::text::{Position, Positions};
use tillit_model::{Finding, Level};

use crate::AttributeList;

/// A finding with its place in a source file. Its pointer is into that file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LocatedFinding {
    /// The file's name.
    pub file: String,
    /// Line and column.
    pub position: Position,
    /// What is said.
    pub finding: Finding,
}

impl LocatedFinding {
    /// Whether it stops a release.
    pub fn is_error(&self) -> bool {
        self.finding.level == Level::Error
    }

    /// Whether it stops a release that is to be without warnings. A note stops none.
    pub fn is_warning(&self) -> bool {
        self.finding.level == Level::Warning
    }
}

impl fmt::Display for LocatedFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Position { line, column } = self.position;
        let Finding {
            rule,
            level,
            pointer,
            args,
        } = &self.finding;
        let level = level.as_str();
        write!(
            f,
            "{}:{line}:{column}: {level}[{rule}] {pointer}",
            self.file
        )?;
        for (name, value) in args {
            write!(f, " {name}={value:?}")?;
        }
        Ok(())
    }
}

/// The files, with the places of their members, and which file has what.
#[derive(Debug, Clone, Default)]
pub(super) struct Origins {
    /// The manifest's name.
    pub(super) manifest: String,
    /// Attribute to file.
    pub(super) attributes: BTreeMap<String, String>,
    /// Profile to file.
    pub(super) profiles: BTreeMap<String, String>,
    /// Code system to file.
    pub(super) code_systems: BTreeMap<String, String>,
    /// File to places.
    pub(super) files: BTreeMap<String, Positions>,
}

impl Origins {
    /// A finding about a release, with its place in the sources.
    pub(super) fn locate(&self, list: &AttributeList, finding: Finding) -> LocatedFinding {
        let (file, pointer) = self.source_of(list, &finding.pointer);
        self.at(&file, Finding { pointer, ..finding })
    }

    /// A finding about a file.
    pub(super) fn at(&self, file: &str, finding: Finding) -> LocatedFinding {
        let start = Position { line: 1, column: 1 };
        LocatedFinding {
            position: self
                .files
                .get(file)
                .map_or(start, |places| places.find(&finding.pointer)),
            file: file.to_owned(),
            finding,
        }
    }

    /// The file and the pointer into it that a pointer into the release stands for.
    fn source_of(&self, list: &AttributeList, pointer: &str) -> (String, String) {
        let manifest = || (self.manifest.clone(), pointer.to_owned());
        let mut parts = pointer.splitn(4, '/').skip(1);
        let (section, index) = (parts.next(), parts.next().and_then(|n| n.parse().ok()));
        let rest = parts
            .next()
            .map_or(String::new(), |rest| format!("/{rest}"));
        let (Some(section), Some(index)) = (section, index) else {
            return manifest();
        };
        match section {
            "attributes" => list.attributes.get::<usize>(index).and_then(|attribute| {
                let name = attribute.name().as_str();
                let file = self.attributes.get(name)?;
                Some((file.clone(), format!("/attributes/{name}{rest}")))
            }),
            "profiles" => list.profiles.get::<usize>(index).and_then(|profile| {
                let file = self.profiles.get(profile.name.as_str())?;
                Some((file.clone(), rest))
            }),
            "code_systems" => list.code_systems.get::<usize>(index).and_then(|system| {
                let file = self.code_systems.get(system.name.as_str())?;
                Some((file.clone(), rest))
            }),
            _ => None,
        }
        .unwrap_or_else(manifest)
    }
}
