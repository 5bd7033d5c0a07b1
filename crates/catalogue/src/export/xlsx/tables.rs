//! What stands on the sheets.

use tillit_model::Localised;

use super::super::csv::{columns, languages, rows, text, values};
use super::super::wording::{both, joined, preface, word};
use crate::{AttributeList, Code, CodeSystem, ValueSet};

/// One sheet.
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) columns: Vec<String>,
    /// As many cells each as there are columns.
    pub(super) rows: Vec<Vec<String>>,
}

/// The sheets, in their order.
pub(super) fn tables(list: &AttributeList) -> [Table; 5] {
    let systems = &list.code_systems;
    let codes = systems
        .iter()
        .flat_map(|system| system.codes.iter().map(move |code| of_code(system, code)));
    let sets = systems
        .iter()
        .flat_map(|system| system.value_sets.iter().map(move |set| (system, set)));
    [
        table("about", "member sv en", about(list)),
        Table {
            name: "attributes",
            columns: columns(),
            rows: rows(list).collect(),
        },
        table(
            "code systems",
            "system version base_uri title_sv title_en description_sv description_en identifiers[] steward source licence content status text_status \
             labels_are_names case_insensitive properties[] codes value_sets",
            systems.iter().map(of_system).collect(),
        ),
        table(
            "codes",
            "system system_version code label_sv label_en definition_sv definition_en status broader properties[] valid_from valid_to replaced_by note_sv note_en",
            codes.collect(),
        ),
        table(
            "value sets",
            "system system_version set set_version title_sv title_en code label_sv label_en",
            sets.flat_map(|(system, set)| of_set(system, set)).collect(),
        ),
    ]
}

fn table(name: &'static str, columns: &str, rows: Vec<Vec<String>>) -> Table {
    Table {
        name,
        columns: columns.split_whitespace().map(str::to_owned).collect(),
        rows,
    }
}

/// What the list is. What is the same in every language stands under Swedish alone.
fn about(list: &AttributeList) -> Vec<Vec<String>> {
    let localised = |name: &str, text: &Localised| {
        let [sv, en] = languages(Some(text));
        vec![name.to_owned(), sv, en]
    };
    let one = |name: &str, value: String| vec![name.to_owned(), value, String::new()];
    let preface = preface(list);
    let mut rows = vec![
        one("list", list.list.to_string()),
        one("version", list.version.to_string()),
        one("status", word(&list.status)),
        localised("title", &list.title),
        localised("description", &list.description),
    ];
    rows.extend((!preface.is_empty()).then(|| localised("notice", &joined(&preface, " "))));
    rows.push(localised("steward", &list.steward.name));
    let organisation = list.steward.organisation.as_ref();
    rows.extend(organisation.map(|number| one("steward_organisation", number.to_string())));
    rows.extend([
        one("licence", list.licence.clone()),
        one("base_uri", list.base_uri.clone()),
        one("base_uri_status", word(&list.base_uri_status)),
    ]);
    let sources = list.sources.iter();
    rows.extend(sources.map(|(name, source)| one(&format!("source {name}"), source.citation())));
    rows
}

fn of_system(system: &CodeSystem) -> Vec<String> {
    let mut cells = vec![
        system.name.to_string(),
        system.version.to_string(),
        system.base_uri.clone(),
    ];
    cells.extend(languages(Some(&system.title)));
    cells.extend(languages(Some(&system.description)));
    let properties = system.properties.iter();
    let properties = properties.map(|one| format!("{} {}", one.name, both(&one.label, " / ")));
    cells.extend([
        values(&system.identifiers),
        system.steward.clone(),
        system.source.clone(),
        text(system.licence.as_ref()),
        word(&system.content),
        word(&system.status),
        word(&system.text_status),
        system.labels_are_names.to_string(),
        system.case_insensitive.to_string(),
        values(properties),
        system.codes.len().to_string(),
        system.value_sets.len().to_string(),
    ]);
    cells
}

fn of_code(system: &CodeSystem, code: &Code) -> Vec<String> {
    let mut cells = of(system);
    cells.push(code.code.clone());
    cells.extend(languages(Some(&code.label)));
    cells.extend(languages(code.definition.as_ref()));
    let properties = code.properties.iter();
    cells.extend([
        word(&code.status.unwrap_or(system.status)),
        text(code.broader.as_ref()),
        values(properties.map(|(name, value)| format!("{name} {value}"))),
        text(code.valid_from),
        text(code.valid_to),
        text(code.replaced_by.as_ref()),
    ]);
    cells.extend(languages(code.note.as_ref()));
    cells
}

/// A row for each code of the set, as long as a cell is too short for all of them.
fn of_set(system: &CodeSystem, set: &ValueSet) -> Vec<Vec<String>> {
    let row = |code: &String| {
        let mut cells = of(system);
        cells.extend([set.name.to_string(), set.version.to_string()]);
        cells.extend(languages(Some(&set.title)));
        cells.push(code.clone());
        cells.extend(languages(system.code(code).map(|code| &code.label)));
        cells
    };
    set.codes.iter().map(row).collect()
}

fn of(system: &CodeSystem) -> Vec<String> {
    vec![system.name.to_string(), system.version.to_string()]
}
