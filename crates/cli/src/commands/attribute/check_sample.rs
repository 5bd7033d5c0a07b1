//! `tillit attribute check-sample`

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::Value;
use tillit_catalogue::{AttributeList, SampleChecker, SampleForm};
use tillit_model::text::json;
use tillit_model::{Finding, Level};

use super::profile_place::Placed;
use super::{place, profile_place, show};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::findings;
use crate::session::Session;

/// Checks what an assertion holds against the attribute lists; values are never printed
#[derive(Debug, Args)]
pub(crate) struct CheckSample {
    /// The JSON file of names and values; `-` is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    file: PathBuf,
    /// What it is: claims of an ID token or a UserInfo response, saml for the attributes of a SAML assertion
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Form::Claims)]
    form: Form,
    /// Only against this list: gemensam, gemensam@1.0.0, a file or a folder; may be given several times
    #[arg(long = "list", value_name = "LIST")]
    lists: Vec<String>,
    /// Against what this profile asks for: skola/alvis, skola@0.2.0/alvis, or a file
    #[arg(long, value_name = "PROFILE", conflicts_with = "lists")]
    profile: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Form {
    Claims,
    Saml,
}

impl CheckSample {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let sample = read(&self.file)?;
        let placed = self.profile.as_deref();
        let placed = placed.map(|place| profile_place::read(session, place));
        let (lists, profile) = match (placed.transpose()?, self.lists.as_slice()) {
            (Some(Placed { profile, lists }), _) => (lists, Some(profile)),
            (None, []) => (show::lists(), None),
            (None, named) => {
                let lists = named.iter().map(|list| place::read(session, list));
                (lists.collect::<Result<Vec<AttributeList>, _>>()?, None)
            }
        };
        let form = match self.form {
            Form::Claims => SampleForm::Claims,
            Form::Saml => SampleForm::Saml,
        };
        let checker = match &profile {
            None => SampleChecker::new(&lists, form),
            Some(profile) => {
                SampleChecker::by_profile(&lists, profile, form).map_err(|unknown| {
                    Failure::new(Exit::Findings, "profile-unknown-attribute").arg("reason", unknown)
                })?
            }
        };
        let found = checker.check(&sample);
        session.results(
            "findings",
            &findings::rows_of(&found, session.language()),
            || findings::show_all(&found, session.language()),
        )?;
        let count = |level| {
            found
                .iter()
                .filter(|one: &&Finding| one.level == level)
                .count()
        };
        let (errors, warnings) = (count(Level::Error), count(Level::Warning));
        if errors > 0 {
            session.say(
                "sample-errors",
                &[("errors", &errors), ("warnings", &warnings)],
            );
            return Err(Failure::quiet(Exit::Findings));
        }
        session.say("sample-fine", &[("warnings", &warnings)]);
        Ok(())
    }
}

/// Strict JSON, as everything that is read here.
fn read(path: &Path) -> Result<Value, Failure> {
    let unreadable = |error: io::Error| {
        Failure::new(Exit::Usage, "unreadable-path")
            .arg("path", path.display())
            .arg("reason", error)
    };
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin().read_to_end(&mut bytes).map_err(unreadable)?;
    } else {
        bytes = fs::read(path).map_err(unreadable)?;
    }
    json::read(&bytes).map_err(|error| {
        Failure::new(Exit::Usage, "no-sample")
            .arg("path", path.display())
            // The reader's own words could repeat what it read.
            .arg("reason", error.kind.code())
    })
}
