//! Where a release of a list is: built in, in a file, in the folder in which it is written, or at a registry.

use std::fs;
use std::path::Path;

use tillit_catalogue::{AttributeList, builtin};
use tillit_client::trust::ReleaseAddress;
use tillit_model::text::{typed, yaml};

use super::show;
use super::working::Working;
use crate::difference::inert;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::{Session, write_out};

/// Reads `gemensam` (the newest that comes with the tool), `gemensam@1.0.0`, a file of a release (JSON or YAML), a list's folder, or the address of a release that a registry publishes.
pub(super) fn read(session: &Session, place: &str) -> Result<AttributeList, Failure> {
    if place.contains("://") {
        return of_registry(session, place);
    }
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

/// The lists that are named, each as [`read`] takes it, or the newest release of every list that comes with the tool. No list is named twice, for then two releases would answer for the same names.
pub(super) fn lists(session: &Session, named: &[String]) -> Result<Vec<AttributeList>, Failure> {
    if named.is_empty() {
        return Ok(show::lists());
    }
    let mut lists: Vec<AttributeList> = Vec::new();
    for place in named {
        let list = read(session, place)?;
        if lists.iter().any(|known| known.list == list.list) {
            return Err(Failure::new(Exit::Usage, "list-twice").arg("list", list.list));
        }
        lists.push(list);
    }
    Ok(lists)
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

/// Downloads a release. Of one that is signed it is said whose key signed it, of another that nothing was verified.
fn of_registry(session: &Session, address: &str) -> Result<AttributeList, Failure> {
    let parsed = ReleaseAddress::parse(address).map_err(|error| {
        Failure::new(Exit::Usage, "no-release-address")
            .arg("address", inert(address))
            .arg("reason", error)
    })?;
    let fetched = parsed.fetch(&session.trust())?;
    match &fetched.verified_by {
        Some(federation) => {
            let args: [(&'static str, &dyn std::fmt::Display); 2] =
                [("address", &address), ("federation", federation)];
            session.say("release-verified", &args);
        }
        None => session.say("release-unverified", &[("address", &address)]),
    }
    Ok(fetched.list)
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
