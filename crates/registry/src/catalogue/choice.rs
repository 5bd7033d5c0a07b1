//! Which of the published releases somebody means.

use std::sync::Arc;

use tillit_catalogue::{AttributeList, AttributeProfile};
use tillit_model::VersionNumber;

use super::{Catalogue, Release};
use crate::{Refusal, RefusalClass};

/// A published list, in this version or in the newest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListChoice {
    /// The list's name.
    pub list: String,
    /// The version; none is the newest.
    pub version: Option<VersionNumber>,
}

/// A profile that a published list carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileChoice {
    /// The list that carries it.
    pub list: String,
    /// The profile's name in that list.
    pub name: String,
    /// The profile's own version; none is that of the newest release that carries the profile.
    pub version: Option<VersionNumber>,
}

/// A profile with the releases that it was written by.
#[derive(Debug)]
pub(super) struct ChosenProfile {
    carrier: Arc<Release>,
    name: String,
    pub(super) releases: Vec<Arc<Release>>,
}

impl ChosenProfile {
    pub(super) fn profile(&self) -> &AttributeProfile {
        let profile = self.carrier.list().profile(&self.name);
        profile.expect("the release was chosen because it carries the profile")
    }
}

/// What the releases say, in the order of the releases.
pub(super) fn contents(releases: &[Arc<Release>]) -> Vec<Arc<AttributeList>> {
    releases
        .iter()
        .map(|release| release.shared_list())
        .collect()
}

impl Catalogue {
    /// The releases that are meant; the newest of every list when none is named.
    pub(super) fn chosen(&self, choices: &[ListChoice]) -> Result<Vec<Arc<Release>>, Refusal> {
        if choices.is_empty() {
            let newest = self.lists().map(|listed| Arc::clone(listed.newest()));
            let newest: Vec<_> = newest.collect();
            if newest.is_empty() {
                let detail = "this registry publishes no attribute list";
                return Err(missing("unknown_list", detail));
            }
            return Ok(newest);
        }
        let mut releases: Vec<Arc<Release>> = Vec::with_capacity(choices.len());
        for choice in choices {
            let release = self.chosen_release(&choice.list, choice.version)?;
            if releases.iter().any(|one| one.name() == release.name()) {
                let detail = format!("list {} is named twice; name it once", release.name());
                return Err(Refusal::malformed("bad_request", detail));
            }
            releases.push(release);
        }
        Ok(releases)
    }

    /// The profile that is meant, with its releases.
    pub(super) fn chosen_profile(&self, choice: &ProfileChoice) -> Result<ChosenProfile, Refusal> {
        let listed = self
            .list(&choice.list)
            .ok_or_else(|| unknown_list(&choice.list))?;
        let carries = |release: &&Arc<Release>| {
            let profile = release.list().profile(&choice.name);
            profile.is_some_and(|one| choice.version.is_none_or(|version| one.version == version))
        };
        let carrier = listed.releases().rev().find(carries).ok_or_else(|| {
            let detail = match choice.version {
                Some(version) => format!(
                    "no published release of {} carries profile {} {version}",
                    choice.list, choice.name
                ),
                None => format!("list {} carries no profile {}", choice.list, choice.name),
            };
            missing("unknown_profile", detail)
        })?;
        let chosen = ChosenProfile {
            carrier: Arc::clone(carrier),
            name: choice.name.clone(),
            releases: Vec::new(),
        };
        let written_by = chosen.profile().lists.iter();
        let releases =
            written_by.map(|(list, version)| self.chosen_release(list.as_str(), Some(*version)));
        Ok(ChosenProfile {
            releases: releases.collect::<Result<_, _>>()?,
            ..chosen
        })
    }

    fn chosen_release(
        &self,
        list: &str,
        version: Option<VersionNumber>,
    ) -> Result<Arc<Release>, Refusal> {
        let listed = self.list(list).ok_or_else(|| unknown_list(list))?;
        let release = match version {
            None => Some(listed.newest()),
            Some(version) => listed.release(version),
        };
        release.cloned().ok_or_else(|| {
            let newest = listed.newest().version();
            let version = version.unwrap_or(newest);
            let detail =
                format!("list {list} has no published release {version}; the newest is {newest}");
            missing("unknown_release", detail)
        })
    }
}

fn unknown_list(list: &str) -> Refusal {
    missing(
        "unknown_list",
        format!("this registry publishes no list {list}"),
    )
}

fn missing(code: &'static str, detail: impl Into<String>) -> Refusal {
    Refusal::new(RefusalClass::NotFound, code, detail)
}
