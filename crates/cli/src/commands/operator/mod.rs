//! `tillit operator`: one file for each verb.

mod decide;
mod hold;
mod invite;
mod pending;
mod revoke_key;
mod show;

use clap::Subcommand;

use crate::failure::Failure;
use crate::session::Session;

/// Invites, reviews and decides; with the key of an operator
#[derive(Debug, Subcommand)]
pub(crate) enum Operator {
    Invite(invite::Invite),
    Pending(pending::Pending),
    Show(show::Show),
    Approve(decide::Approve),
    Reject(decide::Reject),
    Hold(hold::Hold),
    Lift(hold::Lift),
    RevokeKey(revoke_key::RevokeKey),
}

impl Operator {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        match self {
            Self::Invite(command) => command.run(session),
            Self::Pending(command) => command.run(session),
            Self::Show(command) => command.run(session),
            Self::Approve(command) => command.run(session),
            Self::Reject(command) => command.run(session),
            Self::Hold(command) => command.run(session),
            Self::Lift(command) => command.run(session),
            Self::RevokeKey(command) => command.run(session),
        }
    }
}
