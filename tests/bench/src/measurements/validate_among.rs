//! The judgement of one entity document with everything that is registered: owners, look-alikes, pins, Subjects.

use tillit_model::{DocumentKind, Level};

use super::Measurement;
use super::validate::{Schema, per_second};
use crate::frame::{Basis, Comparison, Figure, Goal};
use crate::scale::Scale;
use crate::world::Registered;

pub(super) const MEASUREMENT: Measurement = Measurement {
    name: "validate-among",
    title: "Validating among many registered entities",
    notes: include_str!("../../notes/validate-among.md"),
    run,
};

fn run(scale: &Scale) -> anyhow::Result<Vec<Figure>> {
    let few = Registered::with(scale.registered[0])?;
    let schema = Schema::entity()?;
    let mut figures = Vec::new();
    for count in &scale.registered[1..] {
        let many = Registered::with(*count)?;
        let name = format!("among {count} registered, beside {}", scale.registered[0]);
        let figure = Comparison::new(name, Basis::PerCpuSecond)
            .goal(Goal::AtLeast(1.0 / 1.5))
            .measure(
                scale.rounds,
                || judged(&many, scale),
                || judged(&few, scale),
            )?;
        figures.push(figure);
    }
    let texts: Vec<String> = (0..scale.repetitions)
        .map(|number| new_version(&few, number).1)
        .collect();
    let name = format!(
        "among {} registered, beside reading and schema",
        scale.registered[0]
    );
    let beside_schema = Comparison::new(name, Basis::PerCpuSecond).measure(
        scale.rounds,
        || judged(&few, scale),
        || per_second(texts.len(), |number| schema.check(&texts[number])),
    )?;
    figures.push(beside_schema);
    Ok(figures)
}

/// The next version of one of the registered entities, spread over all of them.
fn new_version(registered: &Registered, repetition: usize) -> (usize, String) {
    let number = repetition * 7919 % registered.entities();
    (number, registered.documents.entity(number, 1))
}

fn judged(registered: &Registered, scale: &Scale) -> anyhow::Result<f64> {
    let texts: Vec<_> = (0..scale.repetitions)
        .map(|repetition| new_version(registered, repetition))
        .collect();
    per_second(texts.len(), |place| {
        let (number, text) = &texts[place];
        let owner = &registered.documents.owner(*number).number;
        let documents = [(DocumentKind::Entity, text.as_str())];
        let judged = registered.registry.try_out(&documents, owner)?;
        let mut findings = judged.iter().flat_map(|document| &document.findings);
        let has_errors = findings.any(|finding| finding.level == Level::Error);
        anyhow::ensure!(!has_errors, "it has errors: {judged:?}");
        Ok(())
    })
}
