//! The claims that a list's attributes have in OpenID Connect, for the forms that are about claims.

use std::collections::BTreeMap;

use crate::{Attribute, AttributeList, OidcBinding};

/// An attribute that a claim carries, and how.
#[derive(Clone, Copy)]
pub(super) struct Carried<'l> {
    pub attribute: &'l Attribute,
    pub binding: &'l OidcBinding,
}

/// The list's claims as bindings name them, each with all that it carries.
pub(super) fn claims(list: &AttributeList) -> BTreeMap<&str, Vec<Carried<'_>>> {
    let mut claims: BTreeMap<&str, Vec<Carried<'_>>> = BTreeMap::new();
    for attribute in &list.attributes {
        for binding in &attribute.bindings.oidc {
            let carried = claims.entry(&binding.claim).or_default();
            carried.push(Carried { attribute, binding });
        }
    }
    claims
}

/// The ids of the attributes that have no claim.
pub(super) fn without_claim(list: &AttributeList) -> Vec<String> {
    let without = list.attributes.iter();
    without
        .filter(|attribute| attribute.bindings.oidc.is_empty())
        .map(|attribute| attribute.id.to_string())
        .collect()
}

/// Levels of members at most. OpenID Connect Core has two; readers of JSON stop at some hundred.
const LEVELS: usize = 8;

/// The claim and its members, as in `address` and `locality`. The dots of a URI divide nothing, nor do dots with nothing between them.
pub(crate) fn path(claim: &str) -> Vec<&str> {
    let parts: Vec<&str> = claim.split('.').collect();
    let is_uri = claim.contains([':', '/']);
    if is_uri || parts.len() > LEVELS || parts.contains(&"") {
        vec![claim]
    } else {
        parts
    }
}
