//! The trust store: a folder with one subfolder for each pinned federation.
//!
//! ```text
//! <store>/https___registry.example_moa/pin.json        what somebody decided to trust
//!                                      state.json      what was seen last
//!                                      metadata.jws    the last good copy
//! ```

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Pin, Place, State, TrustError, atomic};

const PIN: &str = "pin.json";
const STATE: &str = "state.json";

/// Pinned federations: a folder of them, or the one of a single file.
#[derive(Debug, Clone)]
pub struct TrustStore {
    root: PathBuf,
}

/// A pinned federation in a store.
#[derive(Debug, Clone)]
pub struct Pinned {
    /// What was pinned.
    pub pin: Pin,
    folder: Option<PathBuf>,
}

impl TrustStore {
    /// A folder, which need not exist yet, or a file with one pin.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { root: path.into() }
    }

    /// Everything that is pinned, by address.
    pub fn list(&self) -> Result<Vec<Pinned>, TrustError> {
        if self.root.is_file() {
            let pin = read(&self.root)?.ok_or_else(|| missing(&self.root))?;
            return Ok(vec![Pinned { pin, folder: None }]);
        }
        let entries = match fs::read_dir(&self.root) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(failed(&self.root, &error)),
        };
        let mut pinned = Vec::new();
        for entry in entries {
            let folder = entry.map_err(|error| failed(&self.root, &error))?.path();
            if let Some(pin) = read(&folder.join(PIN))? {
                let folder = Some(folder);
                pinned.push(Pinned { pin, folder });
            }
        }
        pinned.sort_by(|a, b| a.pin.address.cmp(&b.pin.address));
        Ok(pinned)
    }

    /// The pinned federation with this id or address; without a name the only one.
    pub fn find(&self, name: Option<&str>) -> Result<Pinned, TrustError> {
        let shown = name.unwrap_or("*").to_owned();
        let mut fitting = self.list()?.into_iter().filter(|pinned| match name {
            None => true,
            Some(name) if name.contains("://") => {
                Place::parse(name).is_ok_and(|place| place.address() == pinned.pin.address)
            }
            Some(name) => pinned
                .pin
                .place()
                .is_ok_and(|place| place.federation.as_str() == name),
        });
        match (fitting.next(), fitting.next()) {
            (Some(pinned), None) => Ok(pinned),
            (None, _) => Err(TrustError::NotPinned(shown)),
            (Some(_), Some(_)) => Err(TrustError::Ambiguous(shown)),
        }
    }

    pub(super) fn save(&self, place: &Place, pin: &Pin) -> Result<(), TrustError> {
        write(&self.root.join(place.folder_name()).join(PIN), pin)
    }
}

impl Pinned {
    /// What was seen last of this federation.
    pub fn state(&self) -> Result<State, TrustError> {
        match &self.folder {
            Some(folder) => Ok(read(&folder.join(STATE))?.unwrap_or_default()),
            None => Ok(State::default()),
        }
    }

    /// Where the last good copy of a file lies; none for a pin that is a single file and keeps nothing.
    pub fn copy_of(&self, file: &str) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join(file))
    }

    pub(super) fn keep(&self, file: &str, bytes: &[u8], state: &State) -> Result<(), TrustError> {
        let Some(folder) = &self.folder else {
            return Ok(());
        };
        let path = folder.join(file);
        atomic::write(&path, bytes).map_err(|error| failed(&path, &error))?;
        write(&folder.join(STATE), state)
    }
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, TrustError> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            return Ok(None);
        }
        Err(error) => return Err(failed(path, &error)),
    };
    // A damaged file is never taken for a missing one: that would forget what was seen last.
    serde_json::from_slice(&bytes)
        .map(Some)
        .map_err(|error| failed(path, &error))
}

fn write(path: &Path, value: &impl Serialize) -> Result<(), TrustError> {
    let mut text = serde_json::to_string_pretty(value).expect("pins and states are always JSON");
    text.push('\n');
    atomic::write(path, text.as_bytes()).map_err(|error| failed(path, &error))
}

fn missing(path: &Path) -> TrustError {
    failed(path, &"it does not exist")
}

pub(super) fn failed(path: &Path, reason: &dyn std::fmt::Display) -> TrustError {
    TrustError::File {
        path: path.to_owned(),
        reason: reason.to_string(),
    }
}
