//! The pieces that the page is made of.

use tillit_model::Localised;

use super::super::wording::both;
use super::text::escaped;

/// What must be seen before anything else: a quotation with a paragraph for each language.
pub(super) fn warnings(texts: &[Localised]) -> String {
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

/// A paragraph for each language.
pub(super) fn paragraphs(text: &Localised) -> String {
    let english = text.en.as_ref().map(|en| format!("{}\n\n", escaped(en)));
    format!("{}\n\n{}", escaped(&text.sv), english.unwrap_or_default())
}

/// A list of names and values.
pub(super) fn facts(facts: &[(&str, String)]) -> String {
    let line = |(name, value): &(&str, String)| format!("- {name}: {value}\n");
    facts.iter().map(line).collect::<String>() + "\n"
}

/// A table; nothing at all where there are no rows.
pub(super) fn table(columns: &[&str], rows: Vec<Vec<String>>) -> String {
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

/// Values after one another.
pub(super) fn listed<T>(values: &[T], said: impl Fn(&T) -> String) -> String {
    let values: Vec<String> = values.iter().map(said).collect();
    values.join("; ")
}

/// What to know, after a colon.
pub(super) fn noted(note: Option<&Localised>) -> String {
    note.map_or(String::new(), |note| {
        format!(": {}", escaped(&both(note, " / ")))
    })
}
