//! `tillit operator show`

use clap::Args;
use serde::Serialize;
use serde_json::{Value, json};
use tillit_client::operator::{Desk, Shown, ShownChange, Statement};
use tillit_evidence::{HoldTarget, Holder};
use tillit_model::{Action, Sha256};

use crate::commands::status::votes;
use crate::difference::{inert, members};
use crate::failure::Failure;
use crate::findings;
use crate::messages;
use crate::session::Session;
use crate::style;

/// Shows an item as it was signed: who, what, the difference, findings, votes
#[derive(Debug, Args)]
pub(crate) struct Show {
    /// The item's complete id
    #[arg(value_name = "ID")]
    id: Sha256,
}

/// An item for programs.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Data {
    id: Sha256,
    statement: Value,
    key_id: String,
    fingerprint: String,
    signed_by: String,
    changes: Vec<Value>,
    decisions: Value,
    findings: Value,
    to_dismiss: Vec<String>,
    status: &'static str,
}

impl Show {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let key = session.key()?;
        let desk = session.desk(&key)?;
        let item = desk.show(&self.id)?;
        session.result("review", &data(session, &desk, &item)?, || {
            people(session, &desk, &item)
        })?;
        session.next("show-next", &[("id", &item.id)]);
        Ok(())
    }
}

fn data(session: &Session, desk: &Desk<'_>, item: &Shown) -> Result<Data, Failure> {
    let value = |serialised: Result<Value, serde_json::Error>| serialised.map_err(Failure::because);
    Ok(Data {
        id: item.id,
        statement: value(match &item.statement {
            Statement::Submission(submission) => serde_json::to_value(submission),
            Statement::Invitation(invitation) => serde_json::to_value(invitation),
            Statement::Key(proof) => serde_json::to_value(proof),
            Statement::Hold(hold) => serde_json::to_value(hold),
            Statement::Revocation(revocation) => serde_json::to_value(&revocation.statement),
        })?,
        key_id: item.key_id.to_string(),
        fingerprint: item.fingerprint.to_string(),
        signed_by: holder(&item.holder),
        changes: item
            .changes
            .iter()
            .map(|change| {
                json!({
                    "kind": change.document.kind(),
                    "documentId": change.document.id().to_string(),
                    "action": change.action,
                    "base": change.base,
                    "baseMoved": change.base_moved,
                    "sha256": change.sha256,
                    "differences": change.differences,
                })
            })
            .collect(),
        decisions: value(serde_json::to_value(&item.detail.decisions))?,
        findings: value(serde_json::to_value(&item.detail.findings))?,
        to_dismiss: desk.to_dismiss(item, session.now()).into_iter().collect(),
        status: item.detail.item.status.as_str(),
    })
}

fn holder(holder: &Holder) -> String {
    match holder {
        Holder::Organisation(number) => number.hyphenated(),
        Holder::Operator {
            person,
            organisation,
            federation,
        } => format!("{person} ({}, {federation})", organisation.hyphenated()),
    }
}

fn people(session: &Session, desk: &Desk<'_>, item: &Shown) -> String {
    let line = |id: &str, value: &dyn std::fmt::Display| session.text(id, &[("value", value)]);
    let mut lines = vec![
        line("show-id", &item.id),
        line("show-signed-by", &holder(&item.holder)),
        line("show-key", &item.fingerprint),
        line("show-verified", &item.key_id),
        line("show-status", &item.detail.item.status.as_str()),
        String::new(),
    ];
    match &item.statement {
        Statement::Submission(_) => {
            lines.extend(
                item.changes
                    .iter()
                    .map(|change| one_change(session, change)),
            );
            lines.push(judged(session, desk, item));
        }
        Statement::Invitation(invitation) => lines.push(session.text(
            "show-invitation",
            &[
                ("name", &inert(&invitation.name)),
                ("organisation", &invitation.organisation.hyphenated()),
                ("domains", &invitation.domains.join(", ")),
                ("until", &invitation.expires_at()),
            ],
        )),
        Statement::Key(proof) => lines.push(session.text(
            "show-enrolment",
            &[
                ("organisation", &proof.claims.iss.hyphenated()),
                ("words", &item.fingerprint),
            ],
        )),
        Statement::Hold(hold) => {
            let target = match &hold.target {
                HoldTarget::Submission(id) => id.to_string(),
                HoldTarget::Entity(id) => id.to_string(),
            };
            let reason = inert(hold.reason.as_str());
            lines.push(session.text("show-lift", &[("target", &target), ("reason", &reason)]));
        }
        Statement::Revocation(revocation) => lines.push(session.text(
            "show-revocation",
            &[
                ("holder", &holder(&revocation.holder)),
                ("key", &revocation.statement.key),
                ("words", &revocation.fingerprint),
                ("reason", &inert(revocation.statement.reason.as_str())),
            ],
        )),
    }
    let votes = votes(&item.detail);
    let needed = desk.profile().approvals.get();
    lines.push(session.text(
        "show-votes",
        &[("count", &votes.len()), ("needed", &needed)],
    ));
    lines.extend(votes.iter().map(|vote| format!("  {vote}")));
    lines.join("\n")
}

fn one_change(session: &Session, change: &ShownChange) -> String {
    let strong = style::STRONG;
    let word = match (change.action, change.base) {
        (Action::Put, None) => "change-new",
        (Action::Put, Some(_)) => "change-changed",
        (Action::Withdraw, _) => "change-withdrawn",
    };
    let mut text = format!(
        "{strong}{}{strong:#}  ({})\n",
        change.document,
        session.text(word, &[])
    );
    if change.base_moved {
        let colour = style::WARNING;
        text.push_str(&format!(
            "  {colour}{}{colour:#}\n",
            session.text("show-base-moved", &[])
        ));
    }
    if let Some(sha256) = &change.sha256 {
        text.push_str(&format!("  SHA-256 {sha256}\n"));
    }
    text.push_str(&members(&change.differences, "  "));
    text
}

/// Findings of this tool's own rules over the signed texts, and those that only the registry could make.
fn judged(session: &Session, desk: &Desk<'_>, item: &Shown) -> String {
    let own = desk.judge(item, session.now());
    let mut text = String::new();
    for of in &own {
        for finding in &of.findings {
            let said = messages::finding(finding, session.language());
            let colour = style::level(finding.level);
            let (level, rule) = (finding.level.as_str(), finding.rule);
            text.push_str(&format!(
                "{colour}{level}[{rule}]{colour:#}: {}\n  {} {}\n",
                inert(&said.message),
                of.id.as_deref().map(inert).unwrap_or_default(),
                finding.pointer
            ));
        }
    }
    let known = |rule: &str, pointer: &str| {
        own.iter()
            .flat_map(|of| &of.findings)
            .any(|finding| finding.rule == rule && finding.pointer == pointer)
    };
    let more: Vec<_> = item
        .detail
        .findings
        .iter()
        .filter(|finding| !known(&finding.rule, &finding.pointer))
        .cloned()
        .collect();
    text.push_str(&findings::show_reported(&more, session.language()));
    for rule in desk.to_dismiss(item, session.now()) {
        let colour = style::WARNING;
        let line = session.text("show-dismiss", &[("rule", &rule)]);
        text.push_str(&format!("{colour}{line}{colour:#}\n"));
    }
    text
}
