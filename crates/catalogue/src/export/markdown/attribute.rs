//! The section of one attribute.

use tillit_model::Localised;

use super::super::wording::{both, joined, mapping, remarks, word};
use super::block::{facts, listed, noted, paragraphs, table, warnings};
use super::text::{cell, code, escaped};
use crate::{Attribute, BoundName, LegalBasis};

/// What the attribute is, what is known of it, and what protocols call it.
pub(super) fn section(attribute: &Attribute) -> String {
    let mut section = format!("### {}\n\n", attribute.name());
    section += &format!("**{}**\n\n", escaped(&both(&attribute.label, " / ")));
    section += &warnings(&remarks(attribute));
    section += &paragraphs(&attribute.definition);
    section += &attribute.usage.as_ref().map_or(String::new(), paragraphs);
    section += &facts(&about(attribute));
    section += &names(attribute);
    section
}

fn about(attribute: &Attribute) -> Vec<(&'static str, String)> {
    let format = attribute.format.as_ref();
    let max = format.and_then(|format| format.max_length);
    let check = format.and_then(|format| format.check);
    let scoping = attribute.scoping.as_ref();
    let source = attribute.authoritative_source.as_ref();
    let mut facts = vec![
        ("Id", code(&attribute.id.to_string())),
        ("URI", code(&attribute.uri)),
        ("Category", word(&attribute.category)),
        ("Datatype", word(&attribute.datatype)),
        ("Cardinality", code(&attribute.cardinality.to_string())),
        (
            "Pattern",
            format.map_or(String::new(), |format| code(format.pattern.as_str())),
        ),
        (
            "Characters at most",
            max.map_or(String::new(), |max| max.to_string()),
        ),
        ("Check", check.map_or(String::new(), |check| word(&check))),
        (
            "Scope",
            scoping.map_or(String::new(), |scoping| {
                format!("{} ({})", word(&scoping.scope), word(&scoping.rule))
            }),
        ),
        (
            "Codes",
            listed(&attribute.values, |binding| {
                let set = binding
                    .set
                    .as_ref()
                    .map_or(String::new(), |set| format!("/{set}"));
                format!(
                    "{} ({})",
                    code(&format!("{}{set}", binding.system)),
                    word(&binding.strength)
                )
            }),
        ),
        (
            "Examples",
            listed(&attribute.examples, |example| {
                code(&example.value) + &noted(example.note.as_ref())
            }),
        ),
        (
            "No name in",
            listed(&attribute.unmapped, |unmapped| {
                unmapped.protocol.as_str().to_owned() + &noted(unmapped.note.as_ref())
            }),
        ),
        (
            "Relations",
            listed(&attribute.relations, |relation| {
                let other = code(&relation.attribute.to_string());
                format!(
                    "{} {other}{}",
                    word(&relation.kind),
                    noted(relation.note.as_ref())
                )
            }),
        ),
        ("Personal data", word(&attribute.personal_data)),
        ("Legal basis", listed(&attribute.legal_basis, law)),
        (
            "Authoritative source",
            source.map_or(String::new(), |source| escaped(&both(source, " / "))),
        ),
        ("Allowed uses", listed(&attribute.allowed_uses, word)),
        ("Stability", word(&attribute.stability)),
        (
            "Status",
            format!(
                "{}, texts {}",
                word(&attribute.status),
                word(&attribute.text_status)
            ),
        ),
        ("Steward", escaped(&attribute.steward)),
        (
            "Sources",
            listed(&attribute.sources, |source| code(source.as_str())),
        ),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

fn law(law: &LegalBasis) -> String {
    let title = law.title.as_ref().map(|title| both(title, " / "));
    let chapter = law
        .chapter
        .as_ref()
        .map(|chapter| format!("chapter {chapter}"));
    let section = law
        .section
        .as_ref()
        .map(|section| format!("section {section}"));
    let from = law.valid_from.map(|day| format!("from {day}"));
    let to = law.valid_to.map(|day| format!("to {day}"));
    let parts = [Some(law.act.clone()), title, chapter, section, from, to];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let found = word(&law.evidence);
    format!(
        "{} ({found}){}",
        escaped(&parts.join(", ")),
        noted(law.note.as_ref())
    )
}

/// What protocols call the attribute.
fn names(attribute: &Attribute) -> String {
    let row = |name: &BoundName<'_>| {
        let mut notes: Vec<Localised> = mapping(name.mapping.kind).into_iter().collect();
        notes.extend(name.mapping.note.clone());
        let own = name.mapping.cardinality.map(|own| cell(&own.to_string()));
        vec![
            name.protocol.as_str().to_owned(),
            cell(name.name),
            word(&name.mapping.kind),
            own.unwrap_or_default(),
            escaped(&both(&joined(&notes, " "), " / ")),
        ]
    };
    let names = attribute.bindings.names();
    table(
        &["Protocol", "Name", "Mapping", "Cardinality", "Note"],
        names.iter().map(row).collect(),
    )
}
