//! `tillit attribute check-sample`

use std::borrow::Cow;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::Value;
use tillit_catalogue::{SamlAttributes, SampleChecker, SampleForm};
use tillit_model::text::json;
use tillit_model::{Finding, Level};

use super::input::Input;
use super::profile_place::Placed;
use super::{place, profile_place};
use crate::difference::inert;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::findings;
use crate::session::Session;

/// Checks what an assertion holds against the attribute lists; values are never printed
#[derive(Debug, Args)]
pub(crate) struct CheckSample {
    /// The JSON file of names and values, or an assertion of SAML as XML; `-` is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    file: PathBuf,
    /// What it is: claims of an ID token or a UserInfo response, saml for the attributes of a SAML assertion; XML is saml
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
        let input = Input::read(session, Some(&self.file))?;
        let sample = Sample::of(&input)?;
        let placed = self.profile.as_deref();
        let placed = placed.map(|place| profile_place::read(session, place));
        let (lists, profile) = match placed.transpose()? {
            Some(Placed { profile, lists }) => (lists, Some(profile)),
            None => (place::lists(session, &self.lists)?, None),
        };
        let form = match (&sample, self.form) {
            (Sample::Json(_), Form::Claims) => SampleForm::Claims,
            _ => SampleForm::Saml,
        };
        let checker = match &profile {
            None => SampleChecker::new(&lists, form),
            Some(profile) => {
                SampleChecker::by_profile(&lists, profile, form).map_err(|unknown| {
                    Failure::new(Exit::Findings, "profile-unknown-attribute").arg("reason", unknown)
                })?
            }
        };
        let found = checker.check(&sample.value());
        sample.show(session, &input.name, &found)?;
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

/// What is judged.
enum Sample {
    /// JSON, whose findings have a pointer alone.
    Json(Value),
    /// XML, whose findings have a line and a column as well.
    Xml(SamlAttributes),
}

impl Sample {
    fn of(input: &Input) -> Result<Self, Failure> {
        if SamlAttributes::is_xml(&input.text) {
            let saml = SamlAttributes::read(&input.text);
            return saml.map(Self::Xml).map_err(|error| input.no_saml(error));
        }
        json::read(&input.text).map(Self::Json).map_err(|error| {
            Failure::new(Exit::Usage, "no-sample")
                .arg("path", &input.name)
                // The reader's own words could repeat what it read.
                .arg("reason", error.kind.code())
        })
    }

    fn value(&self) -> Cow<'_, Value> {
        match self {
            Self::Json(value) => Cow::Borrowed(value),
            Self::Xml(saml) => Cow::Owned(saml.sample()),
        }
    }

    fn show(&self, session: &Session, file: &str, found: &[Finding]) -> Result<(), Failure> {
        let language = session.language();
        match self {
            Self::Json(_) => {
                session.results("findings", &findings::rows_of(found, language), || {
                    findings::show_all(found, language)
                })
            }
            Self::Xml(saml) => {
                let at = |one: &Finding| saml.position(&one.pointer);
                let rows = found.iter();
                let rows =
                    rows.map(|one| findings::row_at(file.to_owned(), at(one), one, language));
                session.results("findings", &rows.collect::<Vec<_>>(), || {
                    let mut text = String::new();
                    for one in found {
                        // The line itself holds the value, and is not shown.
                        let path = place_of(session, file, &one.pointer);
                        findings::show_one(&mut text, &path, None, at(one), one, language);
                    }
                    text
                })
            }
        }
    }
}

/// The attribute, which of its values, and the file: `urn:oid:2.5.4.4, value 1, assertion.xml`.
fn place_of(session: &Session, file: &str, pointer: &str) -> String {
    let mut tokens = pointer.split('/').skip(1);
    let name = tokens.next().unwrap_or_default();
    let name = inert(&name.replace("~1", "/").replace("~0", "~"));
    let value = tokens.next().and_then(|index| index.parse::<usize>().ok());
    match value {
        Some(index) => {
            let args: [(&'static str, &dyn std::fmt::Display); 3] =
                [("name", &name), ("number", &(index + 1)), ("path", &file)];
            session.text("sample-place", &args)
        }
        None => format!("{name}, {file}"),
    }
}
