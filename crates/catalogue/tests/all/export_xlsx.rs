//! The workbook, read by a program that is not its writer.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use serde_json::json;
use tillit_catalogue::export::{ExportError, Unfit, csv, read_cell, read_values, xlsx};
use tillit_catalogue::{AttributeList, builtin};

use crate::hostile;
use crate::small_lists::{HOSTILE, attribute, hostile as quoted, list_of};

const SHEETS: [&str; 5] = ["about", "attributes", "code systems", "codes", "value sets"];

/// The text of every cell. Nothing but texts and empty cells is there.
type Cells = Vec<Vec<String>>;

fn book(list: &AttributeList) -> HashMap<String, Cells> {
    let mut book = Xlsx::new(Cursor::new(xlsx(list).unwrap())).unwrap();
    assert_eq!(book.sheet_names(), SHEETS);
    let sheets = SHEETS.map(|name| {
        assert!(book.worksheet_formula(name).unwrap().is_empty());
        let range = book.worksheet_range(name).unwrap();
        assert_eq!(range.start(), Some((0, 0)));
        let rows = range.rows().map(|row| row.iter().map(text).collect());
        (name.to_owned(), rows.collect())
    });
    sheets.into()
}

fn text(cell: &Data) -> String {
    match cell {
        Data::String(text) => text.clone(),
        Data::Empty => String::new(),
        other => panic!("{other:?} is no text"),
    }
}

/// The rows of a sheet by column.
fn table(book: &HashMap<String, Cells>, sheet: &str) -> Vec<HashMap<String, String>> {
    let rows = &book[sheet];
    let by_column = |row: &Vec<String>| rows[1].iter().cloned().zip(row.iter().cloned()).collect();
    rows[2..].iter().map(by_column).collect()
}

/// Cells of a row as far as texts can tell.
fn both(row: &HashMap<String, String>, column: &str) -> (String, Option<String>) {
    let english = &row[&format!("{column}_en")];
    let english = (!english.is_empty()).then(|| english.clone());
    (row[&format!("{column}_sv")].clone(), english)
}

fn comes_back(list: &AttributeList) {
    let book = book(list);
    let attributes = table(&book, "attributes");
    // The columns of the CSV, without the apostrophes that only a CSV needs.
    let csv = csv(list);
    let header = csv.lines().next().unwrap();
    assert_eq!(book["attributes"][1].join(","), header);
    assert_eq!(attributes.len(), list.attributes.len());
    for (row, attribute) in attributes.iter().zip(&list.attributes) {
        assert_eq!(row["id"], attribute.id.to_string());
        assert_eq!(row["uri"], attribute.uri);
        let pair = |text: &tillit_model::Localised| (text.sv.clone(), text.en.clone());
        assert_eq!(both(row, "label"), pair(&attribute.label));
        assert_eq!(both(row, "definition"), pair(&attribute.definition));
        assert_eq!(row["steward"], attribute.steward);
        let examples = attribute.examples.iter().map(|one| one.value.clone());
        assert_eq!(
            read_values(&row["examples[]"]),
            examples.collect::<Vec<_>>()
        );
        let names = attribute.bindings.saml.iter().map(|one| one.name.clone());
        assert_eq!(read_values(&row["saml[]"]), names.collect::<Vec<_>>());
        assert_eq!(row["list_version"], list.version.to_string());
    }
    let systems = table(&book, "code systems");
    assert_eq!(systems.len(), list.code_systems.len());
    let (mut codes, mut members) = (Vec::new(), Vec::new());
    for (row, system) in systems.iter().zip(&list.code_systems) {
        assert_eq!(row["system"], system.name.to_string());
        assert_eq!(row["source"], system.source);
        assert_eq!(read_values(&row["identifiers[]"]), system.identifiers);
        assert_eq!(row["codes"], system.codes.len().to_string());
        codes.extend(system.codes.iter().map(|code| (system, code)));
        for set in &system.value_sets {
            members.extend(set.codes.iter().map(|code| (system, set, code)));
        }
    }
    let rows = table(&book, "codes");
    assert_eq!(rows.len(), codes.len());
    for (row, (system, code)) in rows.iter().zip(codes) {
        assert_eq!(
            (&row["system"], &row["code"]),
            (&system.name.to_string(), &code.code)
        );
        assert_eq!(
            both(row, "label"),
            (code.label.sv.clone(), code.label.en.clone())
        );
        let note = code.note.as_ref();
        assert_eq!(row["note_sv"], note.map_or("", |note| note.sv.as_str()));
        assert_eq!(row["broader"], code.broader.clone().unwrap_or_default());
        let properties = code.properties.iter();
        let properties: Vec<_> = properties
            .map(|(name, value)| format!("{name} {value}"))
            .collect();
        assert_eq!(read_values(&row["properties[]"]), properties);
        let until = code.valid_to.map(|day| day.to_string());
        assert_eq!(row["valid_to"], until.unwrap_or_default());
    }
    let rows = table(&book, "value sets");
    assert_eq!(rows.len(), members.len());
    for (row, (system, set, code)) in rows.iter().zip(members) {
        assert_eq!(
            (&row["system"], &row["set"]),
            (&system.name.to_string(), &set.name.to_string())
        );
        assert_eq!(&row["code"], code);
    }
}

