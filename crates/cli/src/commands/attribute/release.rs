//! `tillit attribute release`

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;
use tillit_catalogue::{AttributeList, export};

use super::working::Working;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::Session;

/// Freezes the working list as the release that its manifest names
#[derive(Debug, Args)]
pub(crate) struct Release {
    /// The list's folder
    #[arg(value_name = "FOLDER")]
    list: PathBuf,
    /// Says whether it could be released, and writes nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Frozen {
    list: String,
    version: String,
    before: Option<String>,
    file: String,
    written: bool,
}

impl Release {
    pub(super) fn run(self, session: &Session) -> Result<(), Failure> {
        let working = Working::read(&self.list)?;
        let (resolved, found) = working.judge();
        write_err(&working.show(&found, session));
        let is_sound = !found.iter().any(tillit_catalogue::LocatedFinding::is_error);
        let Some(list) = resolved.filter(|_| is_sound).map(|resolved| resolved.list) else {
            return Err(Failure::new(Exit::Findings, "release-unsound"));
        };
        let releases = self.list.join("releases");
        let before = latest(&releases)?;
        if let Some(before) = &before {
            tillit_catalogue::diff(before, &list)
                .check_version(before)
                .map_err(|wrong| {
                    Failure::new(Exit::Conflict, "wrong-version").arg("reason", wrong)
                })?;
        }
        let file = releases.join(format!("{}.json", list.version));
        if !self.dry_run {
            fs::create_dir_all(&releases).map_err(Failure::because)?;
            write_new(&file, &export::json(&list))?;
        }
        let frozen = Frozen {
            list: list.list.to_string(),
            version: list.version.to_string(),
            before: before.map(|before| before.version.to_string()),
            file: file.display().to_string(),
            written: !self.dry_run,
        };
        session.result("release", &frozen, || {
            let id = if self.dry_run {
                "release-possible"
            } else {
                "released"
            };
            let release = list.id();
            session.text(id, &[("release", &release), ("path", &file.display())])
        })
    }
}

/// The newest release in a folder; every one of them is read.
fn latest(folder: &Path) -> Result<Option<AttributeList>, Failure> {
    if !folder.is_dir() {
        return Ok(None);
    }
    let mut releases = Vec::new();
    for entry in fs::read_dir(folder).map_err(Failure::because)? {
        let path = entry.map_err(Failure::because)?.path();
        if path.extension().is_some_and(|it| it == "json") {
            let unreadable = |reason: String| {
                Failure::new(Exit::Usage, "no-release-file")
                    .arg("path", path.display())
                    .arg("reason", reason)
            };
            let text = fs::read_to_string(&path).map_err(|error| unreadable(error.to_string()))?;
            let list =
                AttributeList::parse(&text).map_err(|error| unreadable(error.to_string()))?;
            releases.push(list);
        }
    }
    Ok(releases.into_iter().max_by_key(|list| list.version))
}

/// A release is written once: as a whole or not at all, and never over another.
fn write_new(file: &Path, text: &str) -> Result<(), Failure> {
    let failure = |error: &std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Failure::new(Exit::Conflict, "release-exists").arg("path", file.display())
        }
        _ => Failure::because(error),
    };
    let draft = file.with_extension("json.new");
    let _ = fs::remove_file(&draft);
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&draft)
        .and_then(|mut open| {
            open.write_all(text.as_bytes())
                .and_then(|()| open.sync_all())
        })
        // A link is refused where a file stands already; a rename would replace it.
        .and_then(|()| fs::hard_link(&draft, file));
    let _ = fs::remove_file(&draft);
    written.map_err(|error| failure(&error))
}

fn write_err(text: &str) {
    if !text.is_empty() {
        anstream::eprint!("{text}");
    }
}
