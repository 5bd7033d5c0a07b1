//! Whether a release may follow another under its number.

use tillit_model::VersionNumber;

use super::{Diff, Subject};
use crate::{AttributeList, Name};

/// Why a release may not have its version.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WrongVersion {
    /// Two releases of different lists cannot follow each other.
    #[error("{after} is no later release of {before}")]
    OtherList {
        /// The list before.
        before: Name,
        /// The list after.
        after: Name,
    },
    /// Nothing differs, so there is nothing to release.
    #[error("{list} {from} holds the same; there is nothing to release")]
    Same {
        /// The list.
        list: Name,
        /// The release before.
        from: VersionNumber,
    },
    /// The number is smaller than the changes ask for.
    #[error(
        "{list} {to} must be at least {least}, because {because}; raise `version` in the manifest"
    )]
    TooSmall {
        /// The list.
        list: Name,
        /// Its version.
        to: VersionNumber,
        /// The smallest that it may have.
        least: VersionNumber,
        /// The change that asks for it.
        because: String,
    },
    /// A code system or a profile changed and its own number does not say so.
    #[error(
        "{part} {to} must be at least {least}, because it differs from {from}; raise `version` in its file, and where the manifest names it"
    )]
    Part {
        /// The code system or profile.
        part: Subject,
        /// Its version before.
        from: VersionNumber,
        /// Its version.
        to: VersionNumber,
        /// The smallest that it may have.
        least: VersionNumber,
    },
}

impl Diff {
    /// Whether the release after may follow the one before under its number.
    pub fn check_version(&self, before: &AttributeList) -> Result<(), WrongVersion> {
        if before.list != self.list {
            return Err(WrongVersion::OtherList {
                before: before.list.clone(),
                after: self.list.clone(),
            });
        }
        let Some(step) = self.step else {
            return Err(WrongVersion::Same {
                list: self.list.clone(),
                from: self.from,
            });
        };
        let systems = self.code_systems.iter();
        let systems = systems.map(|one| (Subject::CodeSystem(one.name.clone()), one));
        let profiles = self.profiles.iter();
        let profiles = profiles.map(|one| (Subject::Profile(one.name.clone()), one));
        if let Some((part, demand)) = systems.chain(profiles).find(|(_, one)| one.to < one.least) {
            return Err(WrongVersion::Part {
                part,
                from: demand.from,
                to: demand.to,
                least: demand.least,
            });
        }
        if self.to >= self.least {
            return Ok(());
        }
        let cause = self.changes.iter().find(|change| change.step == step);
        Err(WrongVersion::TooSmall {
            list: self.list.clone(),
            to: self.to,
            least: self.least,
            because: cause.map_or(String::new(), |change| {
                format!(
                    "{}{} is {}",
                    change.subject,
                    change.member,
                    change.kind.code()
                )
            }),
        })
    }
}
