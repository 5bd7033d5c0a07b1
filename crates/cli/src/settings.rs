//! Where each setting comes from: flag > environment > project file > user file > default.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use clap::parser::ValueSource;
use serde::{Deserialize, Serialize};
use tillit_client::folder::{PROJECT_FILE, Project};
use tillit_model::text::{typed, yaml};
use tillit_model::{FederationId, Language, OrganisationNumber};

use crate::arguments::{Global, Lang, Output};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::messages;

/// `config.yaml` in the user's configuration folder.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct UserFile {
    registry: Option<String>,
    key: Option<String>,
    federation: Option<FederationId>,
    trust: Option<String>,
    output: Option<Output>,
    lang: Option<Lang>,
}

/// Where a setting comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Origin {
    Flag,
    Environment,
    Project,
    User,
    Default,
}

/// A setting and where it comes from.
#[derive(Debug, Clone)]
pub(crate) struct Setting<T> {
    pub(crate) value: T,
    pub(crate) origin: Origin,
}

/// Everything that is settled before a command begins.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) folder: PathBuf,
    pub(crate) registry: Option<Setting<String>>,
    pub(crate) key: Option<Setting<PathBuf>>,
    pub(crate) organisation: Option<Setting<OrganisationNumber>>,
    pub(crate) federation: Option<Setting<FederationId>>,
    pub(crate) trust: Setting<PathBuf>,
    pub(crate) output: Setting<Output>,
    pub(crate) language: Setting<Language>,
    pub(crate) passphrase_file: Option<PathBuf>,
}

impl Settings {
    /// Settles everything. Files are read, nothing is made.
    pub(crate) fn settle(global: &Global, matches: &ArgMatches) -> Result<Self, Failure> {
        let from = |name: &str| match matches.value_source(name) {
            Some(ValueSource::EnvVariable) => Origin::Environment,
            _ => Origin::Flag,
        };
        let project = Project::read(&global.folder.join(PROJECT_FILE))
            .map_err(Failure::because)?
            .unwrap_or_default();
        let user = read_user_file()?;
        let beside = |text: String| global.folder.join(expand(&text));
        Ok(Self {
            folder: global.folder.clone(),
            registry: first([
                (global.registry.clone(), from("registry")),
                (project.registry, Origin::Project),
                (user.registry, Origin::User),
            ]),
            key: first([
                (global.key.clone(), from("key")),
                (project.key.map(beside), Origin::Project),
                (user.key.map(|text| expand(&text)), Origin::User),
            ]),
            organisation: first([
                (global.organisation.clone(), from("organisation")),
                (project.organisation, Origin::Project),
            ]),
            federation: first([
                (global.federation.clone(), from("federation")),
                (project.federations.first().cloned(), Origin::Project),
                (user.federation, Origin::User),
            ]),
            trust: first([
                (global.trust.clone(), from("trust")),
                (user.trust.map(|text| expand(&text)), Origin::User),
                (Some(data_folder().join("trust")), Origin::Default),
            ])
            .expect("the default is there"),
            output: first([
                (global.output, from("output")),
                (user.output, Origin::User),
                (Some(Output::Table), Origin::Default),
            ])
            .expect("the default is there"),
            language: first([
                (global.lang.map(Language::from), from("lang")),
                (user.lang.map(Language::from), Origin::User),
                (Some(messages::from_environment()), Origin::Environment),
            ])
            .expect("the environment always gives one"),
            passphrase_file: global.passphrase_file.clone(),
        })
    }
}

fn first<T, const N: usize>(candidates: [(Option<T>, Origin); N]) -> Option<Setting<T>> {
    candidates
        .into_iter()
        .find_map(|(value, origin)| value.map(|value| Setting { value, origin }))
}

fn read_user_file() -> Result<UserFile, Failure> {
    let path = config_folder().join("config.yaml");
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Ok(UserFile::default());
        }
        Err(error) => return Err(unusable(&path, &error)),
    };
    let located = yaml::read(&text).map_err(|error| unusable(&path, &error))?;
    typed::from_value(located.value).map_err(|error| unusable(&path, &error))
}

fn unusable(path: &Path, reason: &dyn std::fmt::Display) -> Failure {
    Failure::new(Exit::Usage, "user-file")
        .arg("path", path.display())
        .arg("reason", reason)
}

/// The user's configuration folder (XDG Base Directory).
pub(crate) fn config_folder() -> PathBuf {
    base("XDG_CONFIG_HOME", ".config").join("tillit")
}

/// The user's data folder (XDG Base Directory).
pub(crate) fn data_folder() -> PathBuf {
    base("XDG_DATA_HOME", ".local/share").join("tillit")
}

fn base(variable: &str, below_home: &str) -> PathBuf {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .unwrap_or_else(|| home().join(below_home))
}

fn home() -> PathBuf {
    std::env::var_os("HOME").map_or_else(|| PathBuf::from("."), PathBuf::from)
}

/// `~/` is the home folder, in files where no shell expands it.
pub(crate) fn expand(text: &str) -> PathBuf {
    match text.strip_prefix("~/") {
        Some(rest) => home().join(rest),
        None => PathBuf::from(text),
    }
}
