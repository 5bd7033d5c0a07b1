//! Items: an organisation sees its own submissions, an operator what the federation decides, nobody else anything.

use tillit_evidence::{Hold, reread_hold, reread_key_proof, reread_submission};
use tillit_model::{DocumentKey, FederationId, Sha256};
use tillit_store::{
    DecisionRow, ItemFilter as StoredFilter, ItemKind as StoredKind, ItemRow,
    ItemState as StoredState, Page as StoredPage, StoreError, Transaction,
};

use crate::directory::Directory;
use crate::findings;
use crate::view::{
    Base, DecisionView, ExactText, HoldTarget, ItemDetail, ItemDocument, ItemFilter, ItemKind,
    ItemState, ItemSummary, ItemView, Page, Paged, Reader, Verdict,
};
use crate::{Refusal, RefusalClass, Registry};

impl Registry {
    /// Submissions: an organisation's own, or those that an operator's federation decides.
    pub fn submissions(
        &self,
        filter: &ItemFilter,
        reader: &Reader,
        page: Page,
    ) -> Result<Paged<ItemView>, Refusal> {
        let mut stored = stored_filter(filter);
        stored.kind = Some(StoredKind::Submission);
        match reader {
            Reader::Public => return Err(token_needed()),
            Reader::Organisation(number) => stored.organisation = Some(number.clone()),
            Reader::Operator { federation, .. } => stored.federation = Some(federation.clone()),
        }
        self.item_page(&stored, page)
    }

    /// Everything that the reader's federation decides. For operators only.
    pub fn reviews(
        &self,
        filter: &ItemFilter,
        reader: &Reader,
        page: Page,
    ) -> Result<Paged<ItemView>, Refusal> {
        let mut stored = stored_filter(filter);
        match reader {
            Reader::Public => return Err(token_needed()),
            Reader::Organisation(_) => return Err(Refusal::not_found()),
            Reader::Operator { federation, .. } => {
                if filter
                    .federation
                    .as_ref()
                    .is_some_and(|wanted| wanted != federation)
                {
                    return Err(Refusal::not_found());
                }
                stored.federation = Some(federation.clone());
            }
        }
        self.item_page(&stored, page)
    }

    /// One submission with its votes.
    pub fn submission(&self, id: &Sha256, reader: &Reader) -> Result<ItemDetail, Refusal> {
        self.read(|tx| {
            let row = visible(tx, id, reader)?;
            match row.kind {
                StoredKind::Submission | StoredKind::Profile => self.detail(tx, &row),
                _ => Err(Refusal::not_found()),
            }
        })
    }

    /// One item of any kind with its votes. For operators only.
    pub fn review(&self, id: &Sha256, reader: &Reader) -> Result<ItemDetail, Refusal> {
        if *reader == Reader::Public {
            return Err(token_needed());
        }
        self.read(|tx| {
            let row = visible(tx, id, reader)?;
            match reader {
                Reader::Operator { .. } => self.detail(tx, &row),
                _ => Err(Refusal::not_found()),
            }
        })
    }

    /// The exact bytes of an item's statement, for whoever may see the item.
    pub fn statement(&self, id: &Sha256, reader: &Reader) -> Result<ExactText, Refusal> {
        self.read(|tx| {
            visible(tx, id, reader)?;
            let row = self.stored_statement(tx, id)?;
            Ok(ExactText {
                text: row.jws.into_bytes(),
                sha256: row.sha256,
            })
        })
    }

    /// Where a key proof stands. Public: its id is known to whoever sent it, and the answer says nothing else.
    pub fn enrolment(&self, id: &Sha256) -> Result<ItemState, Refusal> {
        self.read(|tx| {
            let row = tx.item(id)?.ok_or_else(Refusal::not_found)?;
            match row.kind {
                StoredKind::Key => Ok(state_of(row.state())),
                _ => Err(Refusal::not_found()),
            }
        })
    }

    fn item_page(&self, filter: &StoredFilter, page: Page) -> Result<Paged<ItemView>, Refusal> {
        self.read(|tx| {
            let rows = tx.items(
                filter,
                StoredPage {
                    limit: page.limit(),
                    page: page.number(),
                },
            )?;
            let mut items = Vec::with_capacity(rows.rows.len());
            for row in &rows.rows {
                items.push(self.view_of(tx, row)?);
            }
            Ok(Paged {
                items,
                total: rows.total,
                page,
            })
        })
    }

