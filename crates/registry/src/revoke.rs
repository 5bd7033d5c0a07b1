//! The end of keys: a key ends itself at once, because stopping is safe; ending another takes several people.
//!
//! A revoked key signs nothing more and reads nothing more. What it signed before stays evidence, and a submission of it that still waits is decided like any other.

use tillit_evidence::{Holder, KeyRevocation, Signed, read_key_revocation, reread_key_revocation};
use tillit_model::{FederationId, OrganisationNumber, Sha256, Timestamp};
use tillit_signing::KeyId;
use tillit_store::{ItemKind, ItemRow, KeyState, NewItem, StoreError, Transaction};

use crate::audit::audited;
use crate::directory::Directory;
use crate::invite::refuse_enrolled_elsewhere;
use crate::statements::statement_row;
use crate::view::{ItemState, RevocationReceipt};
use crate::{Refusal, Registry};

impl Registry {
    /// Ends the key that signed; or, signed by an operator, proposes the end of an organisation's key.
    pub fn revoke(&self, jws: &[u8]) -> Result<RevocationReceipt, Refusal> {
        let now = self.now();
        let outcome = self.write(|tx| {
            let signed = {
                let directory = Directory::new(self, tx);
                read_key_revocation(jws, &directory, self.audience(), now)
                    .map_err(|error| directory.refusal(error))?
            };
            let claims = &signed.statement.claims;
            self.remember_claims(tx, claims, &signed.sha256)?;
            let holder = self.holder_of_key(tx, &signed.statement.key)?;
            tx.insert_statement(&statement_row(&signed, KeyRevocation::TYP, claims, now))?;
            let state = match (&signed.holder, &signed.statement.federation) {
                (Holder::Operator { .. }, Some(federation)) => {
                    propose(tx, &signed, federation, holder, now)?
                }
                _ => {
                    if !end(tx, &signed.statement.key, &signed.sha256, now)? {
                        return Err(already_revoked());
                    }
                    ItemState::Approved
                }
            };
            Ok(RevocationReceipt {
                id: signed.sha256,
                key_id: signed.statement.key.clone(),
                state,
            })
        });
        audited(jws, outcome)
    }

    /// Whose key this is, when it is one that can be ended.
    fn holder_of_key(
        &self,
        tx: &mut Transaction<'_>,
        key: &KeyId,
    ) -> Result<OrganisationNumber, Refusal> {
        let profiles = self.profiles().all(tx)?;
        if profiles
            .iter()
            .any(|current| current.operators.find(key).is_some())
        {
            return Err(Refusal::conflict(
                "key_in_profile",
                "this is an operator's key; propose a profile without it",
            ));
        }
        let row = tx.key(key.as_str())?.ok_or_else(Refusal::not_found)?;
        match row.state {
            KeyState::Active | KeyState::Retiring => Ok(row.organisation),
            KeyState::Pending => Err(Refusal::conflict(
                "key_pending",
                "the key waits for its approval; reject its enrolment instead",
            )),
            KeyState::Revoked => Err(already_revoked()),
        }
    }

    /// The revocation that an item asks for, and whose key it would end.
    pub(crate) fn proposed_revocation(
        &self,
        tx: &mut Transaction<'_>,
        item: &Sha256,
    ) -> Result<(Signed<KeyRevocation>, OrganisationNumber), Refusal> {
        let jws = self.stored_statement(tx, item)?.jws;
        let signed = {
            let directory = Directory::new(self, tx);
            reread_key_revocation(jws.as_bytes(), &directory, self.audience())
                .map_err(|error| directory.refusal(error))?
        };
        let key = &signed.statement.key;
        let row = tx.key(key.as_str())?.ok_or_else(|| StoreError::Corrupt {
            what: "the revocation of a key",
            reason: format!("{key} is not there"),
        })?;
        Ok((signed, row.organisation))
    }

    /// Enough people approved. A key that has ended itself in the meantime stays as it is.
    pub(crate) fn close_revocation(
        &self,
        tx: &mut Transaction<'_>,
        item: &ItemRow,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        let (signed, _) = self.proposed_revocation(tx, &item.sha256)?;
        end(tx, &signed.statement.key, &item.sha256, now)?;
        Ok(())
    }
}

fn propose(
    tx: &mut Transaction<'_>,
    signed: &Signed<KeyRevocation>,
    federation: &FederationId,
    holder: OrganisationNumber,
    now: Timestamp,
) -> Result<ItemState, Refusal> {
    refuse_enrolled_elsewhere(tx, &holder, federation)?;
    tx.insert_item(&NewItem {
        sha256: signed.sha256,
        kind: ItemKind::Revocation,
        organisation: holder,
        federations: vec![federation.clone()],
        findings: "[]".to_owned(),
        received_at: now,
    })?;
    Ok(ItemState::Pending)
}

/// Ends a key that still signs; `false` when it does not.
fn end(
    tx: &mut Transaction<'_>,
    key: &KeyId,
    cause: &Sha256,
    now: Timestamp,
) -> Result<bool, StoreError> {
    for from in [KeyState::Active, KeyState::Retiring] {
        if tx.change_key_state(key.as_str(), from, KeyState::Revoked, now, cause)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn already_revoked() -> Refusal {
    Refusal::conflict("already_revoked", "the key is revoked already")
}
