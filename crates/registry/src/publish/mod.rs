//! Publication: one snapshot, each format rendered, signed, and read back as a consumer would before it becomes current.
//!
//! Running it twice is harmless: a publication's number has one winner, and what is published twice says the same.

mod gate;
mod kept;
mod part;
mod snapshot;
mod verify;

use std::collections::HashMap;
use std::sync::PoisonError;

use tillit_formats::{
    Artefact, CheckError, FormatId, Snapshot, SnapshotError, attribute_list, key_set, matf, sign,
};
use tillit_model::{EntityId, FederationId, Timestamp};
use tillit_signing::{SignError, Signer};
use tillit_store::{ArtefactLink, ArtefactRow, NewPublication, StoreError};

use crate::Registry;
pub(crate) use gate::is_behind;
use kept::Kept;
use snapshot::Current;

/// What each federation's last publication in this process left for the next one.
pub(crate) type KeptByFederation = HashMap<FederationId, Kept>;

/// Why a publication is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// There was none before.
    First,
    /// Something was approved, held or let go.
    Change,
    /// Time passed.
    Schedule,
}

impl Cause {
    /// `first`, `change` or `schedule`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Change => "change",
            Self::Schedule => "schedule",
        }
    }
}

/// What was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The publication's number.
    pub sequence: u64,
    /// The addresses that it made current.
    pub paths: Vec<String>,
}

/// Why nothing was published. What was current stays current.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is no such federation.
    #[error("there is no federation {0}")]
    UnknownFederation(FederationId),
    /// An entity of the last publication is gone, and no approved decision or hold says why.
    #[error(
        "entity {0} was in publication {1} and is missing without an approved withdrawal or a hold; nothing is published until somebody has looked"
    )]
    MissingEntity(EntityId, u64),
    /// What is published now was issued later than now. A consumer takes nothing older than what it has.
    #[error(
        "the system's clock shows {now}, but publication {sequence} was made at {last}; nothing is published before that time has passed. Check the clock and its time service"
    )]
    ClockBehind {
        /// What the clock shows.
        now: Timestamp,
        /// The current publication.
        sequence: u64,
        /// When it was made.
        last: Timestamp,
    },
    /// A stored document cannot be published.
    #[error("{document} cannot be published: {reason}")]
    Document {
        /// Which.
        document: String,
        /// Why.
        reason: String,
    },
    /// The documents do not fit together.
    #[error(transparent)]
    Snapshot(#[from] SnapshotError),
    /// A format could not be rendered.
    #[error(transparent)]
    Render(#[from] matf::RenderError),
    /// The key set could not be rendered.
    #[error(transparent)]
    KeySet(#[from] key_set::RenderKeySetError),
    /// The signer failed.
    #[error("{path} could not be signed: {source}")]
    Sign {
        /// What was to be signed.
        path: String,
        /// Why not.
        source: SignError,
    },
    /// A consumer would refuse the result.
    #[error("a consumer would refuse {path}: {source}")]
    Refused {
        /// What was checked.
        path: String,
        /// Why.
        source: CheckError,
    },
    /// The result breaks the standard's own schema.
    #[error("{path} breaks the schema of RFC 9932 at {pointer}: {reason}")]
    Schema {
        /// What was checked.
        path: String,
        /// Where.
        pointer: String,
        /// How.
        reason: String,
    },
    /// The bytes do not hold what was approved, and nothing else.
    #[error("{path} does not hold what was approved, all of it and nothing else")]
    Altered {
        /// What was checked.
        path: String,
    },
    /// Another process published at the same time; it will be looked at again.
    #[error("another process published at the same time")]
    Raced,
}

impl PublishError {
    /// The codes of all kinds, so that whoever counts them can begin at zero.
    pub const CODES: [&str; 10] = [
        "store",
        "clock_behind",
        "unknown_federation",
        "missing_entity",
        "document",
        "snapshot",
        "render",
        "sign",
        "refused",
        "raced",
    ];

    /// The stable code of the kind, for metrics and alarms.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Store(_) => "store",
            Self::ClockBehind { .. } => "clock_behind",
            Self::UnknownFederation(_) => "unknown_federation",
            Self::MissingEntity(..) => "missing_entity",
            Self::Document { .. } => "document",
            Self::Snapshot(_) => "snapshot",
            Self::Render(_) | Self::KeySet(_) => "render",
            Self::Sign { .. } => "sign",
            Self::Refused { .. } | Self::Schema { .. } | Self::Altered { .. } => "refused",
            Self::Raced => "raced",
        }
    }
}

