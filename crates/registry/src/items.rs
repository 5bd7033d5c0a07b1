//! Items rebuilt from signed evidence: what is decided on, and which votes count.

use tillit_evidence::{
    CountedDecision, Hold, HoldTarget, Item, Signed, reread_decision, reread_hold,
    reread_invitation, reread_key_proof, reread_submission,
};
use tillit_model::{DocumentKey, FederationId, OrganisationNumber, Sha256};
use tillit_store::{HoldRow, ItemKind, ItemRow, StatementRow, StoreError, Transaction};

use crate::directory::Directory;
use crate::findings;
use crate::{Refusal, Registry};

impl Registry {
    /// The exact statement with this hash.
    pub(crate) fn stored_statement(
        &self,
        tx: &mut Transaction<'_>,
        sha256: &Sha256,
    ) -> Result<StatementRow, Refusal> {
        Ok(tx.statement(sha256)?.ok_or_else(|| StoreError::Corrupt {
            what: "an item",
            reason: format!("its statement {sha256} is not there"),
        })?)
    }

    /// The item as the judges of decisions see it, rebuilt from the statement that was signed. Columns of the database decide nothing here.
    pub(crate) fn item_of(
        &self,
        tx: &mut Transaction<'_>,
        row: &ItemRow,
        federation: &FederationId,
    ) -> Result<Item, Refusal> {
        let jws = self.stored_statement(tx, &row.sha256)?.jws;
        let jws = jws.as_bytes();
        let audience = self.audience();
        match row.kind {
            ItemKind::Submission | ItemKind::Profile => {
                let owners: Vec<OrganisationNumber> = tx
                    .versions_of_item(&row.sha256)?
                    .into_iter()
                    .map(|version| version.organisation)
                    .collect();
                let directory = Directory::new(self, tx);
                let signed = reread_submission(jws, &directory, audience)
                    .map_err(|error| directory.refusal(error))?;
                Ok(match row.kind {
                    ItemKind::Profile => Item::profile(&signed, federation.clone()),
                    _ => Item::submission(&signed, federation.clone(), owners)
                        .with_warnings(findings::to_dismiss(&row.findings)),
                })
            }
            ItemKind::Invitation => {
                let directory = Directory::new(self, tx);
                let signed = reread_invitation(jws, &directory, audience)
                    .map_err(|error| directory.refusal(error))?;
                Ok(Item::invitation(&signed))
            }
            ItemKind::Key => {
                let signed = reread_key_proof(jws, audience)?;
                Ok(Item::key(&signed, federation.clone()))
            }
            ItemKind::Revocation => {
                let (signed, holder) = self.proposed_revocation(tx, &row.sha256)?;
                Ok(Item::revocation(&signed, federation.clone(), holder))
            }
            ItemKind::Lift => {
                let signed = {
                    let directory = Directory::new(self, tx);
                    reread_hold(jws, &directory, audience)
                        .map_err(|error| directory.refusal(error))?
                };
                let owners = self.owners_of_target(tx, &signed)?;
                Ok(Item::lift(&signed, owners))
            }
        }
    }

    fn owners_of_target(
        &self,
        tx: &mut Transaction<'_>,
        signed: &Signed<Hold>,
    ) -> Result<Option<OrganisationNumber>, Refusal> {
        Ok(match &signed.statement.target {
            HoldTarget::Submission(sha256) => tx.item(sha256)?.map(|item| item.organisation),
            HoldTarget::Entity(id) => tx
                .document(&DocumentKey::entity(id.clone()))?
                .map(|document| document.organisation),
        })
    }

    /// The votes on an item in one federation, oldest first, each verified anew. A vote whose key is no operator's any more is not among them.
    pub(crate) fn counted(
        &self,
        tx: &mut Transaction<'_>,
        item: &Sha256,
        federation: &FederationId,
    ) -> Result<Vec<CountedDecision>, Refusal> {
        let mut counted = Vec::new();
        for row in tx.decisions_of(item)? {
            if row.federation != *federation {
                continue;
            }
            let jws = self.stored_statement(tx, &row.sha256)?.jws;
            let directory = Directory::new(self, tx);
            let signed = reread_decision(jws.as_bytes(), &directory, self.audience());
            directory.finish()?;
            counted.extend(signed.ok().as_ref().map(CountedDecision::from));
        }
        Ok(counted)
    }

    /// The hold that stops this submission in this federation, if one does.
    pub(crate) fn hold_on_submission(
        &self,
        tx: &mut Transaction<'_>,
        federation: &FederationId,
        item: &Sha256,
    ) -> Result<Option<HoldRow>, Refusal> {
        let name = item.to_string();
        let holds = tx.open_holds(federation)?;
        Ok(holds.into_iter().find(|hold| {
            hold.target == tillit_store::HoldTarget::Submission && hold.target_id == name
        }))
    }
}
