//! What a command is given to read: a file, or standard input.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::PathBuf;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::Session;

/// Bytes of an input at most, which the readers of JSON and XML have as well.
const LONGEST: u64 = 1024 * 1024;

/// A text with what it is called in messages.
pub(super) struct Input {
    pub(super) name: String,
    pub(super) text: Vec<u8>,
}

impl Input {
    /// Reads the file, or standard input where there is none or it is `-`. What is longer than a reader takes is cut one byte beyond, so that it is refused.
    pub(super) fn read(session: &Session, file: Option<&PathBuf>) -> Result<Self, Failure> {
        let file = file.filter(|path| path.as_os_str() != "-");
        let name = match file {
            Some(path) => path.display().to_string(),
            None => session.text("standard-input", &[]),
        };
        let mut text = Vec::new();
        let read = match file {
            None => io::stdin().take(LONGEST + 1).read_to_end(&mut text),
            Some(path) => {
                File::open(path).and_then(|file| file.take(LONGEST + 1).read_to_end(&mut text))
            }
        };
        match read {
            Ok(_) => Ok(Self { name, text }),
            Err(error) => Err(Failure::new(Exit::Usage, "unreadable-path")
                .arg("path", name)
                .arg("reason", error)),
        }
    }

    /// Why it holds no attributes of a SAML assertion, without a word of what it holds.
    pub(super) fn no_saml(&self, error: tillit_catalogue::ReadSamlError) -> Failure {
        let at = error.position();
        Failure::new(Exit::Usage, "no-saml")
            .arg("path", &self.name)
            .arg("fault", error.code())
            .arg("line", at.line)
            .arg("column", at.column)
    }
}
