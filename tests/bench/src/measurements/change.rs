//! A publication after one entity has changed.

use std::cell::Cell;

use tillit_formats::{Snapshot, SnapshotEntity, check_as_consumer, matf, sign};
use tillit_model::{DocumentKind, Organisation, Profile, Sha256};
use tillit_registry::Cause;
use tillit_server::published::{Lifetime, PreparedFile};
use tillit_signing::{KeyRing, Signer as _};
use tillit_store::{ArtefactRow, StoreError};

use super::Measurement;
use crate::frame::{Basis, Comparison, Figure, Goal, cpu, cpu_of};
use crate::scale::Scale;
use crate::world::{Registered, federation, profile};

pub(super) const MEASUREMENT: Measurement = Measurement {
    name: "change",
    title: "Publication after one change",
    notes: include_str!("../../notes/change.md"),
    run,
};

fn run(scale: &Scale) -> anyhow::Result<Vec<Figure>> {
    let registered = Registered::with(scale.entities)?;
    registered.registry.publish(&federation(), Cause::First)?;
    let aggregate = Aggregate::of(&registered)?;
    let changes = Cell::new(0);
    let bytes = aggregate.bytes()?;
    let whole = |bytes: &[u8]| -> anyhow::Result<f64> {
        changes.set(changes.get() + 1);
        registered.change(changes.get() % scale.entities, changes.get())?;
        let publish = || registered.registry.publish(&federation(), Cause::Change);
        let (outcome, all) = cpu_of(publish);
        outcome?;
        Ok(all - storing(&registered, bytes, changes.get())?)
    };
    let name = format!(
        "one change among {} entities ({:.1} MB), storing left out",
        scale.entities,
        bytes.len() as f64 / 1e6
    );
    let after_change = Comparison::new(name, Basis::CpuTime)
        .goal(Goal::AtMost(1.5))
        .measure(
            scale.rounds,
            || whole(&bytes),
            || {
                let (outcome, seconds) = cpu_of(|| aggregate.bytes());
                outcome.map(|_| seconds)
            },
        )?;
    let storing = Comparison::new("storing the bytes (counted apart)", Basis::CpuTime)
        .measure_alone(scale.rounds, || {
            changes.set(changes.get() + 1);
            storing(&registered, &bytes, changes.get())
        })?;
    let compressing = Comparison::new("compressing the bytes (counted apart)", Basis::CpuTime)
        .measure_alone(scale.rounds, || compressing(&bytes))?;
    Ok(vec![after_change, storing, compressing])
}

/// CPU time of the compressed forms that the server keeps of these bytes.
fn compressing(bytes: &[u8]) -> anyhow::Result<f64> {
    let file = PreparedFile::prepare(
        bytes.to_vec(),
        "application/jose+json",
        None,
        Lifetime::Immutable,
    );
    cpu(|| file.compress())
}

/// CPU time of storing as many bytes in the same database, in a transaction of their own.
fn storing(registered: &Registered, bytes: &[u8], count: usize) -> anyhow::Result<f64> {
    let mut bytes = bytes.to_vec();
    bytes.truncate(bytes.len() - 8);
    bytes.extend_from_slice(&count.to_be_bytes());
    let row = ArtefactRow {
        sha256: Sha256::of(&bytes),
        media_type: "application/jose+json".to_owned(),
        bytes,
    };
    let insert = || registered.store.write(|tx| tx.insert_artefact(&row));
    let (outcome, seconds): (Result<(), StoreError>, f64) = cpu_of(insert);
    outcome?;
    Ok(seconds)
}

/// What the aggregate's own bytes cost: joined, hashed, signed, and verified as a consumer would. Its parts lie ready.
struct Aggregate<'r> {
    registered: &'r Registered,
    snapshot: Snapshot,
    profile: Profile,
}

impl<'r> Aggregate<'r> {
    fn of(registered: &'r Registered) -> anyhow::Result<Self> {
        let organisations: Vec<Organisation> = registered
            .documents
            .organisations()
            .iter()
            .map(|organisation| serde_json::from_str(&organisation.text))
            .collect::<Result<_, _>>()?;
        let rows = registered
            .store
            .read(|tx| tx.listings(&federation(), DocumentKind::Entity))?;
        let entities = rows.into_iter().map(|row| {
            let owner = organisations.iter().find(|one| one.id == row.organisation);
            let owner = owner.ok_or_else(|| anyhow::anyhow!("an entity has no owner"))?;
            Ok(SnapshotEntity::new(row.version, row.text, owner)?)
        });
        let entities = entities.collect::<anyhow::Result<_>>()?;
        let snapshot = Snapshot::new(federation(), organisations.clone(), entities, Vec::new())?;
        // The registry's profile has other operators, which make no difference here.
        let profile = serde_json::from_str(&profile()?)?;
        Ok(Self {
            registered,
            snapshot,
            profile,
        })
    }

    fn bytes(&self) -> anyhow::Result<Vec<u8>> {
        let now = self.registered.now();
        let key = self.registered.key();
        let artefact = sign(matf::render(&self.snapshot, &self.profile, now)?, key)?;
        let keys = KeyRing::from_keys([key.public_key().clone()]);
        check_as_consumer(&artefact, &keys, &self.profile, now)?;
        Ok(artefact.bytes)
    }
}
