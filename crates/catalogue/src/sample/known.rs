//! The names that lists give to attributes in one protocol, each with what is expected of its values.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tillit_model::Finding;

use super::SampleForm;
use super::expectation::Expectation;
use super::names::bound_names;
use crate::{Attribute, AttributeId, AttributeList, MappingKind};

/// Claims of the protocol itself, which say nothing about the user's rights: RFC 7519, section 4.1; OpenID Connect Core 1.0, sections 2 and 3.3.2.11; Front-Channel Logout 1.0, section 3.
const PROTOCOL_CLAIMS: [&str; 15] = [
    "iss",
    "sub",
    "aud",
    "exp",
    "nbf",
    "iat",
    "jti",
    "nonce",
    "azp",
    "amr",
    "acr",
    "auth_time",
    "at_hash",
    "c_hash",
    "sid",
];

pub(super) fn is_protocol_claim(name: &str) -> bool {
    PROTOCOL_CLAIMS.contains(&name)
}

/// Every known name.
#[derive(Debug)]
pub(super) struct Known<'l> {
    names: BTreeMap<&'l str, Named<'l>>,
    /// Claims that have members with names of their own: `address`.
    prefixes: BTreeSet<&'l str>,
    exclusive: Vec<(&'l AttributeId, Vec<&'l str>)>,
}

/// What one name can carry.
#[derive(Debug, Default)]
pub(super) struct Named<'l> {
    expectations: Vec<Expectation<'l>>,
}

impl<'l> Known<'l> {
    pub(super) fn of<L: Borrow<AttributeList>>(lists: &'l [L], form: SampleForm) -> Self {
        let mut known = Self {
            names: BTreeMap::new(),
            prefixes: BTreeSet::new(),
            exclusive: Vec::new(),
        };
        for list in lists.iter().map(Borrow::borrow) {
            for attribute in &list.attributes {
                known.add(list, attribute, form);
            }
        }
        known
    }

    fn add(&mut self, list: &'l AttributeList, attribute: &'l Attribute, form: SampleForm) {
        let mut exclusive = Vec::new();
        for (name, mapping) in bound_names(attribute, form) {
            let named = self.names.entry(name).or_default();
            named
                .expectations
                .push(Expectation::of(list, attribute, mapping));
            if mapping.kind == MappingKind::Exclusive {
                exclusive.push(name);
            }
            if let (SampleForm::Claims, false, Some((prefix, _))) =
                (form, name.contains([':', '/']), name.split_once('.'))
            {
                self.prefixes.insert(prefix);
            }
        }
        if exclusive.len() > 1 {
            self.exclusive.push((&attribute.id, exclusive));
        }
    }

    pub(super) fn named(&self, name: &str) -> Option<&Named<'l>> {
        self.names.get(name)
    }

    pub(super) fn is_prefix(&self, name: &str) -> bool {
        self.prefixes.contains(name)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &'l str> {
        self.names.keys().copied()
    }

    pub(super) fn exclusive(&self) -> &[(&'l AttributeId, Vec<&'l str>)] {
        &self.exclusive
    }
}

impl Named<'_> {
    /// Judges what stands under the name. Whoever owns it decides; under a name that several share it is enough to be right for one.
    pub(super) fn check(
        &self,
        form: SampleForm,
        place: &str,
        name: &str,
        value: &Value,
        findings: &mut Vec<Finding>,
    ) {
        let owners = self.expectations.iter().filter(|one| one.is_owner());
        let owners: Vec<_> = owners.collect();
        let asked = match owners.is_empty() {
            true => self.expectations.iter().collect(),
            false => owners,
        };
        if asked.iter().all(|one| one.is_deprecated()) {
            let deprecated = asked.iter().find_map(|one| one.deprecated(place, name));
            findings.extend(deprecated);
        }
        let mut first: Option<Vec<Finding>> = None;
        for expectation in asked {
            let found = expectation.check(form, place, name, value);
            if found.is_empty() {
                return;
            }
            first.get_or_insert(found);
        }
        findings.extend(first.into_iter().flatten());
    }
}
