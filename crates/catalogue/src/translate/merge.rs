//! Names that are given more than once.

use std::collections::{BTreeMap, BTreeSet};

use super::Given;

/// Each name once, in the order in which it first stood, with each of its values once.
pub(super) fn merge(given: &[Given]) -> Vec<Given> {
    let mut merged: Vec<Given> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut known: BTreeSet<(usize, &str)> = BTreeSet::new();
    for one in given {
        let place = *places.entry(&one.name).or_insert_with(|| {
            merged.push(Given::new(&one.name, [""; 0]));
            merged.len() - 1
        });
        for value in &one.values {
            if known.insert((place, value)) {
                merged[place].values.push(value.clone());
            }
        }
    }
    merged
}
