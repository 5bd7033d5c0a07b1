//! Decisions: one person's vote over exact bytes, and what follows when enough have voted.

use tillit_evidence::{
    CountedDecision, Decision, Signed, Tally, Verdict, check_decision, read_decision, tally,
};
use tillit_model::Timestamp;
use tillit_store::{DecisionRow, ItemState as Stored, Transaction};

use crate::audit::audited;
use crate::directory::Directory;
use crate::statements::statement_row;
use crate::view::{DecisionReceipt, ItemState};
use crate::{Refusal, Registry};

impl Registry {
    /// Counts one operator's decision. When it completes the number, the item takes effect in the same transaction.
    pub fn decide(&self, jws: &[u8]) -> Result<DecisionReceipt, Refusal> {
        let now = self.now();
        let signed = self.read(|tx| {
            let directory = Directory::new(self, tx);
            read_decision(jws, &directory, self.audience(), now)
                .map_err(|error| directory.refusal(error))
        });
        let signed = audited(jws, signed)?;
        audited(jws, self.write(|tx| self.count(tx, &signed, now)))
    }

    /// A leaf of the transparency log belongs at the end of this transaction when the item takes effect.
    fn count(
        &self,
        tx: &mut Transaction<'_>,
        signed: &Signed<Decision>,
        now: Timestamp,
    ) -> Result<DecisionReceipt, Refusal> {
        let decision = &signed.statement;
        let federation = &decision.federation;
        let row = tx.item(&decision.subject)?.ok_or_else(Refusal::not_found)?;
        match row.state_in(federation) {
            None => return Err(Refusal::not_found()),
            Some(Stored::Pending) => {}
            Some(closed) => {
                return Err(Refusal::conflict(
                    "closed",
                    format!("the item is {closed} already"),
                ));
            }
        }
        if !tx.lock_pending(&row.sha256, federation)? {
            return Err(Refusal::conflict(
                "closed",
                "the item was decided in the meantime",
            ));
        }
        if self
            .hold_on_submission(tx, federation, &row.sha256)?
            .is_some()
        {
            return Err(Refusal::conflict(
                "held",
                "an operator holds this submission; it takes several people to lift the hold",
            ));
        }
        let current = self.profiles().named(tx, federation)?;
        let item = self.item_of(tx, &row, federation)?;
        let vote = CountedDecision::from(signed);
        let operator = check_decision(&vote, &item, &current.operators, &current.sha256)?.clone();

        self.remember_claims(tx, &decision.claims, &signed.sha256)?;
        tx.insert_statement(&statement_row(signed, Decision::TYP, &decision.claims, now))?;
        let counted = tx.insert_decision(&DecisionRow {
            sha256: signed.sha256,
            item: row.sha256,
            federation: federation.clone(),
            person: operator.person.clone(),
            organisation: operator.organisation.clone(),
            key_id: signed.key_id.to_string(),
            verdict: match decision.verdict {
                Verdict::Approve => tillit_store::Verdict::Approve,
                Verdict::Reject => tillit_store::Verdict::Reject,
            },
            profile_sha256: current.sha256,
            reason: decision.reason.as_ref().map(ToString::to_string),
            received_at: now,
        })?;
        if !counted {
            return Err(Refusal::conflict(
                "already_voted",
                format!(
                    "{} has voted on this item; one person has one vote",
                    operator.person
                ),
            ));
        }
        let votes = self.counted(tx, &row.sha256, federation)?;
        let needed = current.profile.approvals;
        let tally = tally(&item, &votes, &current.operators, &current.sha256, needed);
        let (state, approvals) = match tally {
            Tally::Open { approved_by, .. } => (
                ItemState::Pending,
                u8::try_from(approved_by.len()).unwrap_or(u8::MAX),
            ),
            Tally::Approved => {
                self.close(tx, &row, federation, Stored::Approved, now)?;
                (ItemState::Approved, needed.get())
            }
            Tally::Rejected => {
                self.close(tx, &row, federation, Stored::Rejected, now)?;
                (ItemState::Rejected, 0)
            }
        };
        Ok(DecisionReceipt {
            id: signed.sha256,
            item: row.sha256,
            state,
            approvals,
            needed: needed.get(),
        })
    }
}