impl Registry {
    /// Renders, signs, verifies and makes current everything that a federation publishes.
    pub fn publish(
        &self,
        federation: &FederationId,
        cause: Cause,
    ) -> Result<Published, PublishError> {
        let now = self.now();
        // Held until the end: one publication at a time in this process.
        let mut all_kept = self.kept().lock().unwrap_or_else(PoisonError::into_inner);
        // Put back when all went well: after a failure everything is read anew.
        let kept = all_kept.remove(federation);
        let current = self
            .store()
            .read(|tx| snapshot::read(self, tx, federation, cause, kept))?;
        self.store().read(|tx| {
            gate::clock_went_on(tx, &current, now)?;
            gate::nothing_vanished(tx, &current)
        })?;
        let signer = self
            .publish_key(federation)
            .ok_or_else(|| PublishError::UnknownFederation(federation.clone()))?;
        let artefacts = self.render(&current, signer.as_ref(), now)?;
        let profile = &current.profile.profile;
        self.verify(&artefacts, &current.snapshot, profile, now)?;
        let published = self.make_current(&current, artefacts, cause, now)?;
        all_kept.insert(federation.clone(), current.for_the_next(published.sequence));
        Ok(published)
    }

    fn render(
        &self,
        current: &Current,
        signer: &dyn Signer,
        now: Timestamp,
    ) -> Result<Vec<Artefact>, PublishError> {
        let profile = &current.profile.profile;
        let snapshot = &current.snapshot;
        let mut artefacts = vec![key_set::render(
            &profile.id,
            std::slice::from_ref(signer.public_key()),
            now,
        )?];
        if profile.formats.matf.is_some() && has_metadata(snapshot) {
            artefacts.push(signed(matf::render(snapshot, profile, now)?, signer)?);
        }
        for release in snapshot.attribute_lists() {
            let path = |format| attribute_list::path(format, release.list(), release.version());
            // A release is frozen: it is signed once and carried on from then.
            if current.carried(&path(FormatId::AttributeListJws)) {
                continue;
            }
            artefacts.push(signed(attribute_list::render(release, now), signer)?);
            artefacts.push(attribute_list::render_json(release, now));
            artefacts.push(attribute_list::render_yaml(release, now));
        }
        for (path, part) in part::of_releases(snapshot.attribute_lists()) {
            if current.carried(&path) {
                continue;
            }
            artefacts.push(signed(part.render(now), signer)?);
            artefacts.push(part.render_json(now));
        }
        Ok(artefacts)
    }

    /// A leaf of the transparency log that names every artefact belongs at the end of this transaction.
    fn make_current(
        &self,
        current: &Current,
        artefacts: Vec<Artefact>,
        cause: Cause,
        now: Timestamp,
    ) -> Result<Published, PublishError> {
        let federation = &current.profile.profile.id;
        let sequence = current.last_sequence + 1;
        self.store().write(|tx| {
            let inserted = tx.insert_publication(&NewPublication {
                federation: federation.clone(),
                sequence,
                cause: cause.as_str().to_owned(),
                entity_index: gate::entity_index(&current.snapshot),
                is_change: cause != Cause::Schedule,
                created_at: now,
            })?;
            if !inserted {
                return Err(PublishError::Raced);
            }
            let mut links = Vec::new();
            for artefact in artefacts {
                links.push(link(&artefact));
                tx.insert_artefact(&ArtefactRow {
                    sha256: artefact.sha256,
                    media_type: artefact.media_type.to_owned(),
                    bytes: artefact.bytes,
                })?;
            }
            links.extend(current.permanent.iter().cloned());
            tx.link_artefacts(federation, sequence, &links)?;
            let paths = links.into_iter().map(|link| link.path).collect();
            if !tx.set_current(federation, sequence, current.current_sequence)? {
                return Err(PublishError::Raced);
            }
            Ok(Published { sequence, paths })
        })
    }
}

fn has_metadata(snapshot: &Snapshot) -> bool {
    snapshot
        .entities()
        .iter()
        .any(|entity| entity.fragment().is_some())
}

fn signed(
    unsigned: tillit_formats::Unsigned,
    signer: &dyn Signer,
) -> Result<Artefact, PublishError> {
    let path = unsigned.path.clone();
    sign(unsigned, signer).map_err(|source| PublishError::Sign { path, source })
}

fn link(artefact: &Artefact) -> ArtefactLink {
    ArtefactLink {
        path: artefact.path.clone(),
        format: artefact.format.to_string(),
        sha256: artefact.sha256,
        media_type: artefact.media_type.to_owned(),
        issued_at: artefact.issued_at,
        expires_at: artefact.expires_at,
    }
}
