//! Where a profile is: in a built-in release, or in a file; and the releases that its attributes come from.

use std::path::Path;

use tillit_catalogue::{AttributeList, AttributeProfile, Name};
use tillit_model::VersionNumber;
use tillit_model::text::{typed, yaml};

use super::place;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::session::Session;

/// A profile with everything that it is judged by.
pub(super) struct Placed {
    pub(super) profile: AttributeProfile,
    /// The releases that it names.
    pub(super) lists: Vec<AttributeList>,
}

/// Whether a place looks like a profile's: `skola/alvis`, `skola@0.2.0/alvis`, or a file that says so.
pub(super) fn is_profile(place: &str) -> bool {
    let path = Path::new(place);
    if path.is_dir() {
        return false;
    }
    if path.is_file() {
        return of_file(path).is_ok();
    }
    in_release(place).is_some()
}

/// Reads a profile, and the releases that it names.
pub(super) fn read(session: &Session, place: &str) -> Result<Placed, Failure> {
    let path = Path::new(place);
    if path.is_file() {
        let profile = of_file(path)?;
        // A profile that lies in a list's folder belongs to that list as it is being written.
        let folder = path.parent().and_then(Path::parent);
        let folder = folder.filter(|folder| folder.join("manifest.yaml").is_file());
        let own = folder.map(|folder| place::read(session, &folder.display().to_string()));
        return with_lists(session, profile, own.transpose()?);
    }
    let missing = || Failure::new(Exit::Usage, "no-such-profile").arg("place", place);
    let (list, name) = in_release(place).ok_or_else(missing)?;
    let list = place::read(session, list)?;
    let profile = list.profile(name).cloned().ok_or_else(missing)?;
    with_lists(session, profile, Some(list))
}

fn in_release(place: &str) -> Option<(&str, &str)> {
    let (list, name) = place.rsplit_once('/')?;
    let bare = list.split_once('@').map_or(list, |(list, _)| list);
    let fits = Name::parse(bare).is_ok() && Name::parse(name).is_ok();
    fits.then_some((list, name))
}

fn of_file(path: &Path) -> Result<AttributeProfile, Failure> {
    let failure = |reason: &dyn std::fmt::Display| {
        Failure::new(Exit::Usage, "no-profile-file")
            .arg("path", path.display())
            .arg("reason", reason)
    };
    let text = std::fs::read_to_string(path).map_err(|error| failure(&error))?;
    let read = yaml::read(&text).map_err(|error| failure(&error))?;
    typed::from_value(read.value).map_err(|error| failure(&error))
}

fn with_lists(
    session: &Session,
    profile: AttributeProfile,
    own: Option<AttributeList>,
) -> Result<Placed, Failure> {
    let release = |(list, version): (&Name, &VersionNumber)| match &own {
        Some(own) if own.list == *list => Ok(own.clone()),
        _ => place::read(session, &format!("{list}@{version}")),
    };
    let lists: Result<Vec<AttributeList>, Failure> = profile.lists.iter().map(release).collect();
    Ok(Placed {
        lists: lists?,
        profile,
    })
}