    /// The view of an item that was just stored or closed.
    pub(crate) fn item_view(
        &self,
        tx: &mut Transaction<'_>,
        id: &Sha256,
    ) -> Result<ItemView, Refusal> {
        let row = tx.item(id)?.ok_or_else(Refusal::not_found)?;
        self.view_of(tx, &row)
    }

    fn view_of(&self, tx: &mut Transaction<'_>, row: &ItemRow) -> Result<ItemView, Refusal> {
        let mut federations = Vec::new();
        let mut is_held = false;
        for decided in &row.federations {
            let mut state = state_of(decided.state);
            if state == ItemState::Pending
                && self
                    .hold_on_submission(tx, &decided.federation, &row.sha256)?
                    .is_some()
            {
                state = ItemState::Held;
                is_held = true;
            }
            federations.push((decided.federation.clone(), state));
        }
        Ok(ItemView {
            id: row.sha256,
            kind: kind_of(row.kind),
            state: match state_of(row.state()) {
                ItemState::Pending if is_held => ItemState::Held,
                state => state,
            },
            organisation: row.organisation.clone(),
            federations,
            received_at: row.received_at,
            summary: self.summary(tx, row)?,
        })
    }

    fn summary(&self, tx: &mut Transaction<'_>, row: &ItemRow) -> Result<ItemSummary, Refusal> {
        let jws = self.stored_statement(tx, &row.sha256)?.jws;
        let audience = self.audience();
        match row.kind {
            StoredKind::Submission | StoredKind::Profile => self.documents_of(tx, row, &jws),
            StoredKind::Invitation => {
                let invitation = tx.invitation(&row.sha256)?.ok_or_else(|| missing(row))?;
                let invitation = invitation.invitation;
                Ok(ItemSummary::Invitation {
                    organisation: invitation.organisation,
                    name: invitation.name,
                    domains: serde_json::from_str(&invitation.domains).unwrap_or_default(),
                    expires_at: invitation.expires_at,
                })
            }
            StoredKind::Key => {
                let proof = reread_key_proof(jws.as_bytes(), audience)?;
                Ok(ItemSummary::Key {
                    organisation: row.organisation.clone(),
                    fingerprint: proof.statement.key.fingerprint(),
                    key_id: proof.key_id,
                })
            }
            StoredKind::Revocation => {
                let (signed, organisation) = self.proposed_revocation(tx, &row.sha256)?;
                Ok(ItemSummary::Revocation {
                    organisation,
                    key_id: signed.statement.key,
                    reason: signed.statement.reason.to_string(),
                })
            }
            StoredKind::Lift => {
                let directory = Directory::new(self, tx);
                let signed = reread_hold(jws.as_bytes(), &directory, audience)
                    .map_err(|error| directory.refusal(error))?;
                let Hold { target, reason, .. } = signed.statement;
                Ok(ItemSummary::Lift {
                    target: match target {
                        tillit_evidence::HoldTarget::Submission(id) => HoldTarget::Submission(id),
                        tillit_evidence::HoldTarget::Entity(id) => HoldTarget::Entity(id),
                    },
                    reason: reason.to_string(),
                })
            }
        }
    }

    fn documents_of(
        &self,
        tx: &mut Transaction<'_>,
        row: &ItemRow,
        jws: &str,
    ) -> Result<ItemSummary, Refusal> {
        let signed = {
            let directory = Directory::new(self, tx);
            reread_submission(jws.as_bytes(), &directory, self.audience())
                .map_err(|error| directory.refusal(error))?
        };
        let versions = tx.versions_of_item(&row.sha256)?;
        let mut documents = Vec::new();
        for change in &signed.statement.documents {
            let version = versions.iter().find(|v| v.document == change.document);
            documents.push(ItemDocument {
                kind: change.document.kind(),
                id: change.document.id().to_string(),
                key: key_of(tx, &change.document)?,
                action: change.action(),
                version: version.map_or(0, |version| version.version),
                sha256: change.text().map(Sha256::of),
                base: change.base.map(|base| Base {
                    version: base.version,
                    sha256: base.sha256,
                }),
            });
        }
        Ok(ItemSummary::Documents(documents))
    }

