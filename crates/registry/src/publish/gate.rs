//! The stop: an entity does not vanish from what is published unless somebody decided so.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use tillit_formats::Snapshot;
use tillit_model::{Action, DocumentKey, EntityId, Timestamp};
use tillit_store::{ItemState, StoreError, Transaction};

use super::PublishError;
use super::snapshot::Current;
use crate::received::is_listed_in;

/// Which version of which entity a publication held.
#[derive(Serialize)]
struct Index<'a>(&'a EntityId, u64);

#[derive(Deserialize)]
struct Indexed(EntityId, serde::de::IgnoredAny);

/// The index that the next publication is compared with.
pub(super) fn entity_index(snapshot: &Snapshot) -> String {
    let index: Vec<Index<'_>> = snapshot
        .entities()
        .iter()
        .map(|entity| Index(entity.id(), entity.version()))
        .collect();
    serde_json::to_string(&index).expect("ids and numbers")
}

/// Nothing is issued before what consumers have already. Whole seconds, because that is what they compare.
pub(super) fn clock_went_on(
    tx: &mut Transaction<'_>,
    current: &Current,
    now: Timestamp,
) -> Result<(), PublishError> {
    let last = tx.current_publication(&current.profile.profile.id)?;
    match last.filter(|last| is_behind(now, last.created_at)) {
        None => Ok(()),
        Some(last) => Err(PublishError::ClockBehind {
            now,
            sequence: last.sequence,
            last: last.created_at,
        }),
    }
}

/// Whether the clock shows a time before that of a publication.
pub(crate) fn is_behind(now: Timestamp, published: Timestamp) -> bool {
    now.unix_seconds() < published.unix_seconds()
}

/// Every entity of the current publication is in the snapshot, or held, or was withdrawn by an approved decision.
pub(super) fn nothing_vanished(
    tx: &mut Transaction<'_>,
    current: &Current,
) -> Result<(), PublishError> {
    let Some(sequence) = current.current_sequence else {
        return Ok(());
    };
    for id in missing(tx, current, sequence)? {
        let explained = current.held.contains(id.as_str()) || was_withdrawn(tx, current, &id)?;
        if !explained {
            return Err(PublishError::MissingEntity(id, sequence));
        }
    }
    Ok(())
}

/// Entities of the current publication that are not in the snapshot. Where this process made that publication, it has seen which went; otherwise all are compared.
fn missing(
    tx: &mut Transaction<'_>,
    current: &Current,
    sequence: u64,
) -> Result<Vec<EntityId>, StoreError> {
    let kept = &current.kept;
    if kept.sequence == Some(sequence) {
        // What is held now is missing on purpose, and what was held then was not in it.
        let gone = kept.gone.iter();
        return Ok(gone
            .filter(|id| !kept.held.contains(id.as_str()))
            .cloned()
            .collect());
    }
    let text = tx
        .entity_index(&current.profile.profile.id, sequence)?
        .unwrap_or_default();
    let before: Vec<Indexed> =
        serde_json::from_str(&text).map_err(|error| StoreError::Corrupt {
            what: "an entity index",
            reason: error.to_string(),
        })?;
    let now: HashSet<&EntityId> = current
        .snapshot
        .entities()
        .iter()
        .map(|entity| entity.id())
        .collect();
    let before = before.into_iter().map(|Indexed(id, _)| id);
    Ok(before.filter(|id| !now.contains(id)).collect())
}

/// Whether the last version that this federation approved ended the entity or took it out of the federation.
fn was_withdrawn(
    tx: &mut Transaction<'_>,
    current: &Current,
    id: &EntityId,
) -> Result<bool, StoreError> {
    let federation = &current.profile.profile.id;
    let document = DocumentKey::entity(id.clone());
    let versions = tx.versions(&document)?;
    let last = versions.into_iter().find(|version| {
        let approved = |d: &tillit_store::VersionDecision| {
            d.federation == *federation && d.state == ItemState::Approved
        };
        version.decisions.iter().any(approved)
    });
    Ok(match last {
        None => false,
        Some(version) if version.action == Action::Withdraw => true,
        Some(version) => {
            let text = tx
                .version(&document, version.version)?
                .and_then(|row| row.text);
            text.is_some() && !is_listed_in(&document, text.as_deref(), federation)
        }
    })
}
