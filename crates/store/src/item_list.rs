//! Lists of items.

use diesel::dsl::{exists, min, not};
use diesel::prelude::*;
use tillit_model::{FederationId, OrganisationNumber, Timestamp};

use crate::items::ItemColumns;
use crate::row::{count, time};
use crate::schema::{item, item_federation};
use crate::transaction::run;
use crate::{ItemKind, ItemRow, ItemState, Page, Paged, StoreError, Transaction};

/// Which items are asked for; what is `None` does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemFilter {
    /// Those that this federation decides on.
    pub federation: Option<FederationId>,
    /// Those of this kind.
    pub kind: Option<ItemKind>,
    /// Those in this state: in the federation, if one is named, otherwise over all.
    pub state: Option<ItemState>,
    /// Those that come from or concern this organisation.
    pub organisation: Option<OrganisationNumber>,
}

/// The items that a filter lets through, as a query for whichever database it is run on.
macro_rules! matching {
    ($filter:expr) => {{
        let ItemFilter {
            federation,
            kind,
            state,
            organisation,
        } = $filter;
        let mut query = item::table.into_boxed();
        if let Some(kind) = kind {
            query = query.filter(item::kind.eq(kind.as_str()));
        }
        if let Some(organisation) = organisation {
            query = query.filter(item::organisation.eq(organisation.to_string()));
        }
        let here = || item_federation::table.filter(item_federation::item.eq(item::sha256));
        match (federation, state) {
            (Some(federation), Some(state)) => query.filter(exists(
                here()
                    .filter(item_federation::federation.eq(federation.as_str()))
                    .filter(item_federation::state.eq(state.as_str())),
            )),
            (Some(federation), None) => query.filter(exists(
                here().filter(item_federation::federation.eq(federation.as_str())),
            )),
            (None, Some(state)) => query
                .filter(exists(
                    here().filter(item_federation::state.eq(state.as_str())),
                ))
                .filter(not(exists(
                    here().filter(item_federation::state.eq_any(before(*state))),
                ))),
            (None, None) => query,
        }
    }};
}

impl Transaction<'_> {
    /// Items that a filter lets through, newest first.
    pub fn items(&mut self, filter: &ItemFilter, page: Page) -> Result<Paged<ItemRow>, StoreError> {
        let total: i64 = run!(self, c => matching!(filter).count().get_result(c))?;
        let rows: Vec<ItemColumns> = run!(self, c => {
            matching!(filter)
                .order((item::received_at.desc(), item::sha256.desc()))
                .limit(page.limit())
                .offset(page.offset())
                .load(c)
        })?;
        Ok(Paged {
            rows: self.item_rows(rows)?,
            total: count(total),
        })
    }
}

impl Transaction<'_> {
    /// When the oldest of the items that a filter lets through was received.
    pub fn oldest_item(&mut self, filter: &ItemFilter) -> Result<Option<Timestamp>, StoreError> {
        let oldest: Option<i64> =
            run!(self, c => matching!(filter).select(min(item::received_at)).get_result(c))?;
        Ok(oldest.map(time))
    }
}

/// The states that would be an item's own rather than this one.
fn before(state: ItemState) -> Vec<&'static str> {
    ItemState::ALL
        .iter()
        .filter(|other| **other < state)
        .map(|other| other.as_str())
        .collect()
}
