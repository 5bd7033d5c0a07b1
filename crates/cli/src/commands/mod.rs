//! One file for each command: arguments, one call of the client, output.

mod attribute;
mod compatibility;
mod completions;
mod config;
mod enrol;
mod exit_codes;
mod fetch;
mod history;
mod init;
mod key;
mod manual;
mod operator;
mod plan;
mod status;
mod submit;
mod trust;
mod validate;
mod verify;
mod withdraw;

use clap::Subcommand;

use crate::failure::Failure;
use crate::session::Session;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Init(init::Init),
    #[command(subcommand)]
    Key(key::Key),
    Validate(validate::Validate),
    Enrol(enrol::Enrol),
    Plan(plan::Plan),
    Submit(submit::Submit),
    Withdraw(withdraw::Withdraw),
    Status(status::Status),
    History(history::History),
    Compatibility(compatibility::Compatibility),
    #[command(subcommand)]
    Trust(trust::Trust),
    Fetch(fetch::Fetch),
    Verify(verify::Verify),
    #[command(subcommand)]
    Operator(operator::Operator),
    #[command(subcommand)]
    Attribute(attribute::Attribute),
    #[command(subcommand)]
    Config(config::Config),
    Completions(completions::Completions),
    Manual(manual::Manual),
    ExitCodes(exit_codes::ExitCodes),
}

impl Command {
    pub(crate) fn run(self, session: &Session) -> Result<(), Failure> {
        match self {
            Self::Init(command) => command.run(session),
            Self::Key(command) => command.run(session),
            Self::Validate(command) => command.run(session),
            Self::Enrol(command) => command.run(session),
            Self::Plan(command) => command.run(session),
            Self::Submit(command) => command.run(session),
            Self::Withdraw(command) => command.run(session),
            Self::Status(command) => command.run(session),
            Self::History(command) => command.run(session),
            Self::Compatibility(command) => command.run(session),
            Self::Trust(command) => command.run(session),
            Self::Fetch(command) => command.run(session),
            Self::Verify(command) => command.run(session),
            Self::Operator(command) => command.run(session),
            Self::Attribute(command) => command.run(session),
            Self::Config(command) => command.run(session),
            Self::Completions(command) => command.run(),
            Self::Manual(command) => command.run(),
            Self::ExitCodes(command) => command.run(session),
        }
    }
}
