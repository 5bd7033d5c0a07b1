//! `tillit completions`

use clap::Args;
use clap_complete::Shell;

use crate::failure::Failure;
use crate::help;
use crate::session::write_bytes;

/// Writes completions for a shell to standard output
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self) -> Result<(), Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut help::command(), "tillit", &mut script);
        write_bytes(&script)
    }
}