#[test]
fn every_list_comes_back_from_its_workbook() {
    for release in builtin() {
        comes_back(&release.read());
    }
}

#[test]
fn hostile_texts_stay_in_their_cells_and_come_back() {
    for list in [quoted(), hostile::hostile_list()] {
        comes_back(&list);
    }
    let about = table(&book(&quoted()), "about");
    let title = about.iter().find(|row| row["member"] == "title").unwrap();
    assert_eq!(title["sv"], HOSTILE);
}

#[test]
fn what_begins_like_a_formula_is_a_text_without_an_apostrophe() {
    let values = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\tx",
        "\r=x",
        "'=1",
        "_x0041_",
        "\u{1}_x0041_",
        "1e400",
        "007",
        "TRUE",
        " x ",
    ];
    let made = values.map(|value| attribute("name", json!({ "steward": value })));
    let rows = table(&book(&list_of(json!(made), json!([]))), "attributes");
    let stewards: Vec<&str> = rows.iter().map(|row| row["steward"].as_str()).collect();
    assert_eq!(stewards, values);
}

#[test]
fn every_sheet_says_first_which_release_it_is_and_what_must_be_said() {
    for release in builtin() {
        let list = release.read();
        let notice = list.notice.as_ref().unwrap();
        for (name, rows) in book(&list) {
            let first = &rows[0][0];
            assert!(
                first.starts_with(&format!("{} {}. ", list.list, list.version)),
                "{name}: {first}"
            );
            assert!(
                first.contains(&notice.sv) && first.contains(notice.en.as_ref().unwrap()),
                "{name}"
            );
            let is_proposal = first.contains("The list is a proposal that nobody has agreed on.");
            assert_eq!(is_proposal, release.list == "socialtjanst", "{name}");
        }
    }
}

#[test]
fn a_text_that_no_cell_holds_is_refused_with_its_place() {
    let with = |steward: &str| {
        let mut list = list_of(json!([attribute("name", json!({}))]), json!([]));
        list.attributes[0].steward = steward.to_owned();
        xlsx(&list)
    };
    assert!(with(&"å".repeat(32_767)).is_ok());
    // Spreadsheets count units of UTF-16.
    let smiles = "\u{1f600}".repeat(16_384);
    let refused = with(&smiles).unwrap_err();
    let expected = ExportError::Cell {
        sheet: "attributes",
        row: 3,
        column: "steward".to_owned(),
        reason: Unfit::TooLong(32_768),
    };
    assert_eq!(refused, expected);
    let said = "the column steward in row 3 of the sheet attributes has 32768 characters, and a cell takes 32767";
    assert_eq!(refused.to_string(), said);
    let refused = with("_x0041\u{1}").unwrap_err();
    assert!(
        refused.to_string().contains("workbooks cannot hold"),
        "{refused}"
    );
}

#[test]
fn the_guard_of_a_table_is_not_part_of_the_value() {
    let list = list_of(
        json!([attribute("name", json!({ "steward": "=1" }))]),
        json!([]),
    );
    assert!(csv(&list).contains("'=1"));
    assert_eq!(
        read_cell("'=1"),
        table(&book(&list), "attributes")[0]["steward"]
    );
}
