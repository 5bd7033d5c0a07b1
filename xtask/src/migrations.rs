//! Migrations come in pairs: the same names for both databases, each with its way up and down.

use std::collections::BTreeSet;

use crate::findings::Finding;
use crate::workspace::root;

/// A database and the one that its migrations are paired with.
const PAIRS: [(&str, &str); 2] = [("postgres", "sqlite"), ("sqlite", "postgres")];

pub(crate) fn check() -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for (database, twin) in PAIRS {
        let twins = names(twin)?;
        for name in names(database)? {
            if !twins.contains(&name) {
                findings.push(Finding {
                    place: format!("migrations/{database}/{name}"),
                    problem: format!("has no counterpart for {twin}"),
                    remedy: format!("write migrations/{twin}/{name} with the same effect"),
                });
            }
            for script in ["up.sql", "down.sql"] {
                if !folder(database).join(&name).join(script).is_file() {
                    findings.push(Finding {
                        place: format!("migrations/{database}/{name}"),
                        problem: format!("has no {script}"),
                        remedy: "up.sql changes the schema, down.sql takes exactly that back; write both".to_owned(),
                    });
                }
            }
        }
    }
    Ok(findings)
}

/// The migrations of one database: `<stamp>_<name>`.
fn names(database: &str) -> anyhow::Result<BTreeSet<String>> {
    let folder = folder(database);
    if !folder.is_dir() {
        return Ok(BTreeSet::new());
    }
    let entries = folder.read_dir()?.collect::<Result<Vec<_>, _>>()?;
    Ok(entries
        .iter()
        .filter(|entry| entry.path().is_dir())
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect())
}

fn folder(database: &str) -> std::path::PathBuf {
    root().join("migrations").join(database)
}
