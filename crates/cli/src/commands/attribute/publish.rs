//! `tillit attribute publish`

use std::path::PathBuf;

use clap::Args;
use tillit_client::folder::Folder;
use tillit_model::DocumentKind;

use crate::commands::plan::{Withdrawals, make};
use crate::commands::submit::send;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::Session;

/// Submits a frozen release to the registry, as the list's steward; operators decide on it as on every document
#[derive(Debug, Args)]
pub(crate) struct Publish {
    /// The release: attribute-lists/gemensam/releases/1.0.0.json
    #[arg(value_name = "FILE")]
    release: PathBuf,
    /// Waits until it is decided, this many seconds at most
    #[arg(long, value_name = "SECONDS", num_args = 0..=1, default_missing_value = "600")]
    wait: Option<u64>,
}

impl Publish {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let no_release = |reason: &dyn std::fmt::Display| {
            Failure::new(Exit::Usage, "no-release-file")
                .arg("path", self.release.display())
                .arg("reason", reason)
        };
        let folder = Folder::of_file(&self.release).map_err(|error| no_release(&error))?;
        let kind = folder.documents().next().map(|(_, document)| document.kind);
        if let Some(other) = kind.filter(|kind| *kind != DocumentKind::AttributeList) {
            return Err(no_release(&other.as_str()));
        }
        let plan = make(session, &folder, &Withdrawals::none())?;
        send(session, &plan, self.wait)
    }
}
