//! `tillit attribute export`

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;
use tillit_catalogue::export::{ExportFormat, export};

use super::place;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::{Session, write_bytes};

/// Writes a release in a form that others read
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The release: gemensam, gemensam@1.0.0, a file, or a list's folder
    #[arg(value_name = "LIST")]
    list: String,
    /// The form
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(ExportFormat::ALL.iter().map(|form| form.as_str())))]
    format: String,
    /// Writes to this file instead of to standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Export {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let list = place::read(session, &self.list)?;
        let format =
            ExportFormat::parse(&self.format).ok_or_else(|| Failure::because(&self.format))?;
        if self.out.is_none() && !format.is_text() && io::stdout().is_terminal() {
            return Err(Failure::new(Exit::Usage, "not-for-terminals")
                .arg("format", format.as_str())
                .arg("file", format!("{}{}", list.list, format.suffix())));
        }
        let bytes = export(&list, format).map_err(Failure::because)?;
        let Some(path) = &self.out else {
            return write_bytes(&bytes);
        };
        std::fs::write(path, bytes).map_err(Failure::because)?;
        session.say("exported", &[("path", &path.display())]);
        Ok(())
    }
}
