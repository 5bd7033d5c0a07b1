//! Holds: any single operator may stop at once, because stopping is safe; going on takes several.

use tillit_evidence::{Hold, HoldAction, HoldTarget, Signed, read_hold};
use tillit_model::{DocumentKey, Timestamp};
use tillit_store::{HoldRow, ItemKind, NewItem, Transaction};

use crate::audit::audited;
use crate::close::{enqueue_publication, stored_target};
use crate::directory::Directory;
use crate::statements::statement_row;
use crate::view::{HoldReceipt, ItemState};
use crate::{Refusal, Registry};

impl Registry {
    /// Stops a submission or leaves an entity out at once; or proposes to lift such a hold.
    pub fn hold(&self, jws: &[u8]) -> Result<HoldReceipt, Refusal> {
        let now = self.now();
        let outcome = self.write(|tx| {
            let signed = {
                let directory = Directory::new(self, tx);
                read_hold(jws, &directory, self.audience(), now)
                    .map_err(|error| directory.refusal(error))?
            };
            let claims = &signed.statement.claims;
            self.remember_claims(tx, claims, &signed.sha256)?;
            check_target(tx, &signed)?;
            tx.insert_statement(&statement_row(&signed, Hold::TYP, claims, now))?;
            let state = match signed.statement.action {
                HoldAction::Hold => self.stop(tx, &signed, now)?,
                HoldAction::Lift => propose_lift(tx, &signed, now)?,
            };
            Ok(HoldReceipt {
                id: signed.sha256,
                state,
            })
        });
        audited(jws, outcome)
    }

    fn stop(
        &self,
        tx: &mut Transaction<'_>,
        signed: &Signed<Hold>,
        now: Timestamp,
    ) -> Result<ItemState, Refusal> {
        let hold = &signed.statement;
        let current = self.profiles().named(tx, &hold.federation)?;
        let operator = current.operators.find(&signed.key_id).ok_or_else(|| {
            Refusal::forbidden(
                "not_an_operator",
                "only an operator of the federation can hold",
            )
        })?;
        let (target, target_id) = stored_target(&hold.target);
        tx.insert_hold(&HoldRow {
            sha256: signed.sha256,
            federation: hold.federation.clone(),
            target,
            target_id,
            reason: hold.reason.to_string(),
            person: operator.person.clone(),
            at: now,
        })?;
        if matches!(hold.target, HoldTarget::Entity(_)) {
            enqueue_publication(tx, &hold.federation, now)?;
        }
        Ok(ItemState::Held)
    }
}

/// What is held must be there, and what is lifted must be held.
fn check_target(tx: &mut Transaction<'_>, signed: &Signed<Hold>) -> Result<(), Refusal> {
    let hold = &signed.statement;
    let federation = &hold.federation;
    let (target, id) = stored_target(&hold.target);
    let held = tx
        .open_holds(federation)?
        .iter()
        .any(|open| open.target == target && open.target_id == id);
    match (hold.action, held) {
        (HoldAction::Hold, true) => {
            return Err(Refusal::conflict("held", "this is held already"));
        }
        (HoldAction::Lift, false) => {
            return Err(Refusal::conflict("not_held", "this is not held"));
        }
        (HoldAction::Lift, true) => return Ok(()),
        (HoldAction::Hold, false) => {}
    }
    let is_there = match &hold.target {
        HoldTarget::Submission(sha256) => tx.lock_pending(sha256, federation)?,
        HoldTarget::Entity(id) => tx
            .listing(federation, &DocumentKey::entity(id.clone()))?
            .is_some(),
    };
    if is_there {
        Ok(())
    } else {
        Err(Refusal::not_found())
    }
}

fn propose_lift(
    tx: &mut Transaction<'_>,
    signed: &Signed<Hold>,
    now: Timestamp,
) -> Result<ItemState, Refusal> {
    let hold = &signed.statement;
    tx.insert_item(&NewItem {
        sha256: signed.sha256,
        kind: ItemKind::Lift,
        organisation: hold.claims.iss.clone(),
        federations: vec![hold.federation.clone()],
        findings: "[]".to_owned(),
        received_at: now,
    })?;
    Ok(ItemState::Pending)
}
