//! `tillit operator invite`

use clap::Args;
use serde::Serialize;
use tillit_client::operator::Guest;
use tillit_model::{OrganisationNumber, Sha256};

use crate::failure::Failure;
use crate::session::Session;

/// Invites an organisation, and votes for it
#[derive(Debug, Args)]
pub(crate) struct Invite {
    /// The organisation: 212000-0142; otherwise the one that --organisation names
    #[arg(value_name = "ORGANISATION")]
    guest: Option<OrganisationNumber>,
    /// Its registered name
    #[arg(long, value_name = "NAME")]
    name: String,
    /// A domain that was checked to be its own; may be given several times
    #[arg(long = "domain", value_name = "DOMAIN", required = true)]
    domains: Vec<String>,
    /// How many days the code lives
    #[arg(long, value_name = "DAYS", default_value_t = 14, value_parser = clap::value_parser!(u8).range(1..=30))]
    days: u8,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invited {
    id: Sha256,
    code: String,
    status: &'static str,
    approvals: u8,
    needed: u8,
}

impl Invite {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let organisation = match self.guest {
            Some(named) => named,
            None => session.organisation()?.clone(),
        };
        let guest = Guest {
            organisation,
            name: self.name,
            domains: self.domains,
            days: self.days,
        };
        let key = session.key()?;
        let invited = session.desk(&key)?.invite(guest, session.now())?;
        let shown = Invited {
            id: invited.id,
            code: invited.code.as_str().to_owned(),
            status: invited.decision.status.as_str(),
            approvals: invited.decision.approvals,
            needed: invited.decision.needed,
        };
        session.result("invitation", &shown, || {
            session.text(
                "invited",
                &[
                    ("id", &shown.id),
                    ("code", &shown.code),
                    ("approvals", &shown.approvals),
                    ("needed", &shown.needed),
                ],
            )
        })?;
        session.next("invite-next", &[("id", &shown.id)]);
        Ok(())
    }
}