    fn detail(&self, tx: &mut Transaction<'_>, row: &ItemRow) -> Result<ItemDetail, Refusal> {
        let mut needed = Vec::new();
        let mut profiles = Vec::new();
        for decided in &row.federations {
            let current = self.profiles().named(tx, &decided.federation)?;
            needed.push((decided.federation.clone(), current.profile.approvals.get()));
            profiles.push((decided.federation.clone(), current.sha256));
        }
        let decisions = tx
            .decisions_of(&row.sha256)?
            .into_iter()
            .map(|decision| decision_view(decision, &profiles))
            .collect();
        Ok(ItemDetail {
            view: self.view_of(tx, row)?,
            decisions,
            needed,
            profiles,
            findings: findings::from_json(&row.findings),
        })
    }
}

/// The item, when this reader may know of it; otherwise the same answer as for one that never was.
fn visible(tx: &mut Transaction<'_>, id: &Sha256, reader: &Reader) -> Result<ItemRow, Refusal> {
    if *reader == Reader::Public {
        return Err(token_needed());
    }
    let row = tx.item(id)?.ok_or_else(Refusal::not_found)?;
    let may = match reader {
        Reader::Public => false,
        Reader::Organisation(number) => {
            row.organisation == *number && row.kind == StoredKind::Submission
        }
        Reader::Operator { federation, .. } => row.state_in(federation).is_some(),
    };
    if may {
        Ok(row)
    } else {
        Err(Refusal::not_found())
    }
}

fn key_of(tx: &mut Transaction<'_>, document: &DocumentKey) -> Result<String, StoreError> {
    Ok(tx
        .document(document)?
        .map(|row| row.key)
        .unwrap_or_default())
}

fn decision_view(row: DecisionRow, profiles: &[(FederationId, Sha256)]) -> DecisionView {
    let counts = profiles
        .iter()
        .any(|(federation, sha256)| *federation == row.federation && *sha256 == row.profile_sha256);
    DecisionView {
        id: row.sha256,
        person: row.person,
        organisation: row.organisation,
        federation: row.federation,
        verdict: match row.verdict {
            tillit_store::Verdict::Approve => Verdict::Approve,
            tillit_store::Verdict::Reject => Verdict::Reject,
        },
        reason: row.reason,
        received_at: row.received_at,
        counts,
    }
}

fn token_needed() -> Refusal {
    Refusal::new(
        RefusalClass::Unauthenticated,
        "token_needed",
        "this is not public; present an access token, which a registered key gets by a client assertion",
    )
}

fn missing(row: &ItemRow) -> StoreError {
    StoreError::Corrupt {
        what: "an invitation",
        reason: format!("item {} has no row of its own", row.sha256),
    }
}

fn kind_of(kind: StoredKind) -> ItemKind {
    match kind {
        StoredKind::Submission => ItemKind::Submission,
        StoredKind::Invitation => ItemKind::Invitation,
        StoredKind::Key => ItemKind::Key,
        StoredKind::Lift => ItemKind::Lift,
        StoredKind::Revocation => ItemKind::Revocation,
        StoredKind::Profile => ItemKind::Profile,
    }
}

pub(super) fn state_of(state: StoredState) -> ItemState {
    match state {
        StoredState::Pending => ItemState::Pending,
        StoredState::Approved => ItemState::Approved,
        StoredState::Rejected => ItemState::Rejected,
        StoredState::Superseded | StoredState::Withdrawn => ItemState::Withdrawn,
    }
}

fn stored_filter(filter: &ItemFilter) -> StoredFilter {
    StoredFilter {
        federation: filter.federation.clone(),
        kind: filter.kind.map(|kind| match kind {
            ItemKind::Submission => StoredKind::Submission,
            ItemKind::Invitation => StoredKind::Invitation,
            ItemKind::Key => StoredKind::Key,
            ItemKind::Lift => StoredKind::Lift,
            ItemKind::Revocation => StoredKind::Revocation,
            ItemKind::Profile => StoredKind::Profile,
        }),
        state: filter.state.map(|state| match state {
            ItemState::Pending | ItemState::Held => StoredState::Pending,
            ItemState::Approved => StoredState::Approved,
            ItemState::Rejected => StoredState::Rejected,
            ItemState::Withdrawn => StoredState::Withdrawn,
        }),
        organisation: None,
    }
}
