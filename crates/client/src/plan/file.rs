//! Saved plans.

use std::path::{Path, PathBuf};

use tillit_model::Sha256;

use super::Plan;
use crate::trust::atomic;

/// Why a plan was not saved.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {source}")]
pub struct SavePlanError {
    /// The file.
    pub path: PathBuf,
    /// What the system said.
    pub source: std::io::Error,
}

/// Why a saved plan was not taken.
#[derive(Debug, thiserror::Error)]
pub enum LoadPlanError {
    /// The file cannot be read.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file is not a plan.
    #[error("{path} is not a plan: {reason}")]
    NotAPlan {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// Somebody changed a text after the plan was made and looked at.
    #[error("{path} was changed by hand: the text of {id} does not have the hash that was planned")]
    Changed {
        /// The file.
        path: PathBuf,
        /// The document.
        id: String,
    },
}

impl Plan {
    /// Saves the plan, texts and all.
    pub fn save(&self, path: &Path) -> Result<(), SavePlanError> {
        let mut text = serde_json::to_string_pretty(self).expect("a plan is always JSON");
        text.push('\n');
        atomic::write(path, text.as_bytes()).map_err(|source| SavePlanError {
            path: path.to_owned(),
            source,
        })
    }

    /// Reads a saved plan and checks that its texts are those that were planned.
    pub fn load(path: &Path) -> Result<Self, LoadPlanError> {
        let bytes = std::fs::read(path).map_err(|source| LoadPlanError::Io {
            path: path.to_owned(),
            source,
        })?;
        let plan: Self =
            serde_json::from_slice(&bytes).map_err(|error| LoadPlanError::NotAPlan {
                path: path.to_owned(),
                reason: error.to_string(),
            })?;
        for change in &plan.changes {
            if change.text.as_ref().map(Sha256::of) != change.sha256 {
                return Err(LoadPlanError::Changed {
                    path: path.to_owned(),
                    id: change.id.clone(),
                });
            }
        }
        Ok(plan)
    }
}
