//! What is known about the attributes of published releases: each release is read once.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use tillit_catalogue::AttributeList;
use tillit_model::Sha256;
use tillit_validator::AttributeStatus;

type Statuses = BTreeMap<String, AttributeStatus>;

/// Releases by the hash of their text; a hash never changes its meaning.
#[derive(Debug, Default)]
pub(crate) struct AttributeCache {
    releases: Mutex<HashMap<Sha256, Arc<Statuses>>>,
}

impl AttributeCache {
    /// What a release says about one of its attributes.
    pub(crate) fn status(&self, release: &str, attribute: &str) -> AttributeStatus {
        let sha256 = Sha256::of(release);
        let mut releases = self.releases.lock().unwrap_or_else(PoisonError::into_inner);
        let statuses = releases
            .entry(sha256)
            .or_insert_with(|| Arc::new(statuses_of(release)));
        let known = statuses.get(attribute).cloned();
        known.unwrap_or(AttributeStatus::NoSuchAttribute)
    }
}

fn statuses_of(release: &str) -> Statuses {
    let Ok(list) = AttributeList::parse(release) else {
        return Statuses::new();
    };
    let status = |attribute: &tillit_catalogue::Attribute| match &attribute.deprecation {
        None => AttributeStatus::Current,
        Some(deprecation) => AttributeStatus::Deprecated {
            successor: deprecation.successor.as_ref().map(ToString::to_string),
        },
    };
    list.attributes
        .iter()
        .map(|attribute| (attribute.name().to_string(), status(attribute)))
        .collect()
}
