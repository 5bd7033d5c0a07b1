//! Attribute lists as tables, read by programs that people read tables with.

use std::path::Path;

use harness::programs::{run, tillit};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::lists::LISTS;
use crate::partner::Partner;

/// What a spreadsheet would take for a formula, or change on the way (abuse case A27).
const HOSTILE: [&str; 10] = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "'=1",
    "x;=1",
    "=cmd|' /C calc'!A0",
    "\u{ff1d}1\u{1}\"",
];

/// The list with something hostile in every place where a text is free, as a file.
fn hostile(folder: &Path) -> Value {
    let mut list = exported(folder, "gemensam", "json");
    let mut next = HOSTILE.iter().cycle();
    let mut hostile = move || Value::from(*next.next().unwrap());
    for attribute in list["attributes"].as_array_mut().unwrap() {
        attribute["label"] = json!({ "sv": hostile(), "en": hostile() });
        attribute["steward"] = hostile();
        attribute["examples"] = json!([{ "value": hostile() }, { "value": hostile() }]);
    }
    for system in list["code_systems"].as_array_mut().unwrap() {
        system["source"] = hostile();
        // A system whose codes are kept elsewhere has none here.
        let codes = system.get_mut("codes").and_then(Value::as_array_mut);
        for code in codes.into_iter().flatten() {
            code["label"] = json!({ "sv": hostile(), "en": hostile() });
        }
    }
    std::fs::write(folder.join("hostile.json"), list.to_string()).unwrap();
    list
}

/// Writes a list in a form to `list.<form>` in the folder.
fn write(folder: &Path, list: &str, form: &str) {
    let mut tillit = tillit(folder);
    tillit.current_dir(folder);
    let out = format!("list.{form}");
    tillit.args(["attribute", "export", list, "--format", form, "--out", &out]);
    run(&mut tillit).ended(0);
}

fn exported(folder: &Path, list: &str, form: &str) -> Value {
    write(folder, list, form);
    let text = std::fs::read_to_string(folder.join(format!("list.{form}"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn csv(sheets: &mut Partner, folder: &Path, list: &str, semicolon: bool) -> Value {
    let (form, delimiter, encoding) = match semicolon {
        true => ("csv-semicolon", ";", "utf-8-sig"),
        false => ("csv", ",", "utf-8"),
    };
    write(folder, list, form);
    let path = folder.join(format!("list.{form}"));
    let question =
        json!({ "op": "table", "path": path, "delimiter": delimiter, "encoding": encoding });
    let answer = sheets.ask(&question);
    assert_eq!(answer["live"], json!([]), "{list}");
    answer["rows"].clone()
}

/// The text in the column of that name; no row is longer than its header.
fn cell<'a>(header: &[Value], row: &'a Value, column: &str) -> &'a str {
    let at = header.iter().position(|name| name == column).unwrap();
    assert_eq!(row.as_array().unwrap().len(), header.len());
    row[at].as_str().unwrap()
}

/// Every table of a list says the same, and what the list says.
fn judge(sheets: &mut Partner, folder: &Path, name: &str, list: &Value) {
    let table = csv(sheets, folder, name, false);
    assert_eq!(csv(sheets, folder, name, true), table, "{name}");
    write(folder, name, "xlsx");
    let path = folder.join("list.xlsx");
    let book = sheets.ask(&json!({ "op": "book", "path": path }));
    assert_eq!(book["live"], json!([]), "{name}");
    assert_eq!(book["created"], "2000-01-01 00:00:00");
    let attributes = book["sheets"]["attributes"].as_array().unwrap();
    assert_eq!(attributes[1..], table.as_array().unwrap()[..], "{name}");
    let header = attributes[1].as_array().unwrap();
    let expected = list["attributes"].as_array().unwrap();
    assert_eq!(attributes.len(), expected.len() + 2);
    for (row, attribute) in attributes[2..].iter().zip(expected) {
        for column in ["id", "uri", "steward", "datatype"] {
            assert_eq!(cell(header, row, column), attribute[column]);
        }
        for (column, member, language) in [
            ("label_sv", "label", "sv"),
            ("label_en", "label", "en"),
            ("definition_sv", "definition", "sv"),
        ] {
            assert_eq!(cell(header, row, column), attribute[member][language]);
        }
    }
    let systems = list["code_systems"].as_array().unwrap().iter();
    let codes = systems.flat_map(|system| system["codes"].as_array().into_iter().flatten());
    let rows = book["sheets"]["codes"].as_array().unwrap();
    let header = rows[1].as_array().unwrap();
    let codes: Vec<&Value> = codes.collect();
    assert_eq!(rows.len(), codes.len() + 2);
    for (row, code) in rows[2..].iter().zip(codes) {
        assert_eq!(cell(header, row, "code"), code["code"]);
        assert_eq!(cell(header, row, "label_sv"), code["label"]["sv"]);
    }
    let proposal = "The list is a proposal that nobody has agreed on.";
    for (sheet, rows) in book["sheets"].as_object().unwrap() {
        let first = rows[0][0].as_str().unwrap();
        let is_proposal = list["status"] == "proposed";
        assert_eq!(first.contains(proposal), is_proposal, "{name} {sheet}");
    }
}

#[test]
fn python_and_openpyxl_read_every_list_and_find_nothing_to_calculate() {
    let folder = TempDir::new().unwrap();
    let mut sheets = Partner::sheets();
    for name in LISTS {
        let list = exported(folder.path(), name, "json");
        judge(&mut sheets, folder.path(), name, &list);
    }
}

#[test]
fn what_looks_like_a_formula_comes_back_as_it_was_from_every_table() {
    let folder = TempDir::new().unwrap();
    let list = hostile(folder.path());
    judge(&mut Partner::sheets(), folder.path(), "hostile.json", &list);
}
