//! `tillit key`

use std::path::PathBuf;

use clap::Subcommand;
use serde::Serialize;
use tillit_signing::key_file::{self, CreateKeyFileError};
use tillit_signing::{Jwk, PublicKey, Signer as _, SoftwareKey};

use crate::exit::Exit;
use crate::failure::Failure;
use crate::secrets;
use crate::session::Session;

/// Makes and shows keys
#[derive(Debug, Subcommand)]
pub(crate) enum Key {
    /// Makes a new key in the key file; an existing file is never overwritten
    New,
    /// Shows the public half: key id, fingerprint, JWK
    Show,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    path: PathBuf,
    key_id: String,
    fingerprint: String,
    fingerprint_hex: String,
    jwk: Jwk,
}

impl Key {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        match self {
            Self::New => create(session),
            Self::Show => {
                let key = session.key()?;
                show(session, key.public_key())
            }
        }
    }
}

fn path(session: &Session) -> Result<&PathBuf, Failure> {
    match &session.settings.key {
        Some(setting) => Ok(&setting.value),
        None => Err(Failure::new(Exit::Usage, "no-key")),
    }
}

fn create(session: &Session) -> Result<(), Failure> {
    let path = path(session)?;
    if path.exists() {
        return Err(Failure::new(Exit::Conflict, "key-exists").arg("path", path.display()));
    }
    let passphrase = secrets::new_passphrase(session)?;
    let key = SoftwareKey::generate().map_err(Failure::because)?;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(Failure::because)?;
    }
    key_file::create(path, &key, passphrase.as_ref()).map_err(|error| match error {
        CreateKeyFileError::Exists(path) => {
            Failure::new(Exit::Conflict, "key-exists").arg("path", path.display())
        }
        other => Failure::because(other),
    })?;
    session.say("key-made", &[("path", &path.display())]);
    if passphrase.is_none() {
        session.say("key-not-encrypted", &[]);
    }
    show(session, key.public_key())?;
    session.next("key-next", &[]);
    Ok(())
}

fn show(session: &Session, key: &PublicKey) -> Result<(), Failure> {
    let shown = Shown {
        path: path(session)?.clone(),
        key_id: key.key_id().to_string(),
        fingerprint: key.fingerprint().to_string(),
        fingerprint_hex: key.fingerprint().hex(),
        jwk: key.to_jwk(),
    };
    session.result("key", &shown, || {
        session.text(
            "key-shown",
            &[
                ("path", &shown.path.display()),
                ("id", &shown.key_id),
                ("words", &shown.fingerprint),
                ("hex", &shown.fingerprint_hex),
            ],
        )
    })
}
