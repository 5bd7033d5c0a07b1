//! `tillit manual`

use std::path::PathBuf;

use clap::Args;

use crate::failure::Failure;
use crate::help;

/// Writes the manual pages into a folder: tillit.1 and one for each command
#[derive(Debug, Args)]
pub(crate) struct Manual {
    /// The folder, which exists: /usr/local/share/man/man1
    #[arg(value_name = "FOLDER")]
    into: PathBuf,
}

impl Manual {
    pub(super) fn run(self) -> Result<(), Failure> {
        clap_mangen::generate_to(help::command(), &self.into)
            .map_err(|error| Failure::because(format!("{}: {error}", self.into.display())))
    }
}
