//! Secrets: from files, standard input or a terminal that does not show them. Never from the command line.

use std::fs;
use std::io::{self, BufRead as _, Read as _, Write as _};
use std::path::Path;

use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
use tillit_client::Code;
use tillit_signing::key_file::{self, ReadKeyFileError};
use tillit_signing::{Passphrase, ReadKeyError, SoftwareKey};

use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::{Session, can_ask};

/// Bytes of a secret in a file; anything longer is the wrong file.
const LONGEST: u64 = 4096;

/// Opens the key file; asks for a passphrase only when the file wants one.
pub(crate) fn open_key(session: &Session, path: &Path) -> Result<SoftwareKey, Failure> {
    let refused = |error: ReadKeyFileError| match &error {
        ReadKeyFileError::Missing(_) => {
            Failure::new(Exit::Denied, "key-missing").arg("path", path.display())
        }
        _ => Failure::new(Exit::Denied, "key-unusable").arg("reason", error),
    };
    match key_file::read(path, None) {
        Err(ReadKeyFileError::Key {
            source: ReadKeyError::PassphraseMissing,
            ..
        }) => {
            let passphrase = passphrase(session)?
                .ok_or_else(|| Failure::new(Exit::Denied, "passphrase-missing"))?;
            key_file::read(path, Some(&passphrase)).map_err(refused)
        }
        other => other.map_err(refused),
    }
}

/// The passphrase from its file, or from the terminal.
fn passphrase(session: &Session) -> Result<Option<Passphrase>, Failure> {
    if let Some(path) = &session.settings.passphrase_file {
        return parse(read_file(path)?).map(Some);
    }
    if can_ask() {
        return parse(ask_hidden(&session.text("ask-passphrase", &[]))?).map(Some);
    }
    Ok(None)
}

/// A passphrase for a new key: from its file, or typed twice; none where nobody can be asked.
pub(crate) fn new_passphrase(session: &Session) -> Result<Option<Passphrase>, Failure> {
    if session.settings.passphrase_file.is_some() {
        return passphrase(session);
    }
    if !can_ask() {
        return Ok(None);
    }
    let first = ask_hidden(&session.text("ask-new-passphrase", &[]))?;
    if first.trim_end_matches(['\r', '\n']).is_empty() {
        return Ok(None);
    }
    if first != ask_hidden(&session.text("ask-passphrase-again", &[]))? {
        return Err(Failure::new(Exit::Usage, "passphrases-differ"));
    }
    parse(first).map(Some)
}

fn parse(text: String) -> Result<Passphrase, Failure> {
    Passphrase::new(text).map_err(|error| Failure::new(Exit::Usage, "failed").arg("reason", error))
}

/// An invitation's code from a file, from the terminal, or from standard input.
pub(crate) fn code(session: &Session, file: Option<&Path>) -> Result<Code, Failure> {
    let text = match file {
        Some(path) => read_file(path)?,
        None if can_ask() => ask_hidden(&session.text("ask-code", &[]))?,
        None => read_file(Path::new("-"))?,
    };
    Code::parse(&text).map_err(|error| Failure::new(Exit::Usage, "bad-code").arg("reason", error))
}

/// A file's text; `-` is standard input.
fn read_file(path: &Path) -> Result<String, Failure> {
    let mut text = String::new();
    let read = if path == Path::new("-") {
        io::stdin().take(LONGEST).read_to_string(&mut text)
    } else {
        fs::File::open(path).and_then(|file| file.take(LONGEST).read_to_string(&mut text))
    };
    read.map_err(|error| {
        Failure::new(Exit::Usage, "secret-unreadable")
            .arg("path", path.display())
            .arg("reason", error)
    })?;
    Ok(text)
}

/// Asks on the terminal without showing what is typed.
fn ask_hidden(question: &str) -> Result<String, Failure> {
    eprint!("{question} ");
    io::stderr().flush().map_err(Failure::because)?;
    let stdin = io::stdin();
    let shown = tcgetattr(&stdin).map_err(Failure::because)?;
    let mut hidden = shown.clone();
    hidden.local_modes.remove(LocalModes::ECHO);
    tcsetattr(&stdin, OptionalActions::Flush, &hidden).map_err(Failure::because)?;
    let mut line = String::new();
    let read = stdin.lock().read_line(&mut line);
    // The terminal shows again whatever came of the reading.
    let restored = tcsetattr(&stdin, OptionalActions::Now, &shown);
    eprintln!();
    read.map_err(Failure::because)?;
    restored.map_err(Failure::because)?;
    Ok(line)
}
