//! Which version of a document each federation uses now, and what changed since a publication.
//!
//! Every change takes the federation's next change number and holds it until the transaction ends, so the numbers follow the order of commits and nobody misses one.

use diesel::prelude::*;
use tillit_model::{DocumentKey, DocumentKind, FederationId, OrganisationNumber, Sha256};

use crate::row::{column, count, document, names, parsed, text};
use crate::schema::{document_version, federation, listing};
use crate::transaction::{first, run};
use crate::{StoreError, Transaction};

/// A document that a federation uses, with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListingRow {
    /// Kind and id.
    pub document: DocumentKey,
    /// The version that is used.
    pub version: u64,
    /// Whose document it is.
    pub organisation: OrganisationNumber,
    /// Of the text.
    pub sha256: Sha256,
    /// The document, byte for byte.
    pub text: String,
    /// The change that brought it.
    pub change_number: u64,
}

/// What the latest change of a listing left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListingChange {
    /// The document is used in this version.
    Listed(ListingRow),
    /// The document is not used any more.
    Removed {
        /// Kind and id.
        document: DocumentKey,
        /// The change that removed it.
        change_number: u64,
    },
}

type VersionColumns = (String, String, Option<Vec<u8>>);
type Columns = (String, String, Option<i64>, i64, Option<VersionColumns>);

/// Listings with the versions that they use, as a query for whichever database it is run on.
macro_rules! with_versions {
    () => {
        listing::table
            .left_join(
                document_version::table.on(document_version::kind
                    .eq(listing::kind)
                    .and(document_version::id.eq(listing::id))
                    .and(document_version::version.nullable().eq(listing::version))),
            )
            .select((
                listing::kind,
                listing::id,
                listing::version,
                listing::change_number,
                (
                    document_version::organisation,
                    document_version::sha256,
                    document_version::text,
                )
                    .nullable(),
            ))
    };
}

