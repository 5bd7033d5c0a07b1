//! A list as a page to read.
//!
//! ```markdown
//! # Gemensamma attribut / Common attributes
//!
//! | Attribute | Svenska | English | Datatype | Cardinality | Status |
//! |---|---|---|---|---|---|
//! | [surname](#surname) | Efternamn | Surname | string | 0..1 | published |
//! ```

mod attribute;
mod block;
mod code_system;
mod text;

use self::attribute::section;
use self::block::{facts, paragraphs, table, warnings};
use self::code_system::code_system;
use self::text::{cell, code, escaped};
use super::wording::{both, preface, word};
use crate::{Attribute, AttributeList, Name, SourceDocument};

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
