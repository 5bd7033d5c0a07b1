//! What follows when a federation has decided on an item.

use tillit_evidence::{HoldTarget, Operators, reread_hold, reread_key_proof};
use tillit_model::{
    DocumentId, DocumentKind, Entity, FederationId, Organisation, Profile, Sha256, Timestamp,
    name_skeleton, text::json,
};
use tillit_store::{
    ItemKind, ItemRow, ItemState, KeyState, NewJob, ProfileRow, StoreError, Transaction,
    VersionDecision, VersionRow,
};
use uuid::Uuid;

use crate::directory::Directory;
use crate::invite::refuse_enrolled_elsewhere;
use crate::marks::marks_of;
use crate::organisation_first;
use crate::received::{deciders, is_listed_in};
use crate::schedule::PUBLISH;
use crate::{Refusal, Registry};

impl Registry {
    /// Closes an item in one federation and lets it take effect there.
    pub(crate) fn close(
        &self,
        tx: &mut Transaction<'_>,
        item: &ItemRow,
        federation: &FederationId,
        to: ItemState,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        if !tx.close_item(&item.sha256, federation, to, now)? {
            return Err(Refusal::conflict(
                "closed",
                "the item was decided in the meantime",
            ));
        }
        match (item.kind, to) {
            (ItemKind::Submission, _) => self.close_documents(tx, item, federation, to, now),
            (ItemKind::Profile, ItemState::Approved) => {
                self.adopt_profile(tx, item, federation, now)
            }
            (ItemKind::Key, _) => self.close_key(tx, item, federation, to, now),
            (ItemKind::Lift, ItemState::Approved) => self.lift(tx, item, federation, now),
            (ItemKind::Revocation, ItemState::Approved) => self.close_revocation(tx, item, now),
            (
                ItemKind::Invitation | ItemKind::Profile | ItemKind::Lift | ItemKind::Revocation,
                _,
            ) => Ok(()),
        }
    }

    fn close_documents(
        &self,
        tx: &mut Transaction<'_>,
        item: &ItemRow,
        federation: &FederationId,
        to: ItemState,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        let versions = tx.versions_of_item(&item.sha256)?;
        let mut effective = Vec::new();
        for version in &versions {
            if self.decides(tx, version, federation)? {
                if to == ItemState::Approved {
                    self.take_effect(tx, version, federation, now)?;
                    effective.push(version.clone());
                }
                let decision = VersionDecision {
                    federation: federation.clone(),
                    state: to,
                    at: now,
                };
                tx.insert_version_decision(&version.document, version.version, &decision)?;
            }
        }
        organisation_first::on_approval(tx, &effective)?;
        let row = tx.item(&item.sha256)?.ok_or_else(Refusal::not_found)?;
        if row.state() != ItemState::Pending {
            for version in &versions {
                tx.release_pending(&version.document, &item.sha256)?;
                release_pins(tx, version, &row)?;
            }
        }
        if to == ItemState::Approved {
            enqueue_publication(tx, federation, now)?;
        }
        Ok(())
    }

    fn decides(
        &self,
        tx: &mut Transaction<'_>,
        version: &VersionRow,
        federation: &FederationId,
    ) -> Result<bool, Refusal> {
        let profiles = self.profiles().all(tx)?;
        let value = match &version.text {
            Some(text) => Some(json::read(text.as_bytes())?),
            None => None,
        };
        let deciders = deciders(
            tx,
            &profiles,
            &version.document,
            value.as_ref(),
            &version.organisation,
        )?;
        Ok(deciders.contains(federation))
    }

    fn take_effect(
        &self,
        tx: &mut Transaction<'_>,
        version: &VersionRow,
        federation: &FederationId,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        let document = &version.document;
        tx.approve_version(document, version.version, now)?;
        if is_listed_in(document, version.text.as_deref(), federation) {
            tx.set_listing(federation, document, version.version)?;
        } else {
            tx.remove_listing(federation, document)?;
        }
        let text = version.text.as_deref().unwrap_or_default();
        if let DocumentId::Entity(id) = document.id() {
            let entity = serde_json::from_str::<Entity>(text).ok();
            let listed = entity.filter(|entity| entity.federations.contains(federation));
            let marks = listed.as_ref().map(marks_of).unwrap_or_default();
            tx.set_marks(federation, id, &marks)?;
        }
        if let (DocumentKind::Organisation, DocumentId::Organisation(number)) =
            (document.kind(), document.id())
            && let Ok(organisation) = serde_json::from_str::<Organisation>(text)
        {
            tx.set_name_skeleton(number, &name_skeleton(&organisation.name.sv))?;
        }
        Ok(())
    }

