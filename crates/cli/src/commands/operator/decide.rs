//! `tillit operator approve` and `reject`

use clap::Args;
use tillit_client::connection::DecisionReceipt;
use tillit_model::Sha256;

use crate::failure::Failure;
use crate::session::Session;

/// Votes for an item, after fetching it and verifying its signature again
#[derive(Debug, Args)]
pub(crate) struct Approve {
    /// The item's complete id, as `tillit operator show` computed it
    #[arg(value_name = "ID")]
    id: Sha256,
    /// Why; others can read it
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

/// Votes against an item; the first rejection closes it
#[derive(Debug, Args)]
pub(crate) struct Reject {
    /// The item's complete id
    #[arg(value_name = "ID")]
    id: Sha256,
    /// Why; the sender reads it
    #[arg(long, value_name = "TEXT")]
    reason: String,
}

impl Approve {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let key = session.key()?;
        let desk = session.desk(&key)?;
        let item = desk.show(&self.id)?;
        let receipt = desk.approve(&item, self.reason.as_deref(), session.now())?;
        tell(session, "approved", &self.id, &receipt)?;
        session.next("pending-list-next", &[]);
        Ok(())
    }
}

impl Reject {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let key = session.key()?;
        let desk = session.desk(&key)?;
        let item = desk.show(&self.id)?;
        let receipt = desk.reject(&item, &self.reason, session.now())?;
        tell(session, "rejected", &self.id, &receipt)
    }
}

fn tell(
    session: &Session,
    id: &str,
    item: &Sha256,
    receipt: &DecisionReceipt,
) -> Result<(), Failure> {
    session.result("decision", receipt, || {
        session.text(
            id,
            &[
                ("item", item),
                ("status", &receipt.status.as_str()),
                ("approvals", &receipt.approvals),
                ("needed", &receipt.needed),
            ],
        )
    })
}
