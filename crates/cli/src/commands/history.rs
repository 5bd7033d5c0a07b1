//! `tillit history`

use std::path::Path;

use clap::Args;
use tillit_client::connection::{Connection, DocumentHead, Version};
use tillit_client::plan::differences;
use tillit_model::{DocumentKind, text::json};

use super::plan::kind;
use super::validate::read_folder;
use crate::difference::members;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::{Session, write_bytes};
use crate::table::{short, table, text, time};

/// Shows every version of a document
#[derive(Debug, Args)]
pub(crate) struct History {
    /// A document's id, or the file that it comes from
    #[arg(value_name = "DOCUMENT")]
    document: String,
    /// Its kind, when an id is given
    #[arg(long, value_name = "KIND", default_value = "entity", value_parser = kind)]
    kind: DocumentKind,
    /// Writes the exact text of one version
    #[arg(long, value_name = "VERSION", conflicts_with = "diff")]
    text: Option<u64>,
    /// Shows the difference between two versions
    #[arg(long, num_args = 2, value_names = ["FROM", "TO"])]
    diff: Option<Vec<u64>>,
}

impl History {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let (kind, id) = self.name(session)?;
        let connection = match session.key() {
            Ok(key) => session.authenticate(&key).or_else(|_| session.connect())?,
            Err(_) => session.connect()?,
        };
        let head = connection
            .document(kind, &id)?
            .ok_or_else(|| Failure::new(Exit::Error, "no-such-document").arg("id", &id))?;
        let versions = connection.versions(&head.key)?;
        if let Some(number) = self.text {
            let exact = exact(&connection, &head, &versions, number)?;
            return write_bytes(exact.as_bytes());
        }
        if let Some([from, to]) = self.diff.as_deref() {
            let [before, after] = [*from, *to].map(|number| {
                let exact = exact(&connection, &head, &versions, number)?;
                json::read(exact.as_bytes()).map_err(Failure::because)
            });
            let found = differences(&before?, &after?);
            return session.results("differences", &found, || members(&found, ""));
        }
        session.results("versions", &versions, || list(session, &versions))
    }

    /// Kind and id, from a file of the folder where there is one of that name.
    fn name(&self, session: &Session) -> Result<(DocumentKind, String), Failure> {
        let given = Path::new(&self.document);
        if !session.settings.folder.join(given).is_file() {
            return Ok((self.kind, self.document.clone()));
        }
        let folder = read_folder(session)?;
        let found = folder.documents().find(|(source, _)| source.path == given);
        match found {
            Some((_, document)) => Ok((document.kind, document.id.clone())),
            None => Err(Failure::new(Exit::Usage, "no-such-document").arg("id", &self.document)),
        }
    }
}

fn exact(
    connection: &Connection,
    head: &DocumentHead,
    versions: &[Version],
    number: u64,
) -> Result<String, Failure> {
    let sha256 = versions
        .iter()
        .find(|version| version.version == number)
        .and_then(|version| version.sha256)
        .ok_or_else(|| Failure::new(Exit::Usage, "no-such-version").arg("version", number))?;
    Ok(connection.version_text(&head.key, number, &sha256)?)
}

fn list(session: &Session, versions: &[Version]) -> String {
    let headings = [
        "column-version",
        "column-action",
        "column-status",
        "column-received",
        "column-decided",
        "column-hash",
    ];
    let mut shown = table(headings.map(|id| session.text(id, &[])));
    for version in versions {
        shown.add_row([
            version.version.to_string(),
            format!("{:?}", version.action).to_lowercase(),
            version.status.as_str().to_owned(),
            time(version.received_at),
            time(version.decided_at),
            version.sha256.map_or_else(String::new, |hash| short(&hash)),
        ]);
    }
    text(&shown)
}
