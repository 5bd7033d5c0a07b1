//! `tillit attribute translate`

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;
use tillit_catalogue::translate::{Naming, Translation, read, translate};

use super::show::lists;
use super::translated;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::Session;

/// Translates the attributes of a person between protocols, by the newest lists that come with the tool
#[derive(Debug, Args)]
pub(crate) struct Translate {
    /// A JSON object with a member for each name, whose value is one value or an array; else standard input, as with `-`
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// The protocol whose names are given; `attribute` is the lists' own ids
    #[arg(long, value_name = "PROTOCOL", value_parser = namings())]
    from: String,
    /// The protocol to translate into
    #[arg(long, value_name = "PROTOCOL", value_parser = namings())]
    to: String,
    /// Ends with 3 when something has no counterpart
    #[arg(long)]
    strict: bool,
}

fn namings() -> PossibleValuesParser {
    PossibleValuesParser::new(Naming::ALL.map(Naming::as_str))
}

/// Bytes of an input at most, which the reader of JSON has as well.
const LONGEST: u64 = 1024 * 1024;

impl Translate {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let parse = |text: &str| Naming::parse(text).ok_or_else(|| Failure::because(text));
        let (from, to) = (parse(&self.from)?, parse(&self.to)?);
        let lists = lists();
        let given = read(&lists, from, &self.input(session)?).map_err(|error| {
            Failure::new(Exit::Usage, "no-attribute-set")
                .arg("path", self.place(session))
                .arg("reason", error)
        })?;
        let done = translate(&lists, from, to, &given);
        session.result("attribute-translation", &done, || {
            translated::show(session, &done)
        })?;
        say(session, &done);
        if self.strict && done.has_losses() {
            return Err(Failure::quiet(Exit::Findings));
        }
        Ok(())
    }

    /// The text to translate. What is longer than a reader takes is cut one byte beyond, so that it is refused.
    fn input(&self, session: &Session) -> Result<Vec<u8>, Failure> {
        let mut text = Vec::new();
        let read = match self.path() {
            None => io::stdin().take(LONGEST + 1).read_to_end(&mut text),
            Some(path) => {
                File::open(path).and_then(|file| file.take(LONGEST + 1).read_to_end(&mut text))
            }
        };
        read.map_err(|error| {
            Failure::new(Exit::Usage, "unreadable-path")
                .arg("path", self.place(session))
                .arg("reason", error)
        })?;
        Ok(text)
    }

    fn path(&self) -> Option<&PathBuf> {
        self.file.as_ref().filter(|path| path.as_os_str() != "-")
    }

    /// What the input is called in messages.
    fn place(&self, session: &Session) -> String {
        match self.path() {
            Some(path) => path.display().to_string(),
            None => session.text("standard-input", &[]),
        }
    }
}

/// How much was lost, by reasons and never by values.
fn say(session: &Session, done: &Translation) {
    let lost = done.names.iter().flat_map(|name| &name.lost);
    let reasons: BTreeSet<&str> = lost.map(|lost| lost.reason.code()).collect();
    let reasons: Vec<&str> = reasons.into_iter().collect();
    let losing = done.names.iter().filter(|name| !name.lost.is_empty());
    let args: [(&'static str, &dyn std::fmt::Display); 3] = [
        ("names", &done.names.len()),
        ("lost", &losing.count()),
        ("reasons", &reasons.join(", ")),
    ];
    if done.has_losses() {
        session.say("translated-lost", &args);
    } else {
        session.say("translated-all", &args);
    }
}
