//! A list as a table: every cell is inert in a spreadsheet and comes back to the letter.

use std::collections::HashMap;

use tillit_catalogue::export::{read_cell, read_values};
use tillit_catalogue::{AttributeList, builtin, export};

use crate::small_lists::{HOSTILE, hostile, small};

/// Rows of cells as RFC 4180 has them, strictly: CRLF after each row, quotation marks around whole cells only.
fn rows(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut rest = text;
    while !rest.is_empty() {
        let cell = if let Some(inside) = rest.strip_prefix('"') {
            let mut cell = String::new();
            rest = inside;
            loop {
                let (part, after) = rest.split_once('"').expect("an open cell is closed");
                cell.push_str(part);
                match after.strip_prefix('"') {
                    Some(after) => (cell.push('"'), rest = after).1,
                    None => break rest = after,
                }
            }
            cell
        } else {
            let end = rest.find([separator, '\r', '\n', '"']).unwrap();
            let (cell, after) = rest.split_at(end);
            rest = after;
            cell.to_owned()
        };
        *rows.last_mut().unwrap().last_mut().unwrap() = cell;
        if let Some(after) = rest.strip_prefix(separator) {
            rows.last_mut().unwrap().push(String::new());
            rest = after;
        } else {
            rest = rest.strip_prefix("\r\n").expect("a row ends in CRLF");
            if !rest.is_empty() {
                rows.push(vec![String::new()]);
            }
        }
    }
    rows
}

/// The cells of each attribute, by column and read back.
fn table(list: &AttributeList) -> Vec<HashMap<String, String>> {
    let text = export::csv(list);
    let mut rows = rows(&text, ',');
    let columns = rows.remove(0);
    assert_eq!(rows.len(), list.attributes.len());
    let table = rows.into_iter().map(|row| {
        assert_eq!(row.len(), columns.len());
        for cell in &row {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']),
                "{cell:?}"
            );
        }
        let cells = row.iter().map(|cell| read_cell(cell).to_owned());
        columns.iter().cloned().zip(cells).collect()
    });
    table.collect()
}

#[test]
fn a_small_list_reads_so() {
    let expected = concat!(
        "id,uri,status,text_status,stability,label_sv,label_en,definition_sv,definition_en,usage_sv,usage_en,",
        "category,datatype,cardinality,pattern,max_length,check,scoping,values[],examples[],",
        "saml[],saml_mapping[],oidc[],oidc_mapping[],ldap[],ldap_mapping[],scim[],scim_mapping[],hsa[],hsa_mapping[],",
        "sambi[],sambi_mapping[],inera[],inera_mapping[],openfed[],openfed_mapping[],ena[],ena_mapping[],",
        "edu[],edu_mapping[],json[],json_mapping[],oidc_scopes[],personal_data,legal_basis[],",
        "authoritative_source_sv,authoritative_source_en,allowed_uses[],steward,sources[],",
        "deprecated,successor,deprecated_since,deprecated_date,list,list_version,list_status,list_notice\r\n",
        "town/name,https://registry.example/town/name,published,unreviewed,stable,Namn,Name,Ett namn.,A name.,,,",
        "identity,string,0..1,,,,,,Ann,",
        "urn:oid:2.5.4.4,one-to-one,family_name,one-to-one,,,,,,,,,,,,,,,,,,,",
        "profile,personal,,,,display,Staden,handbook,,,,,town,1.2.3,published,\r\n",
        "town/old-name,https://registry.example/town/old-name,proposed,unreviewed,stable,Namn,Name,Ett namn.,A name.,,,",
        "identity,string,0..1,,,,,,,",
        ",,,,,,,,,,,,,,,,,,,,,,",
        ",personal,,,,display,Staden,handbook,renamed,town/name,,,town,1.2.3,published,\r\n",
    );
    assert_eq!(export::csv(&small()), expected);
}

#[test]
fn the_lists_come_back_from_their_tables() {
    for release in builtin() {
        let list = release.read();
        for (row, attribute) in table(&list).iter().zip(&list.attributes) {
            assert_eq!(row["id"], attribute.id.to_string());
            assert_eq!(row["definition_sv"], attribute.definition.sv);
            let pattern = attribute
                .format
                .as_ref()
                .map(|format| format.pattern.to_string());
            assert_eq!(row["pattern"], pattern.unwrap_or_default());
            let claims: Vec<&str> = attribute
                .bindings
                .oidc
                .iter()
                .map(|one| one.claim.as_str())
                .collect();
            assert_eq!(read_values(&row["oidc[]"]), claims);
            assert_eq!(read_values(&row["oidc_mapping[]"]).len(), claims.len());
            let examples: Vec<&str> = attribute
                .examples
                .iter()
                .map(|one| one.value.as_str())
                .collect();
            assert_eq!(read_values(&row["examples[]"]), examples);
        }
    }
}

#[test]
fn a_proposal_says_so_in_every_row() {
    let release = builtin()
        .iter()
        .find(|release| release.list == "socialtjanst");
    for row in table(&release.unwrap().read()) {
        assert_eq!(
            (row["status"].as_str(), row["list_status"].as_str()),
            ("proposed", "proposed")
        );
        assert!(row["list_notice"].contains("It is not SKR's list"));
    }
}

#[test]
fn hostile_texts_stay_in_their_cells_and_come_back() {
    for row in table(&hostile()) {
        assert_eq!(row["label_sv"], HOSTILE);
        assert_eq!(row["steward"], HOSTILE);
        assert_eq!(read_values(&row["saml[]"]), [HOSTILE, "a\t\"<&>'\r\n--"]);
        assert_eq!(read_values(&row["examples[]"]), [HOSTILE]);
    }
}

#[test]
fn divided_at_semicolons_it_is_the_same_table_behind_the_mark_of_utf_8() {
    for list in [hostile(), builtin()[0].read()] {
        let text = export::csv_semicolon(&list);
        let text = text.strip_prefix('\u{feff}').unwrap();
        assert_eq!(rows(text, ';'), rows(&export::csv(&list), ','));
    }
}
