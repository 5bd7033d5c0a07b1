//! What one publication leaves in memory for the next one, so that the next reads what has changed and nothing else.
//!
//! The database is the truth: every change of a listing takes a number of its federation, and the numbers follow the order of commits. So whoever knows everything up to one number reads what came after
//! it, whichever process brought it. After a restart, a failed publication or a surprise, and whenever time alone asks for a signature, everything is read anew.

use std::collections::{BTreeMap, HashMap, HashSet};

use tillit_formats::{SnapshotEntity, SnapshotList};
use tillit_model::{
    DocumentId, DocumentKey, DocumentKind, EntityId, FederationId, Organisation, OrganisationNumber,
};
use tillit_store::{ListingChange, ListingRow, StoreError, Transaction};

use super::PublishError;
use crate::Registry;

/// One federation as its last publication in this process left it.
#[derive(Default)]
pub(crate) struct Kept {
    /// The latest change that was read, of every federation: an organisation's document is decided on by one, and named by others.
    changes: BTreeMap<FederationId, u64>,
    pub(super) organisations: HashMap<OrganisationNumber, Organisation>,
    /// Everything listed, held or not.
    pub(super) entities: BTreeMap<EntityId, SnapshotEntity>,
    pub(super) lists: BTreeMap<DocumentKey, SnapshotList>,
    /// Entities that were listed at the last publication and no longer are.
    pub(super) gone: HashSet<EntityId>,
    /// What was held then.
    pub(super) held: HashSet<String>,
    /// The number of the publication that this process made.
    pub(super) sequence: Option<u64>,
}

impl Kept {
    /// Everything that the federation lists.
    pub(super) fn read(
        registry: &Registry,
        tx: &mut Transaction<'_>,
        federation: &FederationId,
    ) -> Result<Self, PublishError> {
        let mut kept = Self::default();
        for row in tx.federations()? {
            let number = tx.change_number(&row.id)?;
            kept.changes.insert(row.id, number);
        }
        for row in tx.listings(federation, DocumentKind::Entity)? {
            kept.list(registry, tx, row)?;
        }
        for row in tx.listings(federation, DocumentKind::AttributeList)? {
            kept.list(registry, tx, row)?;
        }
        Ok(kept)
    }

    /// Reads what changed since; `false` when that does not lead to what is listed now, so that everything has to be read.
    pub(super) fn advance(
        &mut self,
        registry: &Registry,
        tx: &mut Transaction<'_>,
        federation: &FederationId,
    ) -> Result<bool, PublishError> {
        let mut renamed = Vec::new();
        for row in tx.federations()? {
            let latest = tx.change_number(&row.id)?;
            let Some(known) = self.changes.insert(row.id.clone(), latest) else {
                return Ok(false);
            };
            if latest < known {
                return Ok(false);
            }
            if latest == known {
                continue;
            }
            let kind = DocumentKind::Organisation;
            renamed.extend(tx.documents_changed_since(&row.id, kind, known)?);
            if row.id == *federation {
                for change in tx.listings_changed_since(federation, known)? {
                    self.follow(registry, tx, change)?;
                }
            }
        }
        self.rename(registry, tx, &renamed)?;
        let listed = tx.listing_count(federation, DocumentKind::Entity)?;
        Ok(u64::try_from(self.entities.len()) == Ok(listed))
    }

    fn follow(
        &mut self,
        registry: &Registry,
        tx: &mut Transaction<'_>,
        change: ListingChange,
    ) -> Result<(), PublishError> {
        match change {
            ListingChange::Listed(row) => self.list(registry, tx, row),
            ListingChange::Removed { document, .. } => {
                if let DocumentId::Entity(id) = document.id()
                    && self.entities.remove(id).is_some()
                {
                    self.gone.insert(id.clone());
                }
                self.lists.remove(&document);
                Ok(())
            }
        }
    }

    fn list(
        &mut self,
        registry: &Registry,
        tx: &mut Transaction<'_>,
        row: ListingRow,
    ) -> Result<(), PublishError> {
        match row.document.id() {
            DocumentId::Entity(id) => {
                let id = id.clone();
                let entity = self.cut(registry, tx, &row)?;
                self.gone.remove(&id);
                self.entities.insert(id, entity);
            }
            DocumentId::AttributeList { .. } => {
                let list = SnapshotList::new(row.text.as_str().into())
                    .map_err(|error| cannot(&row.document, error.to_string()))?;
                self.lists.insert(row.document, list);
            }
            // Organisations are read when an entity needs them.
            _ => {}
        }
        Ok(())
    }

    /// What an entity contributes; it has the standard's form before it is joined with others.
    fn cut(
        &mut self,
        registry: &Registry,
        tx: &mut Transaction<'_>,
        row: &ListingRow,
    ) -> Result<SnapshotEntity, PublishError> {
        if !self.organisations.contains_key(&row.organisation) {
            let read = organisation(tx, row)?;
            self.organisations.insert(row.organisation.clone(), read);
        }
        let organisation = &self.organisations[&row.organisation];
        let entity = SnapshotEntity::new(row.version, &row.text, organisation)
            .map_err(|error| cannot(&row.document, error.to_string()))?;
        if let Some(fragment) = entity.fragment() {
            registry.check_fragment(&row.document, fragment)?;
        }
        Ok(entity)
    }

    /// Cuts the entities of these organisations anew: their names stand in them.
    fn rename(
        &mut self,
        registry: &Registry,
        tx: &mut Transaction<'_>,
        organisations: &[DocumentKey],
    ) -> Result<(), PublishError> {
        let mut concerned = HashSet::new();
        for document in organisations {
            if let DocumentId::Organisation(number) = document.id()
                && self.organisations.remove(number).is_some()
            {
                concerned.insert(number.clone());
            }
        }
        if concerned.is_empty() {
            return Ok(());
        }
        let theirs = self.entities.values();
        let theirs: Vec<_> = theirs
            .filter(|entity| concerned.contains(entity.organisation()))
            .map(|entity| (DocumentKey::entity(entity.id().clone()), entity.version()))
            .collect();
        for (document, version) in theirs {
            let row = tx.version(&document, version)?;
            let row = row.and_then(|row| Some((row.organisation, row.sha256, row.text?)));
            let (organisation, sha256, text) = row.ok_or_else(|| StoreError::Corrupt {
                what: "a listing",
                reason: format!("{document} has no version {version} with a text"),
            })?;
            let row = ListingRow {
                document,
                version,
                organisation,
                sha256,
                text,
                change_number: 0,
            };
            self.list(registry, tx, row)?;
        }
        Ok(())
    }
}

/// The approved document of an entity's owner.
fn organisation(
    tx: &mut Transaction<'_>,
    entity: &ListingRow,
) -> Result<Organisation, PublishError> {
    let document = DocumentKey::organisation(entity.organisation.clone());
    let head = tx.document(&document)?.and_then(|row| row.head);
    let text = match head {
        Some(head) => tx
            .version(&document, head.version)?
            .and_then(|row| row.text),
        None => None,
    };
    let missing = || format!("{document} has no approved version");
    let text = text.ok_or_else(|| cannot(&entity.document, missing()))?;
    Ok(
        serde_json::from_str(&text).map_err(|error| StoreError::Corrupt {
            what: "an organisation document",
            reason: error.to_string(),
        })?,
    )
}

fn cannot(document: &DocumentKey, reason: String) -> PublishError {
    PublishError::Document {
        document: document.to_string(),
        reason,
    }
}
