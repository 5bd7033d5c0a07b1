//! A list as a page to read.
//!
//! ```markdown
//! # Gemensamma attribut / Common attributes
//!
//! | Attribute | Svenska | English | Datatype | Cardinality | Status |
//! |---|---|---|---|---|---|
//! | [surname](#surname) | Efternamn | Surname | string | 0..1 | published |
//! ```

mod text;

use tillit_model::Localised;

use self::text::{cell, code, escaped};
use super::wording::{both, joined, mapping, preface, remarks, word};
use crate::{
    Attribute, AttributeList, BoundName, Code, CodeSystem, LegalBasis, Name, SourceDocument,
};

/// A page in [CommonMark](https://spec.commonmark.org/0.31.2/) with the tables of [GitHub Flavored Markdown, section 4.10](https://github.github.com/gfm/#tables-extension-): what the list is, a table of its attributes, a section for each of them, and the code systems.
///
/// Texts stand in Swedish and English. Exceptions from the catalogue's rules and the properties of codes are left out.
pub fn markdown(list: &AttributeList) -> String {
    let mut page = format!("# {}\n\n", escaped(&both(&list.title, " / ")));
    page += &format!(
        "{} {}, {}\n\n",
        code(list.list.as_str()),
        list.version,
        word(&list.status)
    );
    page += &warnings(&preface(list));
    page += &paragraphs(&list.description);
    page += &facts(&[
        ("Steward", escaped(&both(&list.steward.name, " / "))),
        ("Licence", code(&list.licence)),
        (
            "Base URI",
            format!("{} ({})", code(&list.base_uri), word(&list.base_uri_status)),
        ),
    ]);
    page += "## Attribut / Attributes\n\n";
    page += &overview(&list.attributes);
    for attribute in &list.attributes {
        page += &section(attribute);
    }
    if !list.code_systems.is_empty() {
        page += "## Kodverk / Code systems\n\n";
    }
    for system in &list.code_systems {
        page += &code_system(system);
    }
    page += &sources(list);
    page.truncate(page.trim_end().len());
    page + "\n"
}

fn overview(attributes: &[Attribute]) -> String {
    let row = |attribute: &Attribute| {
        let ended = if attribute.deprecation.is_some() {
            ", deprecated"
        } else {
            ""
        };
        vec![
            format!("[{0}](#{0})", attribute.name()),
            escaped(&attribute.label.sv),
            escaped(attribute.label.en.as_deref().unwrap_or_default()),
            word(&attribute.datatype),
            cell(&attribute.cardinality.to_string()),
            format!("{}{ended}", word(&attribute.status)),
        ]
    };
    let columns = [
        "Attribute",
        "Svenska",
        "English",
        "Datatype",
        "Cardinality",
        "Status",
    ];
    table(&columns, attributes.iter().map(row).collect())
}

fn section(attribute: &Attribute) -> String {
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

fn code_system(system: &CodeSystem) -> String {
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

fn sources(list: &AttributeList) -> String {
    let row = |(name, source): (&Name, &SourceDocument)| {
        let text = |text: &Option<String>| escaped(text.as_deref().unwrap_or_default());
        vec![
            code(name.as_str()),
            escaped(&source.title),
            text(&source.publisher),
            text(&source.version),
            source.url.as_deref().map_or(String::new(), cell),
            word(&source.maturity),
        ]
    };
    let rows: Vec<_> = list.sources.iter().map(row).collect();
    match rows.is_empty() {
        true => String::new(),
        false => {
            "## Källor / Sources\n\n".to_owned()
                + &table(
                    &[
                        "Name",
                        "Title",
                        "Publisher",
                        "Version",
                        "Address",
                        "Maturity",
                    ],
                    rows,
                )
        }
    }
}

/// What must be seen before anything else: a quotation with a paragraph for each language.
fn warnings(texts: &[Localised]) -> String {
    let languages = |text: &Localised| [Some(text.sv.clone()), text.en.clone()];
    let paragraphs: Vec<String> = texts
        .iter()
        .flat_map(languages)
        .flatten()
        .map(|text| format!("> **{}**\n", escaped(&text)))
        .collect();
    match paragraphs.is_empty() {
        true => String::new(),
        false => paragraphs.join(">\n") + "\n",
    }
}

fn paragraphs(text: &Localised) -> String {
    let english = text.en.as_ref().map(|en| format!("{}\n\n", escaped(en)));
    format!("{}\n\n{}", escaped(&text.sv), english.unwrap_or_default())
}

fn facts(facts: &[(&str, String)]) -> String {
    let line = |(name, value): &(&str, String)| format!("- {name}: {value}\n");
    facts.iter().map(line).collect::<String>() + "\n"
}

/// Nothing at all where there are no rows.
fn table(columns: &[&str], rows: Vec<Vec<String>>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let head = format!(
        "| {} |\n|{}\n",
        columns.join(" | "),
        "---|".repeat(columns.len())
    );
    head + &rows.iter().map(|row| line(row)).collect::<String>() + "\n"
}

fn listed<T>(values: &[T], said: impl Fn(&T) -> String) -> String {
    let values: Vec<String> = values.iter().map(said).collect();
    values.join("; ")
}

fn noted(note: Option<&Localised>) -> String {
    note.map_or(String::new(), |note| {
        format!(": {}", escaped(&both(note, " / ")))
    })
}
