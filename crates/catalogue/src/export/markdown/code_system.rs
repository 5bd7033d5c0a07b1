//! The section of one code system.

use tillit_model::Localised;

use super::super::wording::{both, joined, word};
use super::block::{facts, listed, paragraphs, table};
use super::text::{cell, code, escaped};
use crate::{Code, CodeSystem};

/// What the system is, and its codes.
pub(super) fn code_system(system: &CodeSystem) -> String {
    let mut section = format!("### Kodverk / Code system: {}\n\n", system.name);
    section += &format!("**{}**\n\n", escaped(&both(&system.title, " / ")));
    section += &paragraphs(&system.description);
    let licence = system.licence.as_ref();
    let mut about = vec![
        ("Version", system.version.to_string()),
        ("Content", word(&system.content)),
        (
            "Status",
            format!(
                "{}, texts {}",
                word(&system.status),
                word(&system.text_status)
            ),
        ),
        ("Base URI", code(&system.base_uri)),
        (
            "Also called",
            listed(&system.identifiers, |identifier| code(identifier)),
        ),
        ("Steward", escaped(&system.steward)),
        ("Source", escaped(&system.source)),
        (
            "Licence",
            licence.map_or(String::new(), |licence| code(licence)),
        ),
        (
            "Value sets",
            listed(&system.value_sets, |set| {
                let codes = listed(&set.codes, |one| code(one));
                format!("{} {}: {codes}", code(set.name.as_str()), set.version)
            }),
        ),
    ];
    about.retain(|(_, value)| !value.is_empty());
    section += &facts(&about);
    let row = |one: &Code| {
        let meaning = [one.definition.clone(), one.note.clone()];
        let meaning: Vec<Localised> = meaning.into_iter().flatten().collect();
        vec![
            cell(&one.code),
            escaped(&one.label.sv),
            escaped(one.label.en.as_deref().unwrap_or_default()),
            escaped(&both(&joined(&meaning, " "), " / ")),
            validity(one),
        ]
    };
    section
        + &table(
            &["Code", "Svenska", "English", "Meaning", "Validity"],
            system.codes.iter().map(row).collect(),
        )
}

fn validity(one: &Code) -> String {
    let parts = [
        one.status.map(|status| word(&status)),
        one.broader
            .as_ref()
            .map(|wider| format!("under {}", cell(wider))),
        one.valid_from.map(|day| format!("from {day}")),
        one.valid_to.map(|day| format!("to {day}")),
        one.replaced_by
            .as_ref()
            .map(|other| format!("use {} instead", cell(other))),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(", ")
}
