//! Names that another naming has: what was given may mix the names of several.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

use super::Naming;
use crate::AttributeList;

/// Every name, as it is spelled, with the namings that have it.
pub(super) struct Elsewhere<'l> {
    namings: BTreeMap<&'l str, BTreeSet<Naming>>,
    ids: BTreeSet<String>,
}

impl<'l> Elsewhere<'l> {
    pub(super) fn new<L: Borrow<AttributeList>>(lists: &'l [L]) -> Self {
        let mut namings: BTreeMap<&str, BTreeSet<Naming>> = BTreeMap::new();
        let mut ids = BTreeSet::new();
        let lists = lists.iter().map(Borrow::borrow);
        for attribute in lists.flat_map(|list| &list.attributes) {
            ids.insert(attribute.id.to_string());
            for bound in attribute.bindings.names() {
                let known = namings.entry(bound.name).or_default();
                known.insert(bound.protocol.into());
            }
        }
        Self { namings, ids }
    }

    /// The namings that have a name, the lists' own first.
    pub(super) fn namings(&self, name: &str) -> Vec<Naming> {
        let own = self.ids.contains(name).then_some(Naming::Attribute);
        let bound = self.namings.get(name).into_iter().flatten().copied();
        own.into_iter().chain(bound).collect()
    }
}