    /// A new profile begins to hold. Votes that were given under the old one no longer count, because they name its hash.
    fn adopt_profile(
        &self,
        tx: &mut Transaction<'_>,
        item: &ItemRow,
        federation: &FederationId,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        let (profile, text, base) = self.proposed_profile(tx, &item.sha256)?;
        let current = self.profiles().named(tx, federation)?;
        if base != current.version {
            return Err(Refusal::conflict(
                "profile_changed",
                "the profile that this one was based on no longer holds",
            ));
        }
        let operators = Operators::from_profile(&profile).map_err(|error| StoreError::Corrupt {
            what: "a proposed profile",
            reason: error.to_string(),
        })?;
        self.refuse_other_roles(tx, &profile, &operators)?;
        tx.insert_profile(&ProfileRow {
            federation: federation.clone(),
            version: current.version + 1,
            sha256: Sha256::of(&text),
            approvals: profile.approvals.get(),
            text,
            created_at: now,
        })?;
        Ok(enqueue_publication(tx, federation, now)?)
    }

    fn close_key(
        &self,
        tx: &mut Transaction<'_>,
        item: &ItemRow,
        federation: &FederationId,
        to: ItemState,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        let jws = self.stored_statement(tx, &item.sha256)?.jws;
        let proof = reread_key_proof(jws.as_bytes(), self.audience())?;
        let state = match to {
            ItemState::Approved => KeyState::Active,
            _ => KeyState::Revoked,
        };
        tx.change_key_state(
            proof.key_id.as_str(),
            KeyState::Pending,
            state,
            now,
            &item.sha256,
        )?;
        if to == ItemState::Approved {
            let organisation = &proof.statement.claims.iss;
            tx.insert_organisation(organisation, federation, now)?;
            // Two federations may have invited the same organisation; the first one whose key was approved enrolled it.
            refuse_enrolled_elsewhere(tx, organisation, federation)?;
        }
        Ok(())
    }

    fn lift(
        &self,
        tx: &mut Transaction<'_>,
        item: &ItemRow,
        federation: &FederationId,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        let jws = self.stored_statement(tx, &item.sha256)?.jws;
        let signed = {
            let directory = Directory::new(self, tx);
            reread_hold(jws.as_bytes(), &directory, self.audience())
                .map_err(|error| directory.refusal(error))?
        };
        let (target, id) = stored_target(&signed.statement.target);
        for hold in tx.open_holds(federation)? {
            if hold.target == target && hold.target_id == id {
                tx.lift_hold(&hold.sha256, &item.sha256, now)?;
            }
        }
        Ok(enqueue_publication(tx, federation, now)?)
    }

    /// The profile that an item proposes, its text, and the version that it builds on.
    pub(crate) fn proposed_profile(
        &self,
        tx: &mut Transaction<'_>,
        item: &Sha256,
    ) -> Result<(Profile, String, u64), Refusal> {
        let jws = self.stored_statement(tx, item)?.jws;
        let directory = Directory::new(self, tx);
        let signed =
            tillit_evidence::reread_submission(jws.as_bytes(), &directory, self.audience())
                .map_err(|error| directory.refusal(error))?;
        let change = signed.statement.documents.first();
        let text = change.and_then(|change| change.text()).unwrap_or_default();
        let base = change
            .and_then(|change| change.base)
            .map_or(0, |base| base.version);
        let profile = serde_json::from_str(text).map_err(|error| StoreError::Corrupt {
            what: "a proposed profile",
            reason: error.to_string(),
        })?;
        Ok((profile, text.to_owned(), base))
    }
}

/// Target and name of a hold as the store keeps them.
pub(crate) fn stored_target(target: &HoldTarget) -> (tillit_store::HoldTarget, String) {
    match target {
        HoldTarget::Submission(sha256) => {
            (tillit_store::HoldTarget::Submission, sha256.to_string())
        }
        HoldTarget::Entity(id) => (tillit_store::HoldTarget::Entity, id.to_string()),
    }
}

/// Pins that neither the version in use nor a pending one needs are free again.
pub(crate) fn release_pins(
    tx: &mut Transaction<'_>,
    version: &VersionRow,
    item: &ItemRow,
) -> Result<(), Refusal> {
    let DocumentId::Entity(entity) = version.document.id() else {
        return Ok(());
    };
    for decided in &item.federations {
        let listed = tx.listing(&decided.federation, &version.document)?;
        let text = match listed {
            Some(listed) => tx
                .version(&version.document, listed)?
                .and_then(|row| row.text),
            None => None,
        };
        let keep: Vec<[u8; 32]> = text
            .and_then(|text| serde_json::from_str::<Entity>(&text).ok())
            .map(|entity| {
                let pins = entity.client_pins();
                pins.map(|(_, digest)| *digest.as_bytes()).collect()
            })
            .unwrap_or_default();
        tx.release_pins_except(&decided.federation, entity, &keep)?;
    }
    Ok(())
}

/// Asks for a publication; asking twice is harmless.
pub(crate) fn enqueue_publication(
    tx: &mut Transaction<'_>,
    federation: &FederationId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.enqueue(&NewJob {
        id: Uuid::now_v7().to_string(),
        kind: PUBLISH.to_owned(),
        subject: federation.to_string(),
        run_after: now,
    })?;
    Ok(())
}
