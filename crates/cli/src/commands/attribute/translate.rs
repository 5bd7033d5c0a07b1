//! `tillit attribute translate`

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;
use tillit_catalogue::translate::{Given, Naming, Translation, read, translate};
use tillit_catalogue::{AttributeList, SamlAttributes};

use super::input::Input;
use super::place::lists;
use super::translated;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::Session;

/// Translates the attributes of a person between protocols, by attribute lists
#[derive(Debug, Args)]
pub(crate) struct Translate {
    /// A JSON object with a member for each name, whose value is one value or an array, or an assertion of SAML as XML; else standard input, as with `-`
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// The protocol whose names are given; `attribute` is the lists' own ids
    #[arg(long, value_name = "PROTOCOL", value_parser = namings())]
    from: String,
    /// The protocol to translate into
    #[arg(long, value_name = "PROTOCOL", value_parser = namings())]
    to: String,
    /// Only by this list: gemensam, gemensam@1.0.0, a file or a folder; may be given several times. Else by the newest of each that come with the tool
    #[arg(long = "list", value_name = "LIST")]
    lists: Vec<String>,
    /// Ends with 3 when something has no counterpart
    #[arg(long)]
    strict: bool,
}

fn namings() -> PossibleValuesParser {
    PossibleValuesParser::new(Naming::ALL.map(Naming::as_str))
}

impl Translate {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let parse = |text: &str| Naming::parse(text).ok_or_else(|| Failure::because(text));
        let (from, to) = (parse(&self.from)?, parse(&self.to)?);
        let lists = lists(session, &self.lists)?;
        let given = given(&lists, from, &Input::read(session, self.file.as_ref())?)?;
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
}

/// The names with their values. XML is an assertion of SAML, whatever its names are taken for.
fn given(lists: &[AttributeList], from: Naming, input: &Input) -> Result<Vec<Given>, Failure> {
    if SamlAttributes::is_xml(&input.text) {
        let saml = SamlAttributes::read(&input.text).map_err(|error| input.no_saml(error))?;
        return Ok(saml.given());
    }
    read(lists, from, &input.text).map_err(|error| {
        Failure::new(Exit::Usage, "no-attribute-set")
            .arg("path", &input.name)
            .arg("reason", error)
    })
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
