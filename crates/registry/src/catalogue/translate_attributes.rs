//! Translates somebody's attributes between protocols by published lists. The attributes are personal data: they are looked at and forgotten.

use std::sync::Arc;

use serde_json::{Map, Value};
use tillit_catalogue::translate::{Naming, Translation, given, translate};

use super::choice::contents;
use super::{Catalogue, ListChoice, Release};
use crate::Refusal;

/// Names in one question. An assertion has a few dozen.
const MOST_NAMES: usize = 500;

/// A translation and the releases that it was made by.
#[derive(Debug)]
pub struct TranslationByReleases {
    /// The releases.
    pub releases: Vec<Arc<Release>>,
    /// What became of each name.
    pub translation: Translation,
}

impl Catalogue {
    /// Translates attributes by these lists; by the newest release of every list when none is named. Takes long enough to be kept from threads that must not wait.
    pub fn translate_attributes(
        &self,
        from: Naming,
        to: Naming,
        lists: &[ListChoice],
        attributes: &Map<String, Value>,
    ) -> Result<TranslationByReleases, Refusal> {
        let releases = self.chosen(lists)?;
        let lists = contents(&releases);
        let given = given(&lists, from, attributes);
        if given.len() > MOST_NAMES {
            let detail = format!("at most {MOST_NAMES} names are translated at a time");
            return Err(Refusal::malformed("bad_request", detail));
        }
        Ok(TranslationByReleases {
            releases,
            translation: translate(&lists, from, to, &given),
        })
    }
}
