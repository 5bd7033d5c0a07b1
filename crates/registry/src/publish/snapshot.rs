//! The approved state of one federation, read in one transaction.

use std::collections::HashSet;
use std::sync::Arc;

use tillit_formats::{FormatId, Snapshot};
use tillit_model::FederationId;
use tillit_store::{ArtefactLink, HoldTarget, StoreError, Transaction};

use super::kept::Kept;
use super::{Cause, PublishError, part};
use crate::Registry;
use crate::profiles::CurrentProfile;

/// What a publication is made from.
pub(super) struct Current {
    pub(super) profile: Arc<CurrentProfile>,
    pub(super) snapshot: Snapshot,
    /// What the snapshot was made of, for the next publication.
    pub(super) kept: Kept,
    /// Entities that an operator holds: left out on purpose.
    pub(super) held: HashSet<String>,
    /// The highest number so far; 0 before the first.
    pub(super) last_sequence: u64,
    pub(super) current_sequence: Option<u64>,
    /// What stands at addresses that never change: what the federation's current publication shows there, and what another federation was the first to show of what this one's releases ask for.
    pub(super) permanent: Vec<ArtefactLink>,
}

impl Current {
    pub(super) fn carried(&self, path: &str) -> bool {
        self.permanent.iter().any(|link| link.path == path)
    }

    /// What the next publication begins with, when this one was made under that number.
    pub(super) fn for_the_next(self, sequence: u64) -> Kept {
        let mut kept = self.kept;
        kept.gone.clear();
        kept.held = self.held;
        kept.sequence = Some(sequence);
        kept
    }
}

/// Reads what has changed since `kept`, or everything where nothing is kept. When time alone asks for a publication everything is read too, so that what memory says is held to the database once a day.
pub(super) fn read(
    registry: &Registry,
    tx: &mut Transaction<'_>,
    federation: &FederationId,
    cause: Cause,
    kept: Option<Kept>,
) -> Result<Current, PublishError> {
    let profile = registry
        .profiles()
        .current(tx, federation)?
        .ok_or_else(|| PublishError::UnknownFederation(federation.clone()))?;
    let held: HashSet<String> = tx
        .open_holds(federation)?
        .into_iter()
        .filter(|hold| hold.target == HoldTarget::Entity)
        .map(|hold| hold.target_id)
        .collect();
    let kept = match kept.filter(|_| cause == Cause::Change) {
        Some(mut kept) => kept.advance(registry, tx, federation)?.then_some(kept),
        None => None,
    };
    let kept = match kept {
        Some(kept) => kept,
        None => Kept::read(registry, tx, federation)?,
    };
    let shown = kept.entities.values();
    let snapshot = Snapshot::new(
        federation.clone(),
        kept.organisations.values().cloned(),
        shown
            .filter(|entity| !held.contains(entity.id().as_str()))
            .cloned()
            .collect(),
        kept.lists.values().cloned().collect(),
    )?;
    let current_sequence = tx.current_publication(federation)?.map(|row| row.sequence);
    let shown = match current_sequence {
        Some(sequence) => tx.artefacts_of(federation, sequence)?,
        None => Vec::new(),
    };
    let permanent = shown.into_iter().filter(is_permanent).collect();
    let permanent = with_first_shown_elsewhere(tx, permanent, &snapshot)?;
    Ok(Current {
        profile,
        snapshot,
        kept,
        held,
        last_sequence: tx.last_sequence(federation)?.unwrap_or(0),
        current_sequence,
        permanent,
    })
}

fn is_permanent(link: &ArtefactLink) -> bool {
    FormatId::parse(&link.format).is_some_and(FormatId::is_permanent)
}

/// Adds what other federations show at addresses that this one's releases ask for. What stands there stays, whoever comes next.
fn with_first_shown_elsewhere(
    tx: &mut Transaction<'_>,
    mut permanent: Vec<ArtefactLink>,
    snapshot: &Snapshot,
) -> Result<Vec<ArtefactLink>, StoreError> {
    let carried: HashSet<String> = permanent.iter().map(|link| link.path.clone()).collect();
    for path in part::addresses(snapshot.attribute_lists()) {
        if !carried.contains(&path) {
            permanent.extend(tx.shown_at(&path)?);
        }
    }
    Ok(permanent)
}
