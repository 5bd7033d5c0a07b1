//! `tillit attribute check`

use std::path::PathBuf;

use clap::Args;
use tillit_catalogue::LocatedFinding;

use super::working::{Working, lists_in, rows};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::{Session, write_out};

/// Checks attribute lists by the catalogue's rules
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// A list, or a folder of lists
    #[arg(value_name = "FOLDER", default_value = "attribute-lists")]
    lists: PathBuf,
    /// Warnings end with an error too
    #[arg(long)]
    strict: bool,
}

impl Check {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let mut all: Vec<LocatedFinding> = Vec::new();
        let mut shown = String::new();
        let lists = lists_in(&self.lists)?;
        for folder in &lists {
            let working = Working::read(folder)?;
            let (_, mut found) = working.judge();
            // A code system is judged with each list that uses it, and said once.
            found.retain(|one| !all.contains(one));
            shown += &working.show(&found, session);
            all.append(&mut found);
        }
        if session.is_table() {
            write_out(&shown)?;
        } else {
            session.results("findings", &rows(&all, session), String::new)?;
        }
        let errors = all.iter().filter(|found| found.is_error()).count();
        let warnings = all.iter().filter(|found| found.is_warning()).count();
        let count = lists.len();
        let args: [(&'static str, &dyn std::fmt::Display); 3] = [
            ("lists", &count),
            ("errors", &errors),
            ("warnings", &warnings),
        ];
        if errors > 0 || self.strict && warnings > 0 {
            session.say("lists-errors", &args);
            return Err(Failure::quiet(Exit::Findings));
        }
        session.say("lists-fine", &args);
        Ok(())
    }
}
