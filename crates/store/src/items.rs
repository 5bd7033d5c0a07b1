//! Items: what operators decide on. Each federation that an item concerns has its own state of it.

use std::collections::HashMap;

use diesel::prelude::*;
use tillit_model::{FederationId, OrganisationNumber, Sha256, Timestamp};

use crate::row::{parsed, time};
use crate::schema::{item, item_federation};
use crate::transaction::{first, run};
use crate::{ItemKind, ItemState, StoreError, Transaction};

/// An item that has just been received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewItem {
    /// Of the complete signed statement, which is stored.
    pub sha256: Sha256,
    /// What it is.
    pub kind: ItemKind,
    /// Whom it comes from or concerns.
    pub organisation: OrganisationNumber,
    /// Who decides on it, at least one.
    pub federations: Vec<FederationId>,
    /// What the checks found, as JSON.
    pub findings: String,
    /// When it was received.
    pub received_at: Timestamp,
}

/// An item as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemRow {
    /// Of the complete signed statement.
    pub sha256: Sha256,
    /// What it is.
    pub kind: ItemKind,
    /// Whom it comes from or concerns.
    pub organisation: OrganisationNumber,
    /// What each federation has made of it, by federation id.
    pub federations: Vec<FederationState>,
    /// What the checks found, as JSON.
    pub findings: String,
    /// When it was received.
    pub received_at: Timestamp,
}

impl ItemRow {
    /// Pending while any federation has not decided; then the first of approved, rejected, superseded and withdrawn that any of them says.
    pub fn state(&self) -> ItemState {
        let states = self.federations.iter().map(|federation| federation.state);
        states.min().unwrap_or(ItemState::Pending)
    }

    /// What this federation has made of it; `None` when it does not concern it.
    pub fn state_in(&self, federation: &FederationId) -> Option<ItemState> {
        self.federations
            .iter()
            .find(|state| state.federation == *federation)
            .map(|state| state.state)
    }
}

/// What one federation has made of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FederationState {
    /// Who decides.
    pub federation: FederationId,
    /// What was decided.
    pub state: ItemState,
    /// When; `None` while it is pending.
    pub closed_at: Option<Timestamp>,
}

pub(crate) type ItemColumns = (String, String, String, String, i64);

impl Transaction<'_> {
    /// Adds an item, pending in each of its federations; `false` when it is there. Its statement must be stored first.
    pub fn insert_item(&mut self, new: &NewItem) -> Result<bool, StoreError> {
        let insert = diesel::insert_into(item::table)
            .values((
                item::sha256.eq(new.sha256.to_string()),
                item::kind.eq(new.kind.as_str()),
                item::organisation.eq(new.organisation.to_string()),
                item::findings.eq(&new.findings),
                item::received_at.eq(new.received_at.unix_microseconds()),
            ))
            .on_conflict_do_nothing();
        if run!(self, c => insert.execute(c))? == 0 {
            return Ok(false);
        }
        let rows: Vec<_> = new
            .federations
            .iter()
            .map(|federation| {
                (
                    item_federation::item.eq(new.sha256.to_string()),
                    item_federation::federation.eq(federation.as_str()),
                    item_federation::state.eq(ItemState::Pending.as_str()),
                )
            })
            .collect();
        run!(self, c => diesel::insert_into(item_federation::table).values(rows).execute(c))?;
        Ok(true)
    }

    /// The item with this hash.
    pub fn item(&mut self, sha256: &Sha256) -> Result<Option<ItemRow>, StoreError> {
        let query = item::table.find(sha256.to_string());
        let row: Option<ItemColumns> = first!(self, query)?;
        Ok(self.item_rows(row.into_iter().collect())?.pop())
    }

    /// Closes a pending item for one federation; `false` when it is closed there already or does not concern it. Of any number that try at once, one gets `true`.
    pub fn close_item(
        &mut self,
        sha256: &Sha256,
        federation: &FederationId,
        to: ItemState,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let pending = item_federation::table
            .find((sha256.to_string(), federation.as_str()))
            .filter(item_federation::state.eq(ItemState::Pending.as_str()));
        let update = diesel::update(pending).set((
            item_federation::state.eq(to.as_str()),
            item_federation::closed_at.eq(at.unix_microseconds()),
        ));
        run!(self, c => update.execute(c)).map(|rows| rows == 1)
    }

    /// Keeps everybody else from deciding on an item that is pending in this federation until the transaction ends, so that two who vote at the same time see each other's votes; `false` when it
    /// is not pending.
    pub fn lock_pending(
        &mut self,
        sha256: &Sha256,
        federation: &FederationId,
    ) -> Result<bool, StoreError> {
        let pending = ItemState::Pending.as_str();
        let row = item_federation::table
            .find((sha256.to_string(), federation.as_str()))
            .filter(item_federation::state.eq(pending));
        let update = diesel::update(row).set(item_federation::state.eq(pending));
        run!(self, c => update.execute(c)).map(|rows| rows == 1)
    }

    /// Adds what each federation says to the items, in their order.
    pub(crate) fn item_rows(&mut self, rows: Vec<ItemColumns>) -> Result<Vec<ItemRow>, StoreError> {
        let ids: Vec<&String> = rows.iter().map(|row| &row.0).collect();
        let query = item_federation::table
            .filter(item_federation::item.eq_any(ids))
            .order(item_federation::federation)
            .select((
                item_federation::item,
                item_federation::federation,
                item_federation::state,
                item_federation::closed_at,
            ));
        let states: Vec<(String, String, String, Option<i64>)> = run!(self, c => query.load(c))?;
        let mut by_item: HashMap<String, Vec<FederationState>> = HashMap::new();
        for (item, federation, state, closed_at) in states {
            by_item.entry(item).or_default().push(FederationState {
                federation: parsed(&federation, "a federation id")?,
                state: parsed(&state, "an item's state")?,
                closed_at: closed_at.map(time),
            });
        }
        rows.into_iter()
            .map(|(sha256, kind, organisation, findings, received_at)| {
                Ok(ItemRow {
                    federations: by_item.remove(&sha256).unwrap_or_default(),
                    sha256: parsed(&sha256, "an item's SHA-256")?,
                    kind: parsed(&kind, "an item's kind")?,
                    organisation: parsed(&organisation, "an organisation number")?,
                    findings,
                    received_at: time(received_at),
                })
            })
            .collect()
    }
}
