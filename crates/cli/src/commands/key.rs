//! `tillit key`

use std::path::PathBuf;

use clap::Subcommand;
use serde::Serialize;
use tillit_client::revoke_own_key;
use tillit_signing::key_file::{self, CreateKeyFileError};
use tillit_signing::{Jwk, KeyId, PublicKey, Signer as _, SoftwareKey};

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
    /// Revokes the organisation's own key at once; it cannot be undone
    Revoke {
        /// The key's id, so that it is not another one; without it the key in the key file
        #[arg(value_name = "KEY-ID")]
        key_id: Option<KeyId>,
        /// Why; others can read it
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
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
            Self::Revoke { key_id, reason } => revoke(session, key_id.as_ref(), &reason),
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

fn revoke(session: &Session, meant: Option<&KeyId>, reason: &str) -> Result<(), Failure> {
    let key = session.key()?;
    let id = key.public_key().key_id();
    if meant.is_some_and(|meant| meant != id) {
        return Err(Failure::new(Exit::Usage, "key-is-another").arg("id", id));
    }
    let connection = session.connect()?;
    let done = revoke_own_key(
        &connection,
        reason,
        session.organisation()?,
        &key,
        session.now(),
    )?;
    session.result("revocation", &done, || {
        session.text("key-ended", &[("id", id)])
    })?;
    session.next("key-ended-next", &[]);
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
