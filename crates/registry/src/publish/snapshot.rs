//! The approved state of one federation, read in one transaction.

use std::collections::HashMap;
use std::sync::Arc;

use tillit_formats::{FormatId, Snapshot, SnapshotEntity, SnapshotList};
use tillit_model::{
    DocumentId, DocumentKey, DocumentKind, EntityId, FederationId, Organisation,
    OrganisationNumber, Sha256,
};
use tillit_store::{ArtefactLink, HoldTarget, ListingRow, StoreError, Transaction};

use super::PublishError;
use crate::Registry;
use crate::profiles::CurrentProfile;

/// Entities that were cut up for an earlier publication, by id, version and the organisation's document.
pub(crate) type FragmentCache = HashMap<(EntityId, u64, Sha256), SnapshotEntity>;

/// What a publication is made from.
pub(super) struct Current {
    pub(super) profile: Arc<CurrentProfile>,
    pub(super) snapshot: Snapshot,
    /// Entities that an operator holds: left out on purpose.
    pub(super) held: Vec<String>,
    /// The highest number so far; 0 before the first.
    pub(super) last_sequence: u64,
    pub(super) current_sequence: Option<u64>,
    /// What the current publication shows at addresses that never change.
    pub(super) permanent: Vec<ArtefactLink>,
}

impl Current {
    pub(super) fn carried(&self, path: &str) -> bool {
        self.permanent.iter().any(|link| link.path == path)
    }
}

pub(super) fn read(
    registry: &Registry,
    tx: &mut Transaction<'_>,
    federation: &FederationId,
    fragments: &mut FragmentCache,
) -> Result<Current, PublishError> {
    let profile = registry
        .profiles()
        .current(tx, federation)?
        .ok_or_else(|| PublishError::UnknownFederation(federation.clone()))?;
    let held: Vec<String> = tx
        .open_holds(federation)?
        .into_iter()
        .filter(|hold| hold.target == HoldTarget::Entity)
        .map(|hold| hold.target_id)
        .collect();
    let mut organisations: HashMap<OrganisationNumber, (Organisation, Sha256)> = HashMap::new();
    let mut entities = Vec::new();
    let mut kept = FragmentCache::new();
    for row in tx.listings(federation, DocumentKind::Entity)? {
        let DocumentId::Entity(id) = row.document.id().clone() else {
            continue;
        };
        if held.iter().any(|held| *held == id.as_str()) {
            continue;
        }
        let (organisation, sha256) = match organisations.get(&row.organisation) {
            Some(known) => known,
            None => {
                let read = organisation_of(tx, &row)?;
                organisations
                    .entry(row.organisation.clone())
                    .or_insert(read)
            }
        };
        let key = (id, row.version, *sha256);
        let entity = match fragments.get(&key) {
            Some(entity) => entity.clone(),
            None => SnapshotEntity::new(row.version, Arc::from(row.text.as_str()), organisation)
                .map_err(|error| cannot(&row, error.to_string()))?,
        };
        kept.insert(key, entity.clone());
        entities.push(entity);
    }
    let mut lists = Vec::new();
    for row in tx.listings(federation, DocumentKind::AttributeList)? {
        let list = SnapshotList::new(Arc::from(row.text.as_str()))
            .map_err(|error| cannot(&row, error.to_string()))?;
        lists.push(list);
    }
    let snapshot = Snapshot::new(
        federation.clone(),
        organisations
            .into_values()
            .map(|(organisation, _)| organisation),
        entities,
        lists,
    )?;
    *fragments = kept;
    let current_sequence = tx.current_publication(federation)?.map(|row| row.sequence);
    let permanent = match current_sequence {
        Some(sequence) => tx.artefacts_of(federation, sequence)?,
        None => Vec::new(),
    };
    Ok(Current {
        profile,
        snapshot,
        held,
        last_sequence: tx.last_sequence(federation)?.unwrap_or(0),
        current_sequence,
        permanent: permanent
            .into_iter()
            .filter(|link| FormatId::parse(&link.format).is_some_and(FormatId::is_permanent))
            .collect(),
    })
}

fn organisation_of(
    tx: &mut Transaction<'_>,
    entity: &ListingRow,
) -> Result<(Organisation, Sha256), PublishError> {
    let document = DocumentKey::organisation(entity.organisation.clone());
    let head = tx.document(&document)?.and_then(|row| row.head);
    let text = match head {
        Some(head) => tx
            .version(&document, head.version)?
            .and_then(|row| row.text),
        None => None,
    };
    let text = text.ok_or_else(|| cannot(entity, format!("{document} has no approved version")))?;
    let organisation = serde_json::from_str(&text).map_err(|error| StoreError::Corrupt {
        what: "an organisation document",
        reason: error.to_string(),
    })?;
    Ok((organisation, Sha256::of(&text)))
}

fn cannot(row: &ListingRow, reason: String) -> PublishError {
    PublishError::Document {
        document: row.document.to_string(),
        reason,
    }
}
