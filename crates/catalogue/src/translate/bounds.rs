//! How many values a name in the other naming takes, over everything that was given.

use std::collections::BTreeMap;

use super::LossReason;
use super::destination::Found;
use crate::AttributeId;

/// What each name has taken so far.
#[derive(Default)]
pub(super) struct Bounds {
    taken: BTreeMap<String, Vec<(AttributeId, String)>>,
}

impl Bounds {
    /// Gives the value its place, or says why there is none. A value that stands there already takes no place.
    pub(super) fn take(&mut self, found: &Found<'_>) -> Result<(), LossReason> {
        let destination = &found.destination;
        let attribute = &destination.carried.attribute.id;
        let taken = self.taken.entry(destination.name.clone()).or_default();
        if taken.iter().any(|(_, value)| *value == found.written) {
            return Ok(());
        }
        let most = destination.carried.cardinality().max.map(usize::from);
        if most.is_none_or(|most| taken.len() < most) {
            taken.push((attribute.clone(), found.written.clone()));
            return Ok(());
        }
        if taken.iter().all(|(other, _)| other == attribute) {
            Err(LossReason::TooManyValues)
        } else {
            Err(LossReason::LostInJoin)
        }
    }
}
