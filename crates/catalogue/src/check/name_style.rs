//! Names of one namespace begin alike.

use std::collections::BTreeMap;

use tillit_model::Finding;

use super::names::{is_oid, placed};
use crate::{AttributeList, Protocol};

pub(super) const ID: &str = "name-style";

/// A name whose last part begins with a capital where more names of its namespace begin without one.
pub(super) fn name_style(list: &AttributeList) -> Vec<Finding> {
    let mut names = placed(list);
    names.retain(|name| !is_oid(name.bound.name));
    let mut balance: BTreeMap<(Option<Protocol>, &str), isize> = BTreeMap::new();
    for name in &names {
        let weight = match name.last().chars().next() {
            Some(first) if first.is_uppercase() => -1,
            Some(first) if first.is_lowercase() => 1,
            _ => 0,
        };
        *balance.entry(name.namespace()).or_default() += weight;
    }
    let outliers = names.iter().filter(|name| {
        let is_capital = name.last().starts_with(char::is_uppercase);
        is_capital && balance[&name.namespace()] > 0
    });
    outliers
        .map(|name| Finding::warning(ID, &name.pointer).arg("name", name.bound.name))
        .collect()
}
