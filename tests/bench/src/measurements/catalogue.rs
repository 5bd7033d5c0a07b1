//! The catalogue: reading and judging lists, comparing releases, judging what an assertion holds, finding an attribute.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tillit_catalogue::{
    AttributeList, AttributeProfile, BuiltinRelease, SampleChecker, SampleForm, SearchIndex, check,
    diff, newest,
};

use super::Measurement;
use super::validate::per_second;
use crate::frame::{Basis, Comparison, Figure, Goal, cpu_of};
use crate::scale::Scale;

pub(super) const MEASUREMENT: Measurement = Measurement {
    name: "catalogue",
    title: "Attribute lists",
    notes: include_str!("../../notes/catalogue.md"),
    run,
};

/// Attributes of the releases that are compared.
const COMPARED: usize = 1_000;
/// Attributes of the profile that samples are judged by.
const KNOWN: usize = 200;
/// A login brings some ten claims, whatever could be asked for: one in so many.
const SENT: usize = 19;
/// What is looked up, by turns: names of several protocols, and words.
const ASKED: [&str; 6] = [
    "urn:oid:2.5.4.4",
    "family_name",
    "organisationsnummer",
    "area of social services",
    "hsa",
    "nothing that exists",
];

fn run(scale: &Scale) -> anyhow::Result<Vec<Figure>> {
    let texts: Vec<&str> = newest().iter().map(|release| release.text).collect();
    let read = Comparison::new("every list, read and judged by every rule", Basis::CpuTime)
        .measure(
            scale.rounds,
            || {
                let (findings, seconds) = cpu_of(|| {
                    let read = newest().into_iter().map(BuiltinRelease::read);
                    read.map(|list| check(&list).len()).sum::<usize>()
                });
                anyhow::ensure!(findings == 0, "the lists break {findings} rules");
                Ok(seconds)
            },
            || {
                let parse = |text: &&str| serde_json::from_str::<Value>(text).map(drop);
                let (outcome, seconds) = cpu_of(|| texts.iter().try_for_each(parse));
                outcome?;
                Ok(seconds)
            },
        )?;
    let (before, after) = (made(COMPARED, "1.0.0")?, made(COMPARED, "2.0.0")?);
    let compared = Comparison::new("two releases of 1000 attributes, compared", Basis::CpuTime)
        .measure_alone(scale.rounds, || {
            let (diff, seconds) = cpu_of(|| diff(&before, &after));
            anyhow::ensure!(diff.changes.len() == COMPARED, "{}", diff.changes.len());
            Ok(seconds)
        })?;
    Ok(vec![read, compared, samples(scale)?, lookups(scale)?])
}

fn samples(scale: &Scale) -> anyhow::Result<Figure> {
    let lists = [made(KNOWN, "1.0.0")?];
    let profile = profile_of_all()?;
    let checker = SampleChecker::by_profile(&lists, &profile, SampleForm::Claims)?;
    let sample: Value = (0..KNOWN)
        .step_by(SENT)
        .map(|number| (format!("claim_{number}"), json!("5562265719")))
        .chain([("iss".to_owned(), json!("https://op.example"))])
        .collect::<serde_json::Map<_, _>>()
        .into();
    Comparison::new(
        "claims of a login, by a profile of 200 attributes",
        Basis::PerCpuSecond,
    )
    .goal(Goal::AtLeast(20_000.0))
    .measure_alone(scale.rounds, || {
        per_second(scale.repetitions * 10, |_| {
            let findings = checker.check(&sample);
            anyhow::ensure!(findings.is_empty(), "{findings:?}");
            Ok(())
        })
    })
}

fn lookups(scale: &Scale) -> anyhow::Result<Figure> {
    let lists: Vec<AttributeList> = newest().into_iter().map(BuiltinRelease::read).collect();
    let index = SearchIndex::of(&lists);
    Comparison::new("finding an attribute, 99th of 100", Basis::WallTime)
        .goal(Goal::AtMost(0.001))
        .measure_alone(scale.rounds, || {
            let mut waits: Vec<Duration> = (0..scale.repetitions)
                .map(|number| {
                    let begun = Instant::now();
                    std::hint::black_box(index.search(ASKED[number % ASKED.len()]));
                    begun.elapsed()
                })
                .collect();
            waits.sort();
            Ok(waits[waits.len() * 99 / 100].as_secs_f64())
        })
}

/// A profile of every attribute, which requires what is sent.
fn profile_of_all() -> anyhow::Result<AttributeProfile> {
    let need = |number: usize| match number % SENT {
        0 => "required",
        _ => "optional",
    };
    let attribute = |number: usize| json!({ "attribute": format!("case/attribute-{number}"), "need": need(number) });
    let attributes: Vec<Value> = (0..KNOWN).map(attribute).collect();
    let profile = json!({
        "format": "attribute-profile/1", "name": "case", "version": "1.0.0", "title": { "sv": "T", "en": "T" },
        "description": { "sv": "D", "en": "D" }, "steward": "S", "source": "S", "status": "proposed", "text_status": "unreviewed",
        "lists": { "case": "1.0.0" }, "attributes": attributes
    });
    Ok(serde_json::from_value(profile)?)
}

/// A list of so many attributes, each of which differs in one way between versions.
fn made(count: usize, version: &str) -> anyhow::Result<AttributeList> {
    let attribute = |number: usize| {
        json!({
            "id": format!("case/attribute-{number}"), "uri": format!("https://tillit.example/attributes/case/attribute-{number}"),
            "label": { "sv": "Attribut", "en": format!("Attribute of {version}") },
            "definition": { "sv": "Ett attribut.", "en": "An attribute." },
            "category": "identity", "datatype": "string", "format": { "pattern": "^[0-9]{10}$", "check": "organisation-number", "max_length": 10 },
            "cardinality": "0..1",
            "bindings": {
                "saml": [{ "name": format!("urn:oid:1.2.752.999.{number}") }],
                "oidc": [{ "claim": format!("claim_{number}"), "scopes": [{ "scope": "profile" }] }]
            },
            "personal_data": "personal", "allowed_uses": ["identification"], "stability": "stable", "steward": "S", "sources": [],
            "status": "published", "text_status": "unreviewed"
        })
    };
    let attributes: Vec<Value> = (0..count).map(attribute).collect();
    let list = json!({
        "format": "attribute-list/1", "list": "case", "version": version, "base_uri": "https://tillit.example/attributes/case",
        "base_uri_status": "provisional", "title": { "sv": "T", "en": "T" }, "description": { "sv": "D", "en": "D" },
        "status": "published", "steward": { "name": { "sv": "S", "en": "S" } }, "languages": ["sv", "en"], "licence": "Apache-2.0",
        "sources": {}, "code_systems": [], "attributes": attributes
    });
    // Larger than what is taken from outside in one document.
    Ok(serde_json::from_value(list)?)
}
