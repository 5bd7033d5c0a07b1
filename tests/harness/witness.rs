//! What a refusal must leave as it was: every row of the database and every byte that is published.

use std::collections::BTreeMap;
use std::process::Command;

use tillit_model::Sha256;

use crate::database::{Database, SQLITE_FILE};
use crate::http::get;
use crate::profile::FEDERATION;
use crate::site::{FEED, Site};

/// Tables that the scheduler writes by the clock alone.
const BY_THE_CLOCK: [&str; 1] = ["lease"];

/// A registry at one moment: the rows of every table, read beside the server, and what it serves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    rows: BTreeMap<String, Vec<String>>,
    /// Nothing before the first entity is published.
    published: Option<Vec<u8>>,
}

impl Witness {
    /// Looks at everything. Meant for a registry that has nothing left to publish.
    pub fn of(site: &Site) -> Self {
        let mut rows = rows(site);
        for table in BY_THE_CLOCK {
            rows.remove(table);
        }
        let feed = get(site.address(), FEED, &[]);
        Self {
            rows,
            published: (feed.status == 200).then_some(feed.body),
        }
    }

    /// Whether everything that there was to do is done, and what is served is the last publication of the first federation.
    pub fn is_at_rest(&self) -> bool {
        let rows = |table: &str| self.rows.get(table).into_iter().flatten();
        // The time at which a job was finished is its last column.
        let idle = !rows("job").any(|row| row.ends_with("NULL);"));
        let current: Vec<_> = rows("current_publication")
            .map(|row| values(row))
            .filter(|current| current[0] == format!("'{FEDERATION}'"))
            .collect();
        let mut artefacts = rows("publication_artefact")
            .map(|row| values(row))
            .filter(|artefact| current.iter().any(|current| artefact[..2] == current[..2]));
        let feed = artefacts.find(|artefact| artefact.contains(&"'matf-metadata'"));
        let served = match (&self.published, feed) {
            (None, None) => !current.is_empty(),
            (Some(bytes), Some(artefact)) => {
                artefact.contains(&format!("'{}'", Sha256::of(bytes)).as_str())
            }
            _ => false,
        };
        idle && served
    }

    /// How many rows a table holds.
    pub fn count(&self, table: &str) -> usize {
        self.rows.get(table).map_or(0, Vec::len)
    }

    /// Asserts that nothing has changed since.
    #[track_caller]
    pub fn assert_unchanged(&self, site: &Site, case: &str) {
        let now = Self::of(site);
        for (table, rows) in &now.rows {
            let before = self.rows.get(table).cloned().unwrap_or_default();
            let new: Vec<_> = rows.iter().filter(|row| !before.contains(row)).collect();
            assert!(
                new.is_empty() && before.len() == rows.len(),
                "{case}: the table {table} had {} rows and has {}; new or changed: {new:#?}",
                before.len(),
                rows.len(),
            );
        }
        assert!(
            now.published == self.published,
            "{case}: other bytes are published"
        );
    }
}

/// The rows of every table that has some, as the database's own tool writes them.
fn rows(site: &Site) -> BTreeMap<String, Vec<String>> {
    let dump = match &site.database {
        Database::Sqlite => output(
            Command::new("sqlite3")
                .args(["-readonly", "-batch", "-cmd", ".timeout 10000"])
                .arg(site.path().join(SQLITE_FILE))
                .arg(".dump"),
        ),
        Database::Postgres(database) => output(
            Command::new("pg_dump")
                .args(["--data-only", "--inserts"])
                .arg(database.url()),
        ),
    };
    let mut rows: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut table = None;
    for line in dump.lines() {
        if let Some(rest) = line.strip_prefix("INSERT INTO ") {
            let name = rest.split([' ', '(']).next().unwrap();
            let name = name.trim_start_matches("public.").trim_matches('"');
            rows.entry(name.to_owned())
                .or_default()
                .push(line.to_owned());
            table = Some(name.to_owned());
        } else if line.starts_with("CREATE ") {
            // What follows belongs to the table's definition.
            table = None;
        } else if let Some(row) = table
            .as_ref()
            .filter(|_| !is_of_the_tool(line))
            .and_then(|table| rows.get_mut(table)?.last_mut())
        {
            // A text with a line break.
            row.push('\n');
            row.push_str(line);
        }
    }
    rows
}

/// The columns of a row that holds no texts with separators.
fn values(row: &str) -> Vec<&str> {
    let (_, values) = row.split_once("VALUES").unwrap();
    values
        .split([' ', ',', '(', ')', ';'])
        .filter(|value| !value.is_empty())
        .collect()
}

/// Lines between the rows: comments, settings, and everything but data.
fn is_of_the_tool(line: &str) -> bool {
    line.is_empty()
        || ["--", "SET ", "SELECT ", "CREATE ", "COMMIT", "\\"]
            .iter()
            .any(|start| line.starts_with(start))
}

fn output(command: &mut Command) -> String {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
    assert!(
        output.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}
