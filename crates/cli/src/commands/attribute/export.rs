//! `tillit attribute export`

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;
use tillit_catalogue::export::{ExportFormat, PROFILE_FORMATS, export, export_profile};

use super::{place, profile_place};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::{Session, write_bytes};

/// Writes a release in a form that others read
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The release: gemensam, gemensam@1.0.0, a file, or a list's folder; or a profile: skola/alvis, or its file
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
        let format =
            ExportFormat::parse(&self.format).ok_or_else(|| Failure::because(&self.format))?;
        if self.out.is_none() && !format.is_text() && io::stdout().is_terminal() {
            return Err(Failure::new(Exit::Usage, "not-for-terminals")
                .arg("format", format.as_str())
                .arg("suffix", format.suffix()));
        }
        let bytes = match profile_place::is_profile(&self.list) {
            true => of_profile(session, &self.list, format)?.into_bytes(),
            false => {
                let list = place::read(session, &self.list)?;
                export(&list, format).map_err(Failure::because)?
            }
        };
        let Some(path) = &self.out else {
            return write_bytes(&bytes);
        };
        std::fs::write(path, bytes).map_err(Failure::because)?;
        session.say("exported", &[("path", &path.display())]);
        Ok(())
    }
}

fn of_profile(session: &Session, place: &str, format: ExportFormat) -> Result<String, Failure> {
    let placed = profile_place::read(session, place)?;
    let text = export_profile(&placed.profile, &placed.lists, format).map_err(|unknown| {
        Failure::new(Exit::Findings, "profile-unknown-attribute").arg("reason", unknown)
    })?;
    text.ok_or_else(|| {
        let forms: Vec<&str> = PROFILE_FORMATS.iter().map(|form| form.as_str()).collect();
        Failure::new(Exit::Usage, "no-profile-form")
            .arg("format", format.as_str())
            .arg("formats", forms.join(", "))
    })
}
