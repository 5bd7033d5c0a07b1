//! `tillit fetch`

use std::path::PathBuf;

use clap::Args;
use tillit_client::trust::MATF_FILE;
use tillit_model::VersionNumber;

use super::verify;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::Session;

/// Downloads what a pinned federation publishes, verifies it, and keeps the last good copy
#[derive(Debug, Args)]
pub(crate) struct Fetch {
    /// The federation's id or address; without it the only one that is pinned
    #[arg(value_name = "FEDERATION")]
    name: Option<String>,
    /// A release of an attribute list instead of the metadata: gemensam/1.0.0
    #[arg(long, value_name = "LIST/VERSION", value_parser = release)]
    attribute_list: Option<(String, VersionNumber)>,
    /// Writes the verified bytes here too
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

fn release(text: &str) -> Result<(String, VersionNumber), String> {
    let (list, version) = text.split_once('/').ok_or("as in gemensam/1.0.0")?;
    let version = VersionNumber::parse(version).map_err(|error| error.to_string())?;
    Ok((list.to_owned(), version))
}

impl Fetch {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let pinned = session.trust().find(self.name.as_deref())?;
        let (checked, bytes, file) = match &self.attribute_list {
            None => {
                let (checked, bytes) = pinned.fetch_matf(session.now())?;
                (checked, bytes, MATF_FILE.to_owned())
            }
            Some((list, version)) => {
                let now = session.now();
                let (checked, bytes) = pinned.fetch_attribute_list(list, *version, now)?;
                (checked, bytes, format!("{list}-{version}.jws"))
            }
        };
        if let Some(path) = &self.out {
            tillit_client::write_atomically(path, &bytes).map_err(|error| {
                Failure::new(Exit::Error, "failed")
                    .arg("reason", format!("{}: {error}", path.display()))
            })?;
        }
        let kept = self.out.clone().or_else(|| pinned.copy_of(&file));
        verify::tell(session, &checked, kept.as_deref())
    }
}
