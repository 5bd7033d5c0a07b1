//! The only place where the registry is put together: store, keys and rules.
//!
//! Nothing is created here unless `init` asks for it: what is missing and was there before stops the start.

mod key_files;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tillit_model::text::{typed, yaml};
use tillit_model::{FederationId, Profile};
use tillit_registry::{InitError, OpenRegistryError, Registry, Settings};
use tillit_signing::Signer as _;
use tillit_store::{
    BackUpError, CreateStoreError, DatabaseUrl, HoldAloneError, MigrateError, OpenStoreError, Store,
};

use crate::clock::{SystemClock, now};
use crate::config::Config;
use key_files::{KeyFiles, NewKeys};

pub use key_files::KeyFileError;

/// Why the registry does not start, is not made, or is not brought up to date. Each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum StartupError {
    /// The database cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenStoreError),
    /// The database cannot be made.
    #[error(transparent)]
    Create(#[from] CreateStoreError),
    /// Another server serves the database.
    #[error(transparent)]
    HoldAlone(#[from] HoldAloneError),
    /// The tables cannot be brought up to date.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The database cannot be copied.
    #[error(transparent)]
    BackUp(#[from] BackUpError),
    /// The registry does not open.
    #[error(transparent)]
    Registry(#[from] OpenRegistryError),
    /// The registry cannot be initialised.
    #[error(transparent)]
    Init(#[from] InitError),
    /// A key cannot be read or made.
    #[error(transparent)]
    Key(#[from] KeyFileError),
    /// The database URL cannot be read.
    #[error("database.url: {0}")]
    DatabaseUrl(String),
    /// A profile cannot be read.
    #[error("{path}: {reason}", path = .path.display())]
    Profile {
        /// The file.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
    /// The rehearsal of an initialisation needs a temporary folder.
    #[error("could not make a temporary folder: {0}")]
    Temporary(std::io::Error),
}

/// What `init` made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Initialised {
    /// The federations with the keys that sign what they publish.
    pub federations: Vec<NewFederation>,
    /// The file of the key that signs access tokens.
    pub token_key: PathBuf,
}

/// A federation that `init` brought into being.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFederation {
    /// Its id.
    pub id: FederationId,
    /// Its environment: `demo`, `trial` or `production`.
    pub environment: &'static str,
    /// The file of its publish key.
    pub file: PathBuf,
    /// The name of that key.
    pub key_id: String,
    /// Its fingerprint in words.
    pub fingerprint: String,
    /// Its fingerprint in hexadecimal digits.
    pub fingerprint_hex: String,
    /// Whether there are no more operators than must approve, so that nobody may be away.
    pub has_no_spare_operator: bool,
}

/// Opens a registry that was initialised before.
pub fn open(config: &Config) -> Result<Registry, StartupError> {
    let store = Store::open(&database_url(config)?)?;
    let keys = KeyFiles::read(&config.keys)?;
    let alone = store.clone();
    let registry = Registry::open(store, Arc::new(SystemClock), &keys, settings(config))?;
    // Last, so that a start that is refused for another reason leaves everything as it was.
    alone.hold_alone()?;
    Ok(registry)
}

/// Brings the tables up to this program; gives the names of what was applied.
pub fn migrate(config: &Config) -> Result<Vec<String>, StartupError> {
    Ok(Store::migrate(&database_url(config)?)?)
}

/// Copies the database into a new file, while the registry works or not.
pub fn back_up(config: &Config, to: &Path) -> Result<(), StartupError> {
    Ok(Store::back_up(&database_url(config)?, to)?)
}

/// Makes database, keys and federations. Refuses everything that exists, and makes nothing when a profile is not in order.
pub fn initialise(config: &Config, profiles: &[PathBuf]) -> Result<Initialised, StartupError> {
    let url = database_url(config)?;
    let read = profiles
        .iter()
        .map(|path| read_profile(path))
        .collect::<Result<Vec<_>, _>>()?;
    let (profiles, texts): (Vec<Profile>, Vec<String>) = read.into_iter().unzip();
    let ids: Vec<FederationId> = profiles.iter().map(|profile| profile.id.clone()).collect();
    let keys = NewKeys::generate(&config.keys, &ids)?;
    rehearse(&texts, &keys)?;
    let store = Store::create(&url, now())?;
    keys.write()?;
    tillit_registry::init(&store, &texts, &keys, &SystemClock)?;
    let federations = profiles.iter().map(|profile| {
        let (file, key) = keys.publish(&profile.id);
        let public = key.public_key();
        NewFederation {
            id: profile.id.clone(),
            environment: profile.environment.as_str(),
            file,
            key_id: public.key_id().to_string(),
            fingerprint: public.fingerprint().to_string(),
            fingerprint_hex: public.fingerprint().hex(),
            has_no_spare_operator: profile.operators.len() <= usize::from(profile.approvals.get()),
        }
    });
    Ok(Initialised {
        federations: federations.collect(),
        token_key: keys.token_file(),
    })
}

/// Does everything once in a database that is thrown away, so that a fault in a profile leaves nothing behind.
fn rehearse(texts: &[String], keys: &NewKeys) -> Result<(), StartupError> {
    let folder = std::env::temp_dir().join(format!("tillit-init-{}", uuid::Uuid::now_v7()));
    std::fs::create_dir(&folder).map_err(StartupError::Temporary)?;
    let url = DatabaseUrl::sqlite(folder.join("rehearsal.db"));
    let outcome = Store::create(&url, now())
        .map_err(StartupError::from)
        .and_then(|store| Ok(tillit_registry::init(&store, texts, keys, &SystemClock)?));
    // What stays behind in a temporary folder is no reason to fail.
    let _ = std::fs::remove_dir_all(&folder);
    outcome.map(|_| ())
}

/// A profile as a value and as the JSON text that is kept.
fn read_profile(path: &Path) -> Result<(Profile, String), StartupError> {
    let fail = |reason: String| StartupError::Profile {
        path: path.to_owned(),
        reason,
    };
    let text = std::fs::read_to_string(path).map_err(|error| fail(error.to_string()))?;
    let value = yaml::read(&text)
        .map_err(|error| fail(error.to_string()))?
        .value;
    let json = serde_json::to_string_pretty(&value).map_err(|error| fail(error.to_string()))?;
    let profile = typed::from_value(value).map_err(|error| fail(error.to_string()))?;
    Ok((profile, json))
}

fn settings(config: &Config) -> Settings {
    Settings {
        audience: config.base_url.as_str().to_owned(),
    }
}

fn database_url(config: &Config) -> Result<DatabaseUrl, StartupError> {
    DatabaseUrl::parse(&config.database.url)
        .map_err(|error| StartupError::DatabaseUrl(error.to_string()))
}
