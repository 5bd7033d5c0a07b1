//! Where a release of a list is: built in, in a file, or in the folder in which it is written.

use std::fs;
use std::path::Path;

use tillit_catalogue::{AttributeList, builtin};
use tillit_model::text::{typed, yaml};

use super::working::Working;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::{Session, write_out};

/// Reads `gemensam` (the newest that comes with the tool), `gemensam@1.0.0`, a file of a release (JSON or YAML), or a list's folder.
pub(super) fn read(session: &Session, place: &str) -> Result<AttributeList, Failure> {
    let path = Path::new(place);
    if path.is_dir() {
        return of_folder(session, path);
    }
    if path.is_file() {
        return of_file(path);
    }
    let (list, version) = match place.split_once('@') {
        Some((list, version)) => (list, Some(version)),
        None => (place, None),
    };
    let mut releases: Vec<_> = builtin()
        .iter()
        .filter(|release| release.list == list)
        .filter(|release| version.is_none_or(|version| release.version == version))
        .map(|release| release.read())
        .collect();
    releases.sort_by_key(|release| release.version);
    let newest = releases.pop();
    newest.ok_or_else(|| Failure::new(Exit::Usage, "no-such-release").arg("place", place))
}

fn of_folder(session: &Session, folder: &Path) -> Result<AttributeList, Failure> {
    let working = Working::read(folder)?;
    working
        .resolve()
        .map(|resolved| resolved.list)
        .or_else(|found| {
            write_out(&working.show(&found, session))?;
            Err(Failure::quiet(Exit::Findings))
        })
}

fn of_file(path: &Path) -> Result<AttributeList, Failure> {
    let failure = |reason: &dyn std::fmt::Display| {
        Failure::new(Exit::Usage, "no-release-file")
            .arg("path", path.display())
            .arg("reason", reason)
    };
    let text = fs::read_to_string(path).map_err(|error| failure(&error))?;
    if path.extension().is_some_and(|it| it == "json") {
        return AttributeList::parse(&text).map_err(|error| failure(&error));
    }
    let read = yaml::read(&text).map_err(|error| failure(&error))?;
    typed::from_value(read.value).map_err(|error| failure(&error))
}
