//! The server's own keys: `publish-<federation>.pem` for each federation and `token.pem`, in one folder, mode 0600.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tillit_model::FederationId;
use tillit_registry::KeyRoom;
use tillit_signing::{Passphrase, Signer, SoftwareKey, key_file};

use crate::config::{Keys, PassphraseSource};

const TOKEN: &str = "token.pem";

/// Why the keys cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// The folder is not there or not readable.
    #[error("could not read the folder of keys {path}: {reason}\n  remedy: if keys were there before, restore them; if this is a new registry, run `tillit-server init`", path = .path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// The folder cannot be made.
    #[error("could not make the folder of keys {path}: {reason}", path = .path.display())]
    MakeFolder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// A key cannot be read.
    #[error(transparent)]
    Read(#[from] key_file::ReadKeyFileError),
    /// A key cannot be written.
    #[error(transparent)]
    Create(#[from] key_file::CreateKeyFileError),
    /// A key is there already.
    #[error(
        "{0} exists; nothing was made\n  remedy: start the server with it, or name another folder in keys.folder"
    )]
    Exists(PathBuf),
    /// The machine could not make a key.
    #[error(transparent)]
    Generate(#[from] tillit_signing::GenerateKeyError),
    /// The passphrase cannot be read.
    #[error("could not read the passphrase from {place}: {reason}")]
    Passphrase {
        /// Where it should come from.
        place: String,
        /// What went wrong.
        reason: String,
    },
}

/// Keys read from files.
pub(super) struct KeyFiles {
    publish: BTreeMap<FederationId, Arc<dyn Signer>>,
    token: Option<Arc<dyn Signer>>,
}

impl KeyFiles {
    /// Reads every key of the folder. A key that is there but cannot be used is an error, not a missing key.
    pub(super) fn read(keys: &Keys) -> Result<Self, KeyFileError> {
        let passphrase = passphrase(&keys.passphrase)?;
        let failed = |error: std::io::Error| KeyFileError::Folder {
            path: keys.folder.clone(),
            reason: error.to_string(),
        };
        let mut publish: BTreeMap<FederationId, Arc<dyn Signer>> = BTreeMap::new();
        for entry in fs::read_dir(&keys.folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            let Some(federation) = federation_of(&path) else {
                continue;
            };
            publish.insert(
                federation,
                Arc::new(key_file::read(&path, passphrase.as_ref())?),
            );
        }
        let token = match key_file::read(&keys.folder.join(TOKEN), passphrase.as_ref()) {
            Ok(key) => Some(Arc::new(key) as Arc<dyn Signer>),
            Err(key_file::ReadKeyFileError::Missing(_)) => None,
            Err(error) => return Err(error.into()),
        };
        Ok(Self { publish, token })
    }
}

impl KeyRoom for KeyFiles {
    fn publish_key(&self, federation: &FederationId) -> Option<Arc<dyn Signer>> {
        self.publish.get(federation).cloned()
    }

    fn token_key(&self) -> Option<Arc<dyn Signer>> {
        self.token.clone()
    }
}

/// Keys of a registry that is being made, in memory until everything else is in order.
pub(super) struct NewKeys {
    folder: PathBuf,
    passphrase: Option<Passphrase>,
    publish: BTreeMap<FederationId, Arc<SoftwareKey>>,
    token: Arc<SoftwareKey>,
}

impl NewKeys {
    /// Makes a key for each federation and one for tokens. Refuses when a file of that name exists.
    pub(super) fn generate(
        keys: &Keys,
        federations: &[FederationId],
    ) -> Result<Self, KeyFileError> {
        let mut publish = BTreeMap::new();
        for federation in federations {
            publish.insert(federation.clone(), Arc::new(SoftwareKey::generate()?));
        }
        let new = Self {
            folder: keys.folder.clone(),
            passphrase: passphrase(&keys.passphrase)?,
            publish,
            token: Arc::new(SoftwareKey::generate()?),
        };
        let taken = new.files().map(|(path, _)| path).find(|path| path.exists());
        match taken {
            Some(path) => Err(KeyFileError::Exists(path)),
            None => Ok(new),
        }
    }

    /// Writes the files, mode 0600, in a folder of mode 0700.
    pub(super) fn write(&self) -> Result<(), KeyFileError> {
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&self.folder)
            .map_err(|error| KeyFileError::MakeFolder {
                path: self.folder.clone(),
                reason: error.to_string(),
            })?;
        for (path, key) in self.files() {
            key_file::create(&path, key, self.passphrase.as_ref())?;
        }
        Ok(())
    }

    /// File and key of one of the federations that keys were made for.
    pub(super) fn publish(&self, federation: &FederationId) -> (PathBuf, &SoftwareKey) {
        let key = self
            .publish
            .get(federation)
            .expect("a key was made for every federation");
        (self.publish_file(federation), key)
    }

    /// The file of the token key.
    pub(super) fn token_file(&self) -> PathBuf {
        self.folder.join(TOKEN)
    }

    fn publish_file(&self, federation: &FederationId) -> PathBuf {
        self.folder.join(format!("publish-{federation}.pem"))
    }

    fn files(&self) -> impl Iterator<Item = (PathBuf, &SoftwareKey)> {
        self.publish
            .iter()
            .map(|(federation, key)| (self.publish_file(federation), key.as_ref()))
            .chain([(self.token_file(), self.token.as_ref())])
    }
}

impl KeyRoom for NewKeys {
    fn publish_key(&self, federation: &FederationId) -> Option<Arc<dyn Signer>> {
        let key = self.publish.get(federation)?;
        Some(Arc::clone(key) as Arc<dyn Signer>)
    }

    fn token_key(&self) -> Option<Arc<dyn Signer>> {
        Some(Arc::clone(&self.token) as Arc<dyn Signer>)
    }
}

/// `moa` for `publish-moa.pem`.
fn federation_of(path: &Path) -> Option<FederationId> {
    let name = path.file_name()?.to_str()?;
    let id = name.strip_prefix("publish-")?.strip_suffix(".pem")?;
    FederationId::parse(id).ok()
}

fn passphrase(source: &PassphraseSource) -> Result<Option<Passphrase>, KeyFileError> {
    let (place, text) = match source {
        PassphraseSource::None => return Ok(None),
        PassphraseSource::File(path) => (
            path.display().to_string(),
            fs::read_to_string(path).map_err(|error| error.to_string()),
        ),
        PassphraseSource::Variable(name) => (
            format!("the environment variable {name}"),
            std::env::var(name).map_err(|error| error.to_string()),
        ),
    };
    text.and_then(|text| Passphrase::new(text).map_err(|error| error.to_string()))
        .map(Some)
        .map_err(|reason| KeyFileError::Passphrase { place, reason })
}
