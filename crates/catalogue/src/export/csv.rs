//! A list as one table, for spreadsheets.
//!
//! ```text
//! id,uri,label_sv,label_en,...
//! gemensam/surname,https://tillit.example/attributes/gemensam/surname,Efternamn,Surname,...
//! ```

mod cell;

use tillit_model::Localised;

use self::cell::written;
pub(super) use self::cell::{begins_formula, values};
pub use cell::{read_cell, read_values};

use super::wording::{both, joined, preface, word};
use crate::{Attribute, AttributeList, Protocol};

/// One row for each attribute under a row of column names, as comma-separated values ([RFC 4180](https://www.rfc-editor.org/rfc/rfc4180)) in UTF-8.
///
/// A cell is inert in a spreadsheet, see [`read_cell`]. A column whose name ends in `[]` holds several values in each cell, see [`read_values`]; `saml_mapping[]` tells for each value of `saml[]` how it relates to the attribute, and so for the other protocols. There are no comments in this form, so what must be said first of the list stands in the last column of every row. Notes, exceptions, all of a law but its act, and the codes of code systems are left out.
///
/// The separator is a comma. A program that is told to divide at something else sees other cells, and what those begin with is not guarded: [`csv_semicolon`] is for those that divide at semicolons.
pub fn csv(list: &AttributeList) -> String {
    divided(list, ",")
}

/// The table of [`csv`] as Excel with Swedish settings opens it: divided at semicolons, for the comma is its decimal sign, and with the mark of UTF-8 first, without which Excel takes the text for Windows-1252.
pub fn csv_semicolon(list: &AttributeList) -> String {
    "\u{feff}".to_owned() + &divided(list, ";")
}

fn divided(list: &AttributeList, separator: &str) -> String {
    let row = |cells: Vec<String>| {
        let cells: Vec<String> = cells.iter().map(|cell| written(cell)).collect();
        cells.join(separator) + "\r\n"
    };
    let header = row(columns());
    header + &rows(list).map(row).collect::<String>()
}

/// The cells of each attribute, in the order of [`columns`].
pub(super) fn rows(list: &AttributeList) -> impl Iterator<Item = Vec<String>> {
    let notice = both(&joined(&preface(list), " "), " / ");
    let attributes = list.attributes.iter();
    attributes.map(move |attribute| cells(list, attribute, &notice))
}

/// In the order of the columns.
const PROTOCOLS: [Protocol; 11] = [
    Protocol::Saml,
    Protocol::Oidc,
    Protocol::Ldap,
    Protocol::Scim,
    Protocol::Hsa,
    Protocol::Sambi,
    Protocol::Inera,
    Protocol::Openfed,
    Protocol::Ena,
    Protocol::Edu,
    Protocol::Json,
];

const BEFORE: &str = "id uri status text_status stability label_sv label_en definition_sv definition_en usage_sv usage_en \
    category datatype cardinality pattern max_length check scoping values[] examples[]";
const AFTER: &str = "oidc_scopes[] personal_data legal_basis[] authoritative_source_sv authoritative_source_en allowed_uses[] \
    steward sources[] deprecated successor deprecated_since deprecated_date list list_version list_status list_notice";

/// The names of the columns.
pub(super) fn columns() -> Vec<String> {
    let names = PROTOCOLS.map(|protocol| protocol.as_str());
    let names = names
        .iter()
        .flat_map(|name| [format!("{name}[]"), format!("{name}_mapping[]")]);
    let before = BEFORE.split_whitespace().map(str::to_owned);
    before
        .chain(names)
        .chain(AFTER.split_whitespace().map(str::to_owned))
        .collect()
}

fn cells(list: &AttributeList, attribute: &Attribute, notice: &str) -> Vec<String> {
    let a = attribute;
    let format = a.format.as_ref();
    let scoping = a.scoping.as_ref();
    let deprecation = a.deprecation.as_ref();
    let mut cells = vec![
        a.id.to_string(),
        a.uri.clone(),
        word(&a.status),
        word(&a.text_status),
        word(&a.stability),
    ];
    cells.extend(languages(Some(&a.label)));
    cells.extend(languages(Some(&a.definition)));
    cells.extend(languages(a.usage.as_ref()));
    cells.extend([
        word(&a.category),
        word(&a.datatype),
        a.cardinality.to_string(),
        text(format.map(|format| &format.pattern)),
        text(format.and_then(|format| format.max_length)),
        format
            .and_then(|format| format.check)
            .map_or(String::new(), |check| word(&check)),
        scoping.map_or(String::new(), |scoping| {
            format!("{} {}", word(&scoping.rule), word(&scoping.scope))
        }),
        values(a.values.iter().map(|binding| {
            let set = binding
                .set
                .as_ref()
                .map_or(String::new(), |set| format!("/{set}"));
            format!("{}{set} {}", binding.system, word(&binding.strength))
        })),
        values(a.examples.iter().map(|example| &example.value)),
    ]);
    let names = a.bindings.names();
    for protocol in PROTOCOLS {
        let own = || names.iter().filter(|name| name.protocol == protocol);
        cells.push(values(own().map(|name| name.name)));
        cells.push(values(own().map(|name| word(&name.mapping.kind))));
    }
    cells.extend([
        values(scopes(a)),
        word(&a.personal_data),
        values(a.legal_basis.iter().map(|law| &law.act)),
    ]);
    cells.extend(languages(a.authoritative_source.as_ref()));
    cells.extend([
        values(a.allowed_uses.iter().map(word)),
        a.steward.clone(),
        values(a.sources.iter().map(|source| source.as_str())),
        deprecation.map_or(String::new(), |deprecation| word(&deprecation.kind)),
        text(deprecation.and_then(|deprecation| deprecation.successor.as_ref())),
        text(deprecation.and_then(|deprecation| deprecation.since.as_ref())),
        text(deprecation.and_then(|deprecation| deprecation.date)),
        list.list.to_string(),
        list.version.to_string(),
        word(&list.status),
        notice.to_owned(),
    ]);
    cells
}

/// A text in Swedish and in English, for two columns.
pub(super) fn languages(text: Option<&Localised>) -> [String; 2] {
    let sv = text.map(|text| text.sv.clone());
    let en = text.and_then(|text| text.en.clone());
    [sv.unwrap_or_default(), en.unwrap_or_default()]
}

/// A value that may be missing.
pub(super) fn text(value: Option<impl ToString>) -> String {
    value.map_or(String::new(), |value| value.to_string())
}

/// The scopes that ask for any of its claims, each once.
fn scopes(attribute: &Attribute) -> Vec<&str> {
    let claims = attribute.bindings.oidc.iter();
    let mut scopes: Vec<&str> = claims
        .flat_map(|claim| &claim.scopes)
        .map(|scope| scope.scope.as_str())
        .collect();
    scopes.sort_unstable();
    scopes.dedup();
    scopes
}
