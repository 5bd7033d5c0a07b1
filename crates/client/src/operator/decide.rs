//! Signing a verdict over exactly one item, under exactly one profile.

use tillit_evidence::{
    Decision, DecisionBase, Dismissed, ParseDismissedError, ParseReasonError, Reason, Verdict,
};
use tillit_model::{Sha256, Timestamp};
use tillit_signing::SignError;

use super::{Desk, Shown, Statement};
use crate::connection::{DecisionReceipt, RequestError};

/// Why a vote was not cast.
#[derive(Debug, thiserror::Error)]
pub enum DecideError {
    /// A reason that cannot be sent, or none where one is due.
    #[error(transparent)]
    Reason(#[from] ParseReasonError),
    /// Not the ids of rules.
    #[error(transparent)]
    Dismissed(#[from] ParseDismissedError),
    /// The key could not sign.
    #[error(transparent)]
    Sign(#[from] SignError),
    /// The registry did not take it.
    #[error(transparent)]
    Request(#[from] RequestError),
}

impl Desk<'_> {
    /// Votes for an item that was shown. `dismissed` are the rules whose warnings the person accepts, as [`Desk::to_dismiss`] names them; nobody accepts a warning by not looking.
    pub fn approve(
        &self,
        item: &Shown,
        dismissed: &[String],
        reason: Option<&str>,
        now: Timestamp,
    ) -> Result<DecisionReceipt, DecideError> {
        let dismissed = Dismissed::parse(dismissed)?;
        let reason = reason.map(Reason::parse).transpose()?;
        let verdict = Verdict::Approve;
        self.vote(item.id, item.bases(), verdict, dismissed, reason, now)
    }

    /// Votes against an item that was shown. The first rejection closes it.
    pub fn reject(
        &self,
        item: &Shown,
        reason: &str,
        now: Timestamp,
    ) -> Result<DecisionReceipt, DecideError> {
        let reason = Some(Reason::parse(reason)?);
        let (verdict, dismissed) = (Verdict::Reject, Dismissed::default());
        self.vote(item.id, item.bases(), verdict, dismissed, reason, now)
    }

    pub(super) fn vote(
        &self,
        subject: Sha256,
        bases: Vec<DecisionBase>,
        verdict: Verdict,
        dismissed: Dismissed,
        reason: Option<Reason>,
        now: Timestamp,
    ) -> Result<DecisionReceipt, DecideError> {
        let decision = Decision {
            claims: self.claims(now),
            federation: self.profile.id.clone(),
            subject,
            profile: self.profile_sha256,
            bases,
            verdict,
            dismissed,
            reason,
        };
        Ok(self
            .connection
            .send_decision(&decision.sign(self.signer)?)?)
    }
}

impl Shown {
    fn bases(&self) -> Vec<DecisionBase> {
        match &self.statement {
            Statement::Submission(submission) => submission.bases(),
            Statement::Invitation(_)
            | Statement::Key(_)
            | Statement::Hold(_)
            | Statement::Revocation(_) => Vec::new(),
        }
    }
}
