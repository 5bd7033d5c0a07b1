//! `tillit operator approve` and `reject`

use clap::Args;
use tillit_client::connection::DecisionReceipt;
use tillit_model::Sha256;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::Session;

/// Votes for an item, after fetching it and verifying its signature again
#[derive(Debug, Args)]
pub(crate) struct Approve {
    /// The item's complete id, as `tillit operator show` computed it
    #[arg(value_name = "ID")]
    id: Sha256,
    /// Accepts the warning of a rule that an approval has to dismiss by name; once for each rule
    #[arg(long = "accept-warning", value_name = "RULE", value_parser = rule_id)]
    accept_warnings: Vec<String>,
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
        let accepted = self.accept_warnings;
        let mut missing = desk.to_dismiss(&item, session.now());
        missing.retain(|rule| !accepted.contains(rule));
        if !missing.is_empty() {
            let options = missing
                .iter()
                .map(|rule| format!("--accept-warning {rule}"));
            return Err(Failure::new(Exit::Findings, "warnings-to-dismiss")
                .arg("rules", Vec::from_iter(missing.clone()).join(", "))
                .arg("options", Vec::from_iter(options).join(" "))
                .arg("id", self.id));
        }
        let now = session.now();
        let receipt = desk.approve(&item, &accepted, self.reason.as_deref(), now)?;
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

fn rule_id(text: &str) -> Result<String, String> {
    match tillit_validator::rule(text) {
        Some(rule) if rule.to_dismiss => Ok(rule.id.to_owned()),
        Some(_) => Err("a warning of this rule needs no dismissal".to_owned()),
        None => Err("no rule has this id".to_owned()),
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
