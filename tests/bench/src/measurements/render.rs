//! A whole publication from the documents' texts: cut, joined, signed, and read back.

use std::sync::Arc;

use serde_json::Value;
use tillit_formats::{Snapshot, SnapshotEntity, check_as_consumer, matf, sign};
use tillit_model::{Organisation, Profile, Sha256, Timestamp};
use tillit_signing::{KeyRing, Signer, SoftwareKey};
use tillit_validator::{Formats, MatfSchema};

use super::Measurement;
use crate::frame::{Basis, Comparison, Figure, Goal, cpu};
use crate::scale::Scale;
use crate::world::{Documents, NOW, federation, profile};

pub(super) const MEASUREMENT: Measurement = Measurement {
    name: "render",
    title: "Rendering, signing and verifying a whole publication",
    notes: include_str!("../../notes/render.md"),
    run,
};

fn run(scale: &Scale) -> anyhow::Result<Vec<Figure>> {
    let source = Source::of(scale.entities)?;
    let key = SoftwareKey::generate()?;
    let schema = MatfSchema::new(Formats::Asserted);
    let payload = matf::render(&source.snapshot()?, &source.profile, source.now)?
        .payload()
        .to_owned();
    let subject = || source.publish(&key, &schema);
    let reference = || least(&payload, &key);
    let name = format!(
        "MATF metadata of {} entities ({:.1} MB) from their texts, verified",
        scale.entities,
        payload.len() as f64 / 1e6
    );
    let whole = Comparison::new(name, Basis::CpuTime)
        .goal(Goal::AtMost(3.0))
        .measure(scale.rounds, || cpu_of_result(subject), || cpu(reference))?;
    Ok(vec![whole])
}

/// CPU time of work that may fail.
fn cpu_of_result(work: impl FnOnce() -> anyhow::Result<()>) -> anyhow::Result<f64> {
    let (outcome, seconds) = crate::frame::cpu_of(work);
    outcome.map(|()| seconds)
}

/// The least that a signed JSON document of this size costs: read and written once, hashed once, signed once.
fn least(payload: &str, key: &SoftwareKey) -> usize {
    let value: Value = serde_json::from_str(payload).expect("it was rendered");
    let text = value.to_string();
    let hash = Sha256::of(&text);
    let signature = key.sign(text.as_bytes()).expect("a software key signs");
    usize::from(hash.as_bytes()[0]) + usize::from(signature[0])
}

/// Approved documents.
struct Source {
    documents: Documents,
    texts: Vec<Arc<str>>,
    organisations: Vec<Organisation>,
    profile: Profile,
    now: Timestamp,
}

impl Source {
    fn of(entities: usize) -> anyhow::Result<Self> {
        let documents = Documents::new();
        let texts = (0..entities).map(|number| Arc::from(documents.entity(number, 0)));
        let organisations = documents.organisations().iter();
        Ok(Self {
            texts: texts.collect(),
            organisations: organisations
                .map(|organisation| serde_json::from_str(&organisation.text))
                .collect::<Result<_, _>>()?,
            profile: serde_json::from_str(&profile()?)?,
            now: Timestamp::from_unix_seconds(NOW),
            documents,
        })
    }

    fn snapshot(&self) -> anyhow::Result<Snapshot> {
        let count = self.documents.organisations().len();
        let entities = self.texts.iter().enumerate().map(|(number, text)| {
            SnapshotEntity::new(1, Arc::clone(text), &self.organisations[number % count])
        });
        let entities = entities.collect::<Result<_, _>>()?;
        let organisations = self.organisations.iter().cloned();
        Ok(Snapshot::new(
            federation(),
            organisations,
            entities,
            Vec::new(),
        )?)
    }

    /// What the registry does with a snapshot that it never saw before.
    fn publish(&self, key: &SoftwareKey, schema: &MatfSchema) -> anyhow::Result<()> {
        let snapshot = self.snapshot()?;
        let artefact = sign(matf::render(&snapshot, &self.profile, self.now)?, key)?;
        let keys = KeyRing::from_keys([key.public_key().clone()]);
        let content = check_as_consumer(&artefact, &keys, &self.profile, self.now)?;
        let tillit_formats::Content::Matf(feed) = content else {
            anyhow::bail!("metadata was read as something else");
        };
        let value: Value = serde_json::from_str(feed.payload())?;
        anyhow::ensure!(schema.findings(&value).is_empty(), "the schema refuses it");
        Ok(())
    }
}
