//! A municipality's folder: sources under git, read into documents.
//!
//! ```text
//! tillit.yaml                 where it goes, with which key
//! organisation.yaml           organisation-source/1
//! contacts.yaml               contacts-source/1
//! entities/*.yaml             entity-source/1
//! attribute-lists/*.json      attribute-list/1, for stewards
//! certs/                      what the sources point at
//! ```
//!
//! Names of files do not matter, only what stands in them; hidden files and `tillit.yaml` are no sources.

mod certificate;
mod project;
mod resolve;
pub mod rules;
mod source;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use tillit_model::{DocumentKey, Finding};

pub use certificate::{Certificate, ReadCertificateError};
pub use project::{PROJECT_FILE, Project, ProjectFormat, ReadProjectError};
pub use source::{Document, Source};

/// The subfolders that hold sources.
const SUBFOLDERS: [&str; 2] = ["entities", "attribute-lists"];

/// A folder of sources that was read.
#[derive(Debug, Clone)]
pub struct Folder {
    /// Where it is.
    pub root: PathBuf,
    /// What its project file says.
    pub project: Project,
    /// Its sources in the order of their paths.
    pub sources: Vec<Source>,
}

/// Why a folder was not read.
#[derive(Debug, thiserror::Error)]
pub enum ReadFolderError {
    /// The folder cannot be listed.
    #[error("{path}: {source}")]
    Io {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The project file is no project.
    #[error(transparent)]
    Project(#[from] ReadProjectError),
    /// Nothing is there.
    #[error("{0} holds no sources")]
    Empty(PathBuf),
}

impl Folder {
    /// Reads everything in a folder. What is wrong with single files stands in their findings.
    pub fn read(root: &Path) -> Result<Self, ReadFolderError> {
        let project = Project::read(&root.join(PROJECT_FILE))?;
        let mut paths = files_in(root, Path::new(""))?;
        for subfolder in SUBFOLDERS {
            if root.join(subfolder).is_dir() {
                paths.extend(files_in(root, Path::new(subfolder))?);
            }
        }
        if project.is_none() && paths.is_empty() {
            return Err(ReadFolderError::Empty(root.to_owned()));
        }
        paths.sort();
        let mut sources: Vec<Source> = paths
            .into_iter()
            .filter_map(|path| Source::read(root, path))
            .collect();
        refuse_twins(&mut sources);
        Ok(Self {
            root: root.to_owned(),
            project: project.unwrap_or_default(),
            sources,
        })
    }

    /// One file as a folder of its own, without a project.
    pub fn of_file(path: &Path) -> Result<Self, ReadFolderError> {
        let root = path.parent().unwrap_or(Path::new(""));
        let name = path.file_name().map(PathBuf::from);
        let source = name.and_then(|name| Source::read(root, name));
        let source = source.ok_or_else(|| ReadFolderError::Empty(path.to_owned()))?;
        Ok(Self {
            root: root.to_owned(),
            project: Project::default(),
            sources: vec![source],
        })
    }

    /// The documents, each with its source.
    pub fn documents(&self) -> impl Iterator<Item = (&Source, &Document)> {
        self.sources
            .iter()
            .filter_map(|source| Some((source, source.document.as_ref()?)))
    }
}

fn files_in(root: &Path, below: &Path) -> Result<Vec<PathBuf>, ReadFolderError> {
    let folder = root.join(below);
    let failed = |source| ReadFolderError::Io {
        path: folder.clone(),
        source,
    };
    let mut found = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_source = [".yaml", ".yml", ".json"]
            .iter()
            .any(|extension| name.ends_with(extension));
        if is_source && !name.starts_with('.') && name != PROJECT_FILE && entry.path().is_file() {
            found.push(below.join(name.as_ref()));
        }
    }
    Ok(found)
}

/// Two sources of one document: which one counts would depend on the file system.
fn refuse_twins(sources: &mut [Source]) {
    let mut first: BTreeMap<DocumentKey, PathBuf> = BTreeMap::new();
    for source in sources {
        let Some(key) = source.document.as_ref().and_then(Document::key) else {
            continue;
        };
        match first.get(&key) {
            Some(other) => source
                .findings
                .push(Finding::error(rules::TWICE, "/id").arg("other", other.display())),
            None => {
                first.insert(key, source.path.clone());
            }
        }
    }
}
