//! Judges what somebody receives or sends by published lists. A sample is personal data: it is looked at and forgotten, and no finding repeats a value of it.

use std::sync::Arc;

use serde_json::Value;
use tillit_catalogue::{SampleChecker, SampleForm};
use tillit_model::{Finding, Level, VersionNumber};

use super::choice::contents;
use super::{Catalogue, ListChoice, ProfileChoice, Release};
use crate::{Refusal, RefusalClass};

/// By what a sample is judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Yardstick {
    /// These lists; the newest release of every list when none is named.
    Lists(Vec<ListChoice>),
    /// What a profile asks for, by the releases that it was written by.
    Profile(ProfileChoice),
}

/// What became of a sample.
#[derive(Debug)]
pub struct SampleVerdict {
    /// The releases that it was judged by.
    pub releases: Vec<Arc<Release>>,
    /// The version of the profile that it was judged by, if it was by one.
    pub profile_version: Option<VersionNumber>,
    /// What is wrong with it, in the order of its members, and what is missing.
    pub findings: Vec<Finding>,
}

impl SampleVerdict {
    /// How many findings there are of a level.
    pub fn count(&self, level: Level) -> usize {
        let same = self.findings.iter().filter(|one| one.level == level);
        same.count()
    }
}

impl Catalogue {
    /// Judges a sample. Takes long enough to be kept from threads that must not wait.
    pub fn judge_sample(
        &self,
        form: SampleForm,
        yardstick: &Yardstick,
        sample: &Value,
    ) -> Result<SampleVerdict, Refusal> {
        let choice = match yardstick {
            Yardstick::Profile(choice) => choice,
            Yardstick::Lists(choices) => {
                let releases = self.chosen(choices)?;
                let findings = SampleChecker::new(&contents(&releases), form).check(sample);
                return Ok(SampleVerdict {
                    releases,
                    profile_version: None,
                    findings,
                });
            }
        };
        let chosen = self.chosen_profile(choice)?;
        let lists = contents(&chosen.releases);
        let checker = SampleChecker::by_profile(&lists, chosen.profile(), form);
        let checker = checker.map_err(|unfit| {
            Refusal::new(RefusalClass::NotFound, "unknown_profile", unfit.to_string())
        })?;
        Ok(SampleVerdict {
            findings: checker.check(sample),
            profile_version: Some(chosen.profile().version),
            releases: chosen.releases,
        })
    }
}
