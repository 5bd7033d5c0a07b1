//! `tillit exit-codes`

use clap::Args;
use serde::Serialize;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::Session;
use crate::table::{table, text};

/// Shows what the exit codes mean
#[derive(Debug, Args)]
pub(crate) struct ExitCodes {}

#[derive(Serialize)]
struct Row {
    code: u8,
    name: &'static str,
    meaning: String,
}

impl ExitCodes {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let rows: Vec<Row> = Exit::ALL
            .into_iter()
            .map(|exit| Row {
                code: exit.code(),
                name: exit.name(),
                meaning: session.text(&format!("exit-{}", exit.name()), &[]),
            })
            .collect();
        session.results("exit-codes", &rows, || {
            let mut shown = table(["code", "name", "meaning"]);
            for row in &rows {
                shown.add_row([
                    row.code.to_string(),
                    row.name.to_owned(),
                    row.meaning.clone(),
                ]);
            }
            text(&shown)
        })
    }
}
