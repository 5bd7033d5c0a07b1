//! Document heads: who owns a document, which version applies, which one waits. The versions themselves stand in `versions.rs`.

use diesel::prelude::*;
use tillit_model::{Action, DocumentKey, EntityId, OrganisationNumber, Sha256, Timestamp};

use crate::row::{column, count, document, names, parsed, parsed_option, time};
use crate::schema::{document, document_version};
use crate::transaction::{first, run};
use crate::{StoreError, Transaction};

/// A document as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRow {
    /// Kind and id.
    pub document: DocumentKey,
    /// Opaque and unique: names the document in addresses.
    pub key: String,
    /// Who owns it; while nothing was ever approved, who proposed it last.
    pub organisation: OrganisationNumber,
    /// The last approved version.
    pub head: Option<Head>,
    /// Whether the last approved version ended the document.
    pub withdrawn: bool,
    /// The highest version number that was ever given.
    pub last_version: u64,
    /// The version that waits for decisions.
    pub pending: Option<Pending>,
}

/// An approved version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Its number.
    pub version: u64,
    /// Of its text.
    pub sha256: Sha256,
    /// When it became the head.
    pub at: Timestamp,
}

/// A version that waits for decisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// Its number.
    pub version: u64,
    /// The submission that it came in.
    pub item: Sha256,
}

pub(crate) type DocumentColumns = (
    String,
    String,
    String,
    String,
    Option<String>,
    Option<i64>,
    Option<String>,
    Option<i64>,
    bool,
    i64,
    Option<i64>,
    Option<String>,
);

impl Transaction<'_> {
    /// The document with this kind and id.
    pub fn document(&mut self, document: &DocumentKey) -> Result<Option<DocumentRow>, StoreError> {
        let known = self.known.as_ref();
        if let Some(row) = known.and_then(|known| known.documents.get(document)) {
            return Ok(row.clone());
        }
        let query = document::table.find(names(document));
        let row: Option<DocumentColumns> = first!(self, query)?;
        let row = row.map(document_row).transpose()?;
        if let Some(known) = &mut self.known {
            known.documents.insert(document.clone(), row.clone());
        }
        Ok(row)
    }

    /// The document with this opaque key.
    pub fn document_by_key(&mut self, key: &str) -> Result<Option<DocumentRow>, StoreError> {
        let query = document::table.filter(document::handle.eq(key));
        let row: Option<DocumentColumns> = first!(self, query)?;
        row.map(document_row).transpose()
    }

    /// Makes the pending version the head, or sees that it is; `false` when this version is not the pending one. It stays pending until it is released, since further federations may be
    /// deciding on it. Its version row must be there.
    pub fn approve_version(
        &mut self,
        document: &DocumentKey,
        version: u64,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let (kind, id) = names(document);
        let version = column(version);
        let query = document_version::table
            .find((kind, &id, version))
            .select((document_version::sha256, document_version::action));
        let row: Option<(String, String)> = first!(self, query)?;
        let Some((sha256, action)) = row else {
            return Ok(false);
        };
        let withdrawn = crate::row::action(&action)? == Action::Withdraw;
        let pending = document::table
            .find((kind, &id))
            .filter(document::pending_version.eq(version));
        let not_yet = pending.filter(
            document::head_version
                .is_null()
                .or(document::head_version.ne(version)),
        );
        let update = diesel::update(not_yet).set((
            document::head_version.eq(version),
            document::head_sha256.eq(sha256),
            document::head_at.eq(at.unix_microseconds()),
            document::withdrawn.eq(withdrawn),
        ));
        if run!(self, c => update.execute(c))? == 1 {
            return Ok(true);
        }
        let count: i64 = run!(self, c => pending.count().get_result(c))?;
        Ok(count == 1)
    }

    /// Lets the next version be proposed, when every federation has closed the item; `false` when this item's version is not the pending one.
    pub fn release_pending(
        &mut self,
        document: &DocumentKey,
        item: &Sha256,
    ) -> Result<bool, StoreError> {
        let pending = document::table
            .find(names(document))
            .filter(document::pending_item.eq(item.to_string()));
        let update = diesel::update(pending).set((
            document::pending_version.eq(None::<i64>),
            document::pending_item.eq(None::<String>),
        ));
        run!(self, c => update.execute(c)).map(|rows| rows == 1)
    }

    /// The entities, pending ones included, whose ids people could take for one with this likeness (`EntityId::likeness`), itself included if it is there.
    pub fn entities_like(&mut self, likeness: &str) -> Result<Vec<EntityId>, StoreError> {
        let query = document::table
            .filter(document::likeness.eq(likeness))
            .select(document::id)
            .order(document::id);
        let rows: Vec<String> = run!(self, c => query.load(c))?;
        rows.iter().map(|id| parsed(id, "an entity id")).collect()
    }
}

pub(crate) fn document_row(row: DocumentColumns) -> Result<DocumentRow, StoreError> {
    let (
        kind,
        id,
        key,
        organisation,
        _,
        head_version,
        head_sha256,
        head_at,
        withdrawn,
        last_version,
        pending_version,
        pending_item,
    ) = row;
    let head_sha256 = parsed_option(head_sha256.as_deref(), "a document's SHA-256")?;
    let pending_item = parsed_option(pending_item.as_deref(), "an item's SHA-256")?;
    Ok(DocumentRow {
        document: document(&kind, &id)?,
        key,
        organisation: parsed(&organisation, "an organisation number")?,
        head: match (head_version, head_sha256, head_at) {
            (Some(version), Some(sha256), Some(at)) => Some(Head {
                version: count(version),
                sha256,
                at: time(at),
            }),
            _ => None,
        },
        withdrawn,
        last_version: count(last_version),
        pending: pending_version
            .zip(pending_item)
            .map(|(version, item)| Pending {
                version: count(version),
                item,
            }),
    })
}
