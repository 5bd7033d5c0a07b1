//! `tillit plan`

use std::path::PathBuf;

use clap::Args;
use tillit_client::folder::Folder;
use tillit_client::plan::{self, Name, Withdrawal};
use tillit_client::{Knowledge, check};
use tillit_model::DocumentKind;
use tillit_signing::Signer as _;

use super::validate::{read_folder, summary};
use crate::difference;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::findings;
use crate::session::Session;

/// Shows what the folder would change in the registry
#[derive(Debug, Args)]
pub(crate) struct Plan {
    /// Saves the plan, to be submitted exactly
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Ends with 10 when something would change
    #[arg(long)]
    exit_code: bool,
    #[command(flatten)]
    withdrawals: Withdrawals,
}

/// Documents that are to end.
#[derive(Debug, Args)]
pub(super) struct Withdrawals {
    /// Withdraws a document by its id; may be given several times
    #[arg(long = "withdraw", value_name = "ID")]
    withdraw: Vec<String>,
    /// The kind of what is withdrawn
    #[arg(long, value_name = "KIND", default_value = "entity", value_parser = kind)]
    kind: DocumentKind,
    /// Why it is withdrawn
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

impl Withdrawals {
    /// Nothing ends.
    pub(super) fn none() -> Self {
        Self {
            withdraw: Vec::new(),
            kind: DocumentKind::Entity,
            reason: None,
        }
    }
}

pub(super) fn kind(text: &str) -> Result<DocumentKind, String> {
    DocumentKind::parse(text).ok_or_else(|| {
        let names: Vec<&str> = DocumentKind::ALL.iter().map(|kind| kind.as_str()).collect();
        format!("one of {}", names.join(", "))
    })
}

impl Plan {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let folder = read_folder(session)?;
        let plan = make(session, &folder, &self.withdrawals)?;
        if let Some(path) = &self.out {
            plan.save(path)?;
            session.say("plan-saved", &[("path", &path.display())]);
        }
        session.result("plan", &plan, || show(session, &plan))?;
        match (plan.is_empty(), &self.out) {
            (true, _) => return Ok(()),
            (false, Some(path)) => session.next("plan-next-saved", &[("path", &path.display())]),
            (false, None) => session.next("plan-next", &[]),
        }
        if self.exit_code {
            return Err(Failure::quiet(Exit::Changes));
        }
        Ok(())
    }
}

/// Compares the folder with the registry; with a key that is registered also what is not public.
pub(super) fn make(
    session: &Session,
    folder: &Folder,
    withdrawals: &Withdrawals,
) -> Result<plan::Plan, Failure> {
    let asked: Vec<Withdrawal> = withdrawals
        .withdraw
        .iter()
        .map(|id| Withdrawal {
            name: Name {
                kind: withdrawals.kind,
                id: id.clone(),
            },
            reason: withdrawals.reason.clone(),
        })
        .collect();
    let connection = session.connect()?;
    let judged = check(folder, Knowledge::Online(&connection), session.now())?;
    let stopped = judged
        .iter()
        .any(|of| of.worst() == Some(tillit_model::Level::Error));
    if stopped {
        anstream::eprint!("{}", findings::show(&judged, session.language()));
        summary(session, &judged)?;
    }
    let connection = match session.key() {
        Ok(key) => match session.authenticate(&key) {
            Ok(authenticated) => authenticated,
            // Not enrolled yet: public documents can be compared all the same.
            Err(failure) if failure.exit == Exit::Denied => {
                session.say("plan-not-enrolled", &[("key", key.public_key().key_id())]);
                connection
            }
            Err(failure) => return Err(failure),
        },
        Err(_) => connection,
    };
    Ok(plan::Plan::make(
        folder,
        &connection,
        session.organisation()?,
        &asked,
    )?)
}

/// A plan for people.
pub(super) fn show(session: &Session, plan: &plan::Plan) -> String {
    let mut lines: Vec<String> = plan
        .changes
        .iter()
        .map(|change| difference::change(session, change))
        .collect();
    let names = |names: &[Name]| {
        let shown: Vec<String> = names
            .iter()
            .map(|name| format!("{} {}", name.kind, name.id))
            .collect();
        shown.join(", ")
    };
    if !plan.only_in_registry.is_empty() {
        lines.push(session.text(
            "plan-only-in-registry",
            &[("names", &names(&plan.only_in_registry))],
        ));
    }
    if !plan.left_out.is_empty() {
        lines.push(session.text("plan-left-out", &[("names", &names(&plan.left_out))]));
    }
    let (changes, unchanged) = (plan.changes.len(), plan.unchanged.len());
    lines.push(session.text(
        "plan-summary",
        &[("changes", &changes), ("unchanged", &unchanged)],
    ));
    lines.join("\n")
}
