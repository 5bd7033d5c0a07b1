//! `tillit attribute`

mod check;
mod check_sample;
mod diff;
mod export;
mod input;
mod lookup;
mod place;
mod profile;
mod profile_place;
mod publish;
mod release;
mod show;
mod translate;
mod translated;
mod usage;
mod working;

use clap::Subcommand;

use crate::failure::Failure;
use crate::session::Session;

/// Looks up, checks, compares and releases attribute lists, and translates attributes
#[derive(Debug, Subcommand)]
pub(crate) enum Attribute {
    /// Lists attributes of the lists that come with the tool
    List {
        /// Only of this list: gemensam
        #[arg(value_name = "LIST")]
        list: Option<String>,
    },
    /// Shows one attribute in full
    Show {
        /// The attribute's id, gemensam/organization-identifier, or its name
        #[arg(value_name = "ATTRIBUTE")]
        id: String,
    },
    Lookup(lookup::Lookup),
    Profile(profile::Profile),
    Check(check::Check),
    CheckSample(check_sample::CheckSample),
    Diff(diff::Diff),
    Release(release::Release),
    Publish(publish::Publish),
    Export(export::Export),
    Translate(translate::Translate),
    Usage(usage::Usage),
}

impl Attribute {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        match self {
            Self::List { list } => show::all(session, list.as_deref()),
            Self::Show { id } => show::one(session, &id),
            Self::Lookup(command) => command.run(session),
            Self::Profile(command) => command.run(session),
            Self::Check(command) => command.run(session),
            Self::CheckSample(command) => command.run(session),
            Self::Diff(command) => command.run(session),
            Self::Release(command) => command.run(session),
            Self::Publish(command) => command.run(session),
            Self::Export(command) => command.run(session),
            Self::Translate(command) => command.run(session),
            Self::Usage(command) => command.run(session),
        }
    }
}
