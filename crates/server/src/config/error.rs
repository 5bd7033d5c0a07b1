//! What is wrong with a configuration, in words that end the search.

use std::path::PathBuf;

/// Why a configuration cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// There is no such file.
    #[error(
        "there is no configuration file {path}\n  remedy: name one with --config, or write one: `tillit-server config example > {path}`",
        path = .0.display()
    )]
    Missing(PathBuf),
    /// The system did not hand it over.
    #[error("could not read {path}: {reason}\n  remedy: let the user that runs the server read the file", path = .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// Not TOML.
    #[error("{path} is not TOML: {reason}\n  remedy: mend that line; `tillit-server config example` shows how it is written", path = .path.display())]
    Syntax {
        /// The file.
        path: PathBuf,
        /// What the parser said, with line and column.
        reason: String,
    },
    /// One setting is wrong.
    #[error("{path}: {field}: {problem}\n  remedy: {remedy}", path = .path.display())]
    Setting {
        /// The file.
        path: PathBuf,
        /// The setting's full name: `limits.body_bytes`.
        field: String,
        /// What is wrong.
        problem: String,
        /// What would be right.
        remedy: String,
    },
}
