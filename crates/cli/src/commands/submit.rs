//! `tillit submit`

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use clap::Args;
use tillit_client::connection::{Connection, Status};
use tillit_client::plan::Plan;
use tillit_client::submit;
use tillit_model::Sha256;

use super::plan::{Withdrawals, make, show};
use super::validate::read_folder;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::findings;
use crate::session::Session;

/// Signs what changed and sends it for review
#[derive(Debug, Args)]
pub(crate) struct Submit {
    /// A saved plan, submitted exactly; without it the folder is compared now
    #[arg(value_name = "PLAN")]
    plan: Option<PathBuf>,
    /// Waits until it is decided, this many seconds at most
    #[arg(long, value_name = "SECONDS", num_args = 0..=1, default_missing_value = "600")]
    wait: Option<u64>,
    #[command(flatten)]
    withdrawals: Withdrawals,
}

/// Between two questions: a review takes minutes at least.
const PAUSE: Duration = Duration::from_secs(5);

impl Submit {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let plan = match &self.plan {
            Some(path) => Plan::load(path)?,
            None => make(session, &read_folder(session)?, &self.withdrawals)?,
        };
        send(session, &plan, self.wait)
    }
}

/// Signs a plan and sends it, and waits for the decision when that is asked for.
pub(super) fn send(session: &Session, plan: &Plan, seconds: Option<u64>) -> Result<(), Failure> {
    if plan.is_empty() {
        session.say("nothing-to-submit", &[]);
        return Ok(());
    }
    if !session.quiet {
        anstream::eprintln!("{}", show(session, plan));
    }
    let key = session.key()?;
    let connection = session.connect()?;
    let receipt = submit(&connection, plan, &key, session.now())?;
    if session.is_table() && !session.quiet {
        let said = findings::show_reported(&receipt.findings, session.language());
        anstream::eprint!("{said}");
    }
    session.result("submission", &receipt, || {
        session.text("submitted", &[("id", &receipt.id)])
    })?;
    let Some(seconds) = seconds else {
        session.next("submit-next", &[]);
        return Ok(());
    };
    let connection = session.authenticate(&key)?;
    let patience = Duration::from_secs(seconds);
    wait(session, &connection, &receipt.id, patience)
}

fn wait(
    session: &Session,
    connection: &Connection,
    id: &Sha256,
    patience: Duration,
) -> Result<(), Failure> {
    session.say("waiting", &[]);
    let begun = Instant::now();
    loop {
        let status = connection.submission(id)?.item.status;
        match status {
            Status::Pending | Status::Held if begun.elapsed() < patience => thread::sleep(PAUSE),
            Status::Approved => {
                session.say("wait-approved", &[]);
                return Ok(());
            }
            _ => {
                return Err(Failure::new(Exit::Error, "wait-ended").arg("status", status.as_str()));
            }
        }
    }
}
