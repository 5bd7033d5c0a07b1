//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, ValueEnum};
use tillit_model::{FederationId, OrganisationNumber};

use crate::commands::Command;

/// Federation metadata and attribute lists: for municipalities, operators and vendors.
///
/// A municipality keeps its metadata as files in a folder: `tillit init` makes one, `tillit validate` checks it, `tillit plan` shows what would change in the registry, `tillit submit` signs and sends it. A consumer pins a federation with `tillit trust add` and fetches what it publishes with `tillit fetch`.
#[derive(Debug, Parser)]
#[command(
    name = "tillit",
    version,
    propagate_version = true,
    max_term_width = 100
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command takes. A flag wins over the environment, that over the project file tillit.yaml, that over the user file, that over the default.
#[derive(Debug, Args)]
#[command(next_help_heading = "Settings")]
pub(crate) struct Global {
    /// The folder with tillit.yaml
    #[arg(
        short = 'C',
        long,
        global = true,
        hide_env_values = true,
        value_name = "FOLDER",
        env = "TILLIT_FOLDER",
        default_value = "."
    )]
    pub(crate) folder: PathBuf,
    /// The registry's address
    #[arg(
        long,
        global = true,
        hide_env_values = true,
        value_name = "URL",
        env = "TILLIT_REGISTRY"
    )]
    pub(crate) registry: Option<String>,
    /// The key file
    #[arg(
        long,
        global = true,
        hide_env_values = true,
        value_name = "FILE",
        env = "TILLIT_KEY"
    )]
    pub(crate) key: Option<PathBuf>,
    /// File with the key's passphrase; `-` is standard input
    #[arg(
        long,
        global = true,
        hide_env_values = true,
        value_name = "FILE",
        env = "TILLIT_KEY_PASSPHRASE_FILE"
    )]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// The organisation: 212000-0142
    #[arg(
        long,
        global = true,
        hide_env_values = true,
        value_name = "NUMBER",
        env = "TILLIT_ORGANISATION"
    )]
    pub(crate) organisation: Option<OrganisationNumber>,
    /// The federation: moa
    #[arg(
        long,
        global = true,
        hide_env_values = true,
        value_name = "ID",
        env = "TILLIT_FEDERATION"
    )]
    pub(crate) federation: Option<FederationId>,
    /// The trust store (a folder) or one pin (a file)
    #[arg(
        long,
        global = true,
        hide_env_values = true,
        value_name = "PATH",
        env = "TILLIT_TRUST"
    )]
    pub(crate) trust: Option<PathBuf>,
    /// How results are written to standard output
    #[arg(
        short,
        long,
        global = true,
        hide_env_values = true,
        value_enum,
        value_name = "FORMAT",
        env = "TILLIT_OUTPUT"
    )]
    pub(crate) output: Option<Output>,
    /// The language of messages
    #[arg(
        long,
        global = true,
        hide_env_values = true,
        value_enum,
        value_name = "LANGUAGE",
        env = "TILLIT_LANG"
    )]
    pub(crate) lang: Option<Lang>,
    /// Says nothing on standard error but errors
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
    /// No colours; also by NO_COLOR
    #[arg(long, global = true)]
    pub(crate) no_color: bool,
}

/// How results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Output {
    /// For people
    Table,
    /// One JSON object with schemaVersion
    Json,
    /// The same as YAML
    Yaml,
    /// One line with schemaVersion, then one JSON object a line
    Ndjson,
}

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Lang {
    /// Svenska
    Sv,
    /// English
    En,
}

impl From<Lang> for tillit_model::Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Sv => Self::Sv,
            Lang::En => Self::En,
        }
    }
}
