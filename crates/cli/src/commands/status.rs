//! `tillit status`

use clap::Args;
use tillit_client::connection::{Item, ItemDetail};
use tillit_model::Sha256;

use super::enrol::{WAITING, Waiting};
use crate::difference::inert;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::findings;
use crate::session::Session;
use crate::table::{table, text, time};

/// Shows where submissions and an enrolment stand
#[derive(Debug, Args)]
pub(crate) struct Status {
    /// One submission, with its votes and findings
    #[arg(value_name = "ID")]
    id: Option<Sha256>,
}

impl Status {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let key = session.key()?;
        let connection = match session.authenticate(&key) {
            Err(failure) if failure.exit == Exit::Denied => return enrolment(session, failure),
            other => other?,
        };
        if let Some(id) = self.id {
            let detail = connection.submission(&id)?;
            return session.result("submission", &detail, || one(session, &detail));
        }
        let items = connection.submissions(None)?;
        session.results("submissions", &items, || list(session, &items))?;
        if items.is_empty() {
            session.next("validate-next", &[]);
        }
        Ok(())
    }
}

/// The key is not known to the registry: perhaps it still waits for the operators.
fn enrolment(session: &Session, failure: Failure) -> Result<(), Failure> {
    let here = session.address()?.to_string();
    let waiting = std::fs::read(session.settings.folder.join(WAITING))
        .ok()
        .and_then(|bytes| serde_json::from_slice::<Waiting>(&bytes).ok())
        .filter(|waiting| waiting.registry == here);
    let Some(waiting) = waiting else {
        return Err(failure);
    };
    let status = session.connect()?.enrolment(&waiting.id)?;
    session.result("enrolment", &status, || {
        session.text(
            "enrolment-status",
            &[("id", &waiting.id), ("status", &status.status.as_str())],
        )
    })
}

fn list(session: &Session, items: &[Item]) -> String {
    if items.is_empty() {
        return session.text("no-submissions", &[]);
    }
    let headings = ["column-id", "column-status", "column-received"];
    let mut shown = table(headings.map(|id| session.text(id, &[])));
    for item in items {
        shown.add_row([
            item.id.to_string(),
            item.status.as_str().to_owned(),
            time(item.received_at),
        ]);
    }
    text(&shown)
}

fn one(session: &Session, detail: &ItemDetail) -> String {
    let mut lines = vec![format!(
        "{}  {}",
        detail.item.id,
        detail.item.status.as_str()
    )];
    lines.extend(votes(detail));
    lines.push(findings::show_reported(
        &detail.findings,
        session.language(),
    ));
    lines.join("\n")
}

/// The votes, one a line.
pub(super) fn votes(detail: &ItemDetail) -> Vec<String> {
    detail
        .decisions
        .iter()
        .map(|vote| {
            let reason = vote.reason.as_deref().map(inert).unwrap_or_default();
            format!(
                "{}  {}  {}  {reason}",
                vote.federation, vote.person, vote.verdict
            )
            .trim_end()
            .to_owned()
        })
        .collect()
}
