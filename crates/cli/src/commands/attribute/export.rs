//! `tillit attribute export`

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;
use tillit_catalogue::export::{ExportFormat, export};

use super::place;
use crate::failure::Failure;
use crate::session::{Session, write_out};

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
        let text = export(&list, format);
        let Some(path) = &self.out else {
            return write_out(&text);
        };
        std::fs::write(path, text).map_err(Failure::because)?;
        session.say("exported", &[("path", &path.display())]);
        Ok(())
    }
}
