//! `tillit attribute list` and `tillit attribute show`

use serde::Serialize;
use tillit_catalogue::{Attribute, AttributeList, BuiltinRelease, newest};

use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::Session;
use crate::table::{table, text};

#[derive(Serialize)]
struct Row {
    id: String,
    version: String,
    label: String,
    stability: String,
    status: String,
}

pub(super) fn all(session: &Session, wanted: Option<&str>) -> Result<(), Failure> {
    let language = session.language();
    let lists = lists();
    let rows: Vec<Row> = lists
        .iter()
        .filter(|list| wanted.is_none_or(|wanted| list.list.as_str() == wanted))
        .flat_map(|list| {
            list.attributes
                .iter()
                .map(move |attribute| (list, attribute))
        })
        .map(|(list, attribute)| Row {
            id: attribute.id.to_string(),
            version: list.version.to_string(),
            label: attribute.label.get(language).to_owned(),
            stability: name_of(&attribute.stability),
            status: name_of(&attribute.status),
        })
        .collect();
    if let (Some(wanted), true) = (wanted, rows.is_empty()) {
        return Err(Failure::new(Exit::Usage, "no-such-attribute").arg("id", wanted));
    }
    session.results("attributes", &rows, || {
        let headings = [
            "column-id",
            "column-version",
            "column-label",
            "column-stability",
            "column-status",
        ];
        let mut shown = table(headings.map(|id| session.text(id, &[])));
        for row in &rows {
            shown.add_row([
                &row.id,
                &row.version,
                &row.label,
                &row.stability,
                &row.status,
            ]);
        }
        text(&shown)
    })
}

pub(super) fn one(session: &Session, id: &str) -> Result<(), Failure> {
    let lists = lists();
    let fits = |attribute: &&Attribute| {
        let own = attribute.id.to_string();
        own == id || own.rsplit('/').next() == Some(id)
    };
    let mut found = lists.iter().flat_map(|list| &list.attributes).filter(fits);
    let Some(attribute) = found.next() else {
        return Err(Failure::new(Exit::Usage, "no-such-attribute").arg("id", id));
    };
    let shown = serde_yaml::to_string(attribute).map_err(Failure::because)?;
    session.result("attribute", attribute, || shown)
}

/// The name that a value has in documents.
pub(super) fn name_of(value: &impl Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// The newest release of every list, read.
pub(super) fn lists() -> Vec<AttributeList> {
    newest().into_iter().map(BuiltinRelease::read).collect()
}
