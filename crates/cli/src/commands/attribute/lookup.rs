//! `tillit attribute lookup`

use clap::Args;
use serde::Serialize;
use tillit_catalogue::{Hit, SearchIndex};

use super::show::{lists, name_of};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::Session;
use crate::table::{table, text};

/// Finds attributes by a name in any protocol, an OID, an address, a claim, or words in Swedish or English
#[derive(Debug, Args)]
pub(crate) struct Lookup {
    /// What is known of it: urn:oid:2.5.4.4, family_name, efternamn
    #[arg(value_name = "WORDS", required = true)]
    words: Vec<String>,
}

#[derive(Serialize)]
struct Row {
    id: String,
    version: String,
    label: String,
    names: Vec<String>,
    status: String,
}

impl Lookup {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let lists = lists();
        let asked = self.words.join(" ");
        let index = SearchIndex::of(&lists);
        let hits = index.search(&asked);
        if hits.is_empty() {
            return Err(Failure::new(Exit::Error, "nothing-found").arg("words", asked));
        }
        let rows: Vec<Row> = hits.iter().map(|hit| row(hit, session)).collect();
        session.results("attributes", &rows, || {
            let headings = ["column-id", "column-label", "column-names", "column-status"];
            let mut shown = table(headings.map(|id| session.text(id, &[])));
            for row in &rows {
                shown.add_row([&row.id, &row.label, &row.names.join("\n"), &row.status]);
            }
            text(&shown)
        })
    }
}

fn row(hit: &Hit<'_>, session: &Session) -> Row {
    let names = hit.attribute.bindings.names();
    Row {
        id: hit.attribute.id.to_string(),
        version: hit.list.version.to_string(),
        label: hit.attribute.label.get(session.language()).to_owned(),
        names: names.iter().map(|bound| bound.name.to_owned()).collect(),
        status: name_of(&hit.attribute.status),
    }
}
