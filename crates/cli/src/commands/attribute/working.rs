//! Lists as people write them: a folder with a manifest, files of attributes, and the code systems beside it.

use std::fs;
use std::path::{Path, PathBuf};

use tillit_catalogue::{LocatedFinding, Resolved, SourceText, Sources, resolve};

use crate::exit::Exit;
use crate::failure::Failure;
use crate::findings::{self, FindingRow};
use crate::session::Session;

/// The files of one list.
pub(super) struct Working {
    /// Name and text, the manifest first.
    files: Vec<(String, String)>,
    /// How many of the files are the manifest and attributes; profiles follow.
    attributes: usize,
    /// How many of the files are profiles; code systems follow.
    profiles: usize,
}

impl Working {
    /// Reads the files of the list in this folder.
    pub(super) fn read(folder: &Path) -> Result<Self, Failure> {
        let mut paths = vec![folder.join("manifest.yaml")];
        paths.extend(yaml_files(&folder.join("attributes"))?);
        let attributes = paths.len();
        paths.extend(yaml_files(&folder.join("profiles"))?);
        let profiles = paths.len() - attributes;
        if let Some(lists) = folder.canonicalize().map_err(Failure::because)?.parent() {
            paths.extend(yaml_files(
                &shown_beside(folder, lists).join("code-systems"),
            )?);
        }
        let files: Result<Vec<_>, Failure> = paths.iter().map(|path| file(path)).collect();
        Ok(Self {
            files: files?,
            attributes,
            profiles,
        })
    }

    /// The release that they describe, or why there is none.
    pub(super) fn resolve(&self) -> Result<Resolved, Vec<LocatedFinding>> {
        let sources: Vec<SourceText<'_>> = self
            .files
            .iter()
            .map(|(name, text)| SourceText { name, text })
            .collect();
        let (own, rest) = sources.split_at(self.attributes);
        let (profiles, code_systems) = rest.split_at(self.profiles);
        resolve(Sources {
            manifest: own[0],
            attributes: &own[1..],
            profiles,
            code_systems,
        })
    }

    /// The release, with everything that the rules say about it.
    pub(super) fn judge(&self) -> (Option<Resolved>, Vec<LocatedFinding>) {
        match self.resolve() {
            Ok(resolved) => {
                let findings = resolved.check();
                (Some(resolved), findings)
            }
            Err(findings) => (None, findings),
        }
    }

    /// Findings for people.
    pub(super) fn show(&self, located: &[LocatedFinding], session: &Session) -> String {
        let mut text = String::new();
        for found in located {
            let line = usize::try_from(found.position.line).unwrap_or(usize::MAX);
            let of_name = |(name, _): &&(String, String)| *name == found.file;
            let file = self.files.iter().find(of_name);
            let written = file.and_then(|(_, text)| text.lines().nth(line.saturating_sub(1)));
            let (place, finding) = (found.position, &found.finding);
            let language = session.language();
            findings::show_one(&mut text, &found.file, written, place, finding, language);
        }
        text
    }
}

/// Findings for programs.
pub(super) fn rows(located: &[LocatedFinding], session: &Session) -> Vec<FindingRow> {
    let row = |found: &LocatedFinding| {
        let (place, finding) = (found.position, &found.finding);
        findings::row_at(found.file.clone(), place, finding, session.language())
    };
    located.iter().map(row).collect()
}

/// The lists in a folder: itself, or the folders in it that have a manifest.
pub(super) fn lists_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    if folder.join("manifest.yaml").is_file() {
        return Ok(vec![folder.to_owned()]);
    }
    let mut lists = entries(folder)?;
    lists.retain(|path| path.join("manifest.yaml").is_file());
    if lists.is_empty() {
        return Err(Failure::new(Exit::Usage, "no-lists").arg("path", folder.display()));
    }
    Ok(lists)
}

/// The folder around a list as its user would write it: `attribute-lists` and not the whole way from the root.
fn shown_beside(folder: &Path, canonical: &Path) -> PathBuf {
    match folder.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => canonical.to_owned(),
    }
}

fn yaml_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut files = entries(folder)?;
    files.retain(|path| {
        path.extension()
            .is_some_and(|it| it == "yaml" || it == "yml")
    });
    Ok(files)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let unreadable = |error: std::io::Error| unreadable(folder, &error);
    let entries = fs::read_dir(folder).map_err(unreadable)?;
    let paths: Result<Vec<PathBuf>, _> = entries.map(|entry| Ok(entry?.path())).collect();
    let mut paths = paths.map_err(unreadable)?;
    paths.sort();
    Ok(paths)
}

fn file(path: &Path) -> Result<(String, String), Failure> {
    let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
    Ok((path.display().to_string(), text))
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(Exit::Usage, "unreadable-path")
        .arg("path", path.display())
        .arg("reason", error)
}
