//! `tillit.yaml`: where a folder's documents go, and with which key.
//!
//! ```yaml
//! format: project/1
//! registry: https://registry.example
//! organisation: 212000-0142
//! federations: [moa]
//! key: ~/.config/tillit/keys/2120000142.pem
//! ```

use std::path::{Path, PathBuf};

use serde::Deserialize;
use tillit_model::text::{typed, yaml};
use tillit_model::{FederationId, OrganisationNumber, PersonId};

/// The name of the project file.
pub const PROJECT_FILE: &str = "tillit.yaml";

/// What a folder says about itself. Everything may be left out and given on the command line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// `project/1`.
    pub format: Option<ProjectFormat>,
    /// The registry's address.
    pub registry: Option<String>,
    /// The organisation whose documents these are.
    pub organisation: Option<OrganisationNumber>,
    /// The federations that its entities are listed in.
    #[serde(default)]
    pub federations: Vec<FederationId>,
    /// The key file; `~` is the home folder, anything else relative to this file.
    pub key: Option<String>,
    /// The person who works here, for operators.
    pub person: Option<PersonId>,
}

/// The `format` member of a project file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum ProjectFormat {
    /// The first format.
    #[serde(rename = "project/1")]
    V1,
}

impl Project {
    /// Reads a project file; without one nothing is said.
    pub fn read(path: &Path) -> Result<Option<Self>, ReadProjectError> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(source) => {
                return Err(ReadProjectError::Io {
                    path: path.to_owned(),
                    source,
                });
            }
        };
        let content = |reason: String| ReadProjectError::Content {
            path: path.to_owned(),
            reason,
        };
        let located = yaml::read(&text).map_err(|error| content(error.to_string()))?;
        typed::from_value(located.value)
            .map(Some)
            .map_err(|error| content(error.to_string()))
    }
}

/// Why a project file was not read.
#[derive(Debug, thiserror::Error)]
pub enum ReadProjectError {
    /// The file system refused.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The content is not a project.
    #[error("{path}: {reason}")]
    Content {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
}