impl Transaction<'_> {
    /// Lists a document in this version; returns the number of the change.
    pub fn set_listing(
        &mut self,
        federation: &FederationId,
        document: &DocumentKey,
        version: u64,
    ) -> Result<u64, StoreError> {
        let change = self.next_change(federation)?;
        let (kind, id) = names(document);
        let version = column(version);
        let upsert = diesel::insert_into(listing::table)
            .values((
                listing::federation.eq(federation.as_str()),
                listing::kind.eq(kind),
                listing::id.eq(id),
                listing::version.eq(version),
                listing::change_number.eq(change),
            ))
            .on_conflict((listing::federation, listing::kind, listing::id))
            .do_update()
            .set((
                listing::version.eq(version),
                listing::change_number.eq(change),
            ));
        run!(self, c => upsert.execute(c))?;
        Ok(count(change))
    }

    /// Takes a document off; `None` when it was not listed, otherwise the number of the change.
    pub fn remove_listing(
        &mut self,
        federation: &FederationId,
        document: &DocumentKey,
    ) -> Result<Option<u64>, StoreError> {
        let change = self.next_change(federation)?;
        let (kind, id) = names(document);
        let listed = listing::table
            .find((federation.as_str(), kind, id))
            .filter(listing::version.is_not_null());
        let update = diesel::update(listed).set((
            listing::version.eq(None::<i64>),
            listing::change_number.eq(change),
        ));
        let removed = run!(self, c => update.execute(c))? == 1;
        Ok(removed.then(|| count(change)))
    }

    /// The version of a document that this federation uses.
    pub fn listing(
        &mut self,
        federation: &FederationId,
        document: &DocumentKey,
    ) -> Result<Option<u64>, StoreError> {
        let (kind, id) = names(document);
        let query = listing::table
            .find((federation.as_str(), kind, id))
            .select(listing::version);
        let version: Option<Option<i64>> = first!(self, query)?;
        Ok(version.flatten().map(count))
    }

    /// The federations that use a document, by id.
    pub fn listed_in(&mut self, document: &DocumentKey) -> Result<Vec<FederationId>, StoreError> {
        let (kind, id) = names(document);
        let query = listing::table
            .filter(listing::kind.eq(kind))
            .filter(listing::id.eq(id))
            .filter(listing::version.is_not_null())
            .order(listing::federation)
            .select(listing::federation);
        let rows: Vec<String> = run!(self, c => query.load(c))?;
        rows.iter()
            .map(|id| parsed(id, "a federation id"))
            .collect()
    }

    /// Everything of one kind that a federation uses, in the byte order of the ids.
    pub fn listings(
        &mut self,
        federation: &FederationId,
        kind: DocumentKind,
    ) -> Result<Vec<ListingRow>, StoreError> {
        let query = with_versions!()
            .filter(listing::federation.eq(federation.as_str()))
            .filter(listing::kind.eq(kind.as_str()))
            .filter(listing::version.is_not_null())
            .order(listing::id);
        let rows: Vec<Columns> = run!(self, c => query.load(c))?;
        rows.into_iter()
            .filter_map(|row| match change_row(row) {
                Ok(ListingChange::Listed(row)) => Some(Ok(row)),
                Ok(ListingChange::Removed { .. }) => None,
                Err(error) => Some(Err(error)),
            })
            .collect()
    }

    /// How many documents of one kind a federation uses.
    pub fn listing_count(
        &mut self,
        federation: &FederationId,
        kind: DocumentKind,
    ) -> Result<u64, StoreError> {
        let query = listing::table
            .filter(listing::federation.eq(federation.as_str()))
            .filter(listing::kind.eq(kind.as_str()))
            .filter(listing::version.is_not_null())
            .count();
        let total: i64 = run!(self, c => query.get_result(c))?;
        Ok(count(total))
    }

    /// What has become of every listing that changed after the change with this number, in order of the changes.
    pub fn listings_changed_since(
        &mut self,
        federation: &FederationId,
        change_number: u64,
    ) -> Result<Vec<ListingChange>, StoreError> {
        let query = with_versions!()
            .filter(listing::federation.eq(federation.as_str()))
            .filter(listing::change_number.gt(column(change_number)))
            .order(listing::change_number);
        let rows: Vec<Columns> = run!(self, c => query.load(c))?;
        rows.into_iter().map(change_row).collect()
    }

    /// The documents of one kind whose listing changed after the change with this number, in order of the changes, without their texts.
    pub fn documents_changed_since(
        &mut self,
        federation: &FederationId,
        kind: DocumentKind,
        change_number: u64,
    ) -> Result<Vec<DocumentKey>, StoreError> {
        let query = listing::table
            .filter(listing::federation.eq(federation.as_str()))
            .filter(listing::change_number.gt(column(change_number)))
            .filter(listing::kind.eq(kind.as_str()))
            .order(listing::change_number)
            .select(listing::id);
        let ids: Vec<String> = run!(self, c => query.load(c))?;
        ids.iter().map(|id| document(kind.as_str(), id)).collect()
    }

    /// The number of the federation's latest change; 0 before the first, and for an unknown federation.
    pub fn change_number(&mut self, federation: &FederationId) -> Result<u64, StoreError> {
        let query = federation::table
            .find(federation.as_str())
            .select(federation::change_number);
        let number: Option<i64> = first!(self, query)?;
        Ok(number.map_or(0, count))
    }

    fn next_change(&mut self, federation: &FederationId) -> Result<i64, StoreError> {
        let update = diesel::update(federation::table.find(federation.as_str()))
            .set(federation::change_number.eq(federation::change_number + 1))
            .returning(federation::change_number);
        let number: Option<i64> = run!(self, c => update.get_result(c).optional())?;
        number.ok_or_else(|| StoreError::Conflict {
            what: format!("federation {federation} is not here"),
        })
    }
}

fn change_row(
    (kind, id, version, change_number, used): Columns,
) -> Result<ListingChange, StoreError> {
    let missing = |what: &str| StoreError::Corrupt {
        what: "a listing",
        reason: format!("{kind} {id} {what}"),
    };
    let document = document(&kind, &id)?;
    let Some(version) = version else {
        return Ok(ListingChange::Removed {
            document,
            change_number: count(change_number),
        });
    };
    let (organisation, sha256, bytes) = used.ok_or_else(|| missing("has no such version"))?;
    Ok(ListingChange::Listed(ListingRow {
        version: count(version),
        organisation: parsed(&organisation, "an organisation number")?,
        sha256: parsed(&sha256, "a version's SHA-256")?,
        text: text(
            bytes.ok_or_else(|| missing("is listed in a version that withdraws it"))?,
            "a document",
        )?,
        change_number: count(change_number),
        document,
    }))
}
