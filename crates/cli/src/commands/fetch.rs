//! `tillit fetch`

use std::path::PathBuf;

use clap::Args;
use tillit_client::trust::{Fetched, Pinned, TrustError};
use tillit_model::{Timestamp, VersionNumber};

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
    /// A version of a code system instead of the metadata: municipality/1.0.0
    #[arg(long, value_name = "NAME/VERSION", value_parser = release, conflicts_with = "attribute_list")]
    code_system: Option<(String, VersionNumber)>,
    /// A version of an attribute profile instead of the metadata: gemensam/pnr-01/1.0.0
    #[arg(long, value_name = "LIST/NAME/VERSION", value_parser = profile, conflicts_with_all = ["attribute_list", "code_system"])]
    attribute_profile: Option<(String, String, VersionNumber)>,
    /// Writes the verified bytes here too
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

fn release(text: &str) -> Result<(String, VersionNumber), String> {
    let (name, version) = text.rsplit_once('/').ok_or("as in gemensam/1.0.0")?;
    let version = VersionNumber::parse(version).map_err(|error| error.to_string())?;
    Ok((name.to_owned(), version))
}

fn profile(text: &str) -> Result<(String, String, VersionNumber), String> {
    let (list, release) = text
        .split_once('/')
        .filter(|(_, release)| release.contains('/'))
        .ok_or("as in gemensam/pnr-01/1.0.0")?;
    let (name, version) = self::release(release)?;
    Ok((list.to_owned(), name, version))
}

impl Fetch {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let pinned = session.trust().find(self.name.as_deref())?;
        let fetched = self.fetch(&pinned, session.now())?;
        if let Some(path) = &self.out {
            tillit_client::write_atomically(path, &fetched.bytes).map_err(|error| {
                Failure::new(Exit::Error, "failed")
                    .arg("reason", format!("{}: {error}", path.display()))
            })?;
        }
        let kept = self.out.clone().or_else(|| pinned.copy_of(&fetched.file));
        verify::tell(session, &fetched.checked, kept.as_deref())
    }

    fn fetch(&self, pinned: &Pinned, now: Timestamp) -> Result<Fetched, TrustError> {
        if let Some((list, version)) = &self.attribute_list {
            return pinned.fetch_attribute_list(list, *version, now);
        }
        if let Some((name, version)) = &self.code_system {
            return pinned.fetch_code_system(name, *version, now);
        }
        if let Some((list, name, version)) = &self.attribute_profile {
            return pinned.fetch_attribute_profile(list, name, *version, now);
        }
        pinned.fetch_matf(now)
    }
}
