//! The judgement of one entity document, beside the least that a judgement could be.

use serde_json::Value;
use tillit_model::{DocumentKind, Profile, Timestamp};
use tillit_validator::{Context, DocumentInput, Offline, Validator};

use super::Measurement;
use crate::frame::{Basis, Comparison, Figure, Goal, cpu_of};
use crate::scale::Scale;
use crate::world::{Documents, NOW, profile};

pub(super) const MEASUREMENT: Measurement = Measurement {
    name: "validate",
    title: "Validating one entity document",
    notes: include_str!("../../notes/validate.md"),
    run,
};

fn run(scale: &Scale) -> anyhow::Result<Vec<Figure>> {
    let documents = Documents::new();
    let texts: Vec<String> = (0..scale.repetitions)
        .map(|number| documents.entity(number, 0))
        .collect();
    let validator = Validator::new();
    let profiles: [Profile; 1] = [serde_json::from_str(&profile()?)?];
    let context = Context {
        profiles: &profiles,
        directory: &Offline,
        now: Timestamp::from_unix_seconds(NOW),
    };
    let judge = |number: usize| -> anyhow::Result<()> {
        let input = DocumentInput {
            kind: DocumentKind::Entity,
            text: &texts[number],
        };
        let owner = &documents.owner(number).number;
        let judged = validator.check(&[input], Some(owner), &context);
        anyhow::ensure!(!judged[0].has_errors(), "it has errors: {judged:?}");
        Ok(())
    };
    let schema = Schema::entity()?;
    let figure = Comparison::new("one entity/1 document, every rule", Basis::PerCpuSecond)
        .goal(Goal::AtLeast(0.3))
        .measure(
            scale.rounds,
            || per_second(texts.len(), judge),
            || per_second(texts.len(), |number| schema.check(&texts[number])),
        )?;
    let start = Comparison::new("making the validator, once per process", Basis::CpuTime)
        .measure_alone(scale.rounds, || crate::frame::cpu(Validator::new))?;
    Ok(vec![figure, start])
}

/// How many of `count` pieces of work are done in a second of CPU.
pub(super) fn per_second(
    count: usize,
    mut work: impl FnMut(usize) -> anyhow::Result<()>,
) -> anyhow::Result<f64> {
    let (outcome, seconds) = cpu_of(|| (0..count).try_for_each(&mut work));
    outcome?;
    Ok(count as f64 / seconds)
}

/// The published schema of entity documents, used as its own documentation says.
pub(super) struct Schema(jsonschema::Validator);

impl Schema {
    pub(super) fn entity() -> anyhow::Result<Self> {
        let text = include_str!("../../../../schemas/entity/1.json");
        let schema: Value = serde_json::from_str(text)?;
        let compiled = jsonschema::options()
            .should_validate_formats(true)
            .with_pattern_options(jsonschema::PatternOptions::regex())
            .build(&schema)?;
        Ok(Self(compiled))
    }

    /// Reads a text and checks it against the schema alone.
    pub(super) fn check(&self, text: &str) -> anyhow::Result<()> {
        let value: Value = serde_json::from_str(text)?;
        anyhow::ensure!(self.0.is_valid(&value), "the schema refuses it");
        Ok(())
    }
}
