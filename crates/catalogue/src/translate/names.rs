//! Every name of one naming, with the attributes that it can mean.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use super::Naming;
use super::candidate::{Candidate, Claim};
use crate::{Attribute, AttributeId, AttributeList, Protocol};

/// The names of one naming over all lists. Of two releases of a list the later one counts.
pub(super) struct Names<'l> {
    pub(super) naming: Naming,
    attributes: BTreeMap<&'l AttributeId, (&'l AttributeList, &'l Attribute)>,
    meanings: BTreeMap<String, Vec<Candidate<'l>>>,
    /// By the friendly names of SAML attributes.
    friendly: BTreeMap<&'l str, Vec<Candidate<'l>>>,
}

impl<'l> Names<'l> {
    pub(super) fn new<L: Borrow<AttributeList>>(lists: &'l [L], naming: Naming) -> Self {
        let mut names = Self {
            naming,
            attributes: BTreeMap::new(),
            meanings: BTreeMap::new(),
            friendly: BTreeMap::new(),
        };
        for list in lists.iter().map(Borrow::borrow) {
            for attribute in &list.attributes {
                names.attributes.insert(&attribute.id, (list, attribute));
            }
        }
        let attributes: Vec<_> = names.attributes.values().copied().collect();
        for (list, attribute) in attributes {
            names.add(list, attribute);
        }
        for candidates in names
            .meanings
            .values_mut()
            .chain(names.friendly.values_mut())
        {
            candidates.sort_by_key(Candidate::claim);
        }
        names
    }

    fn add(&mut self, list: &'l AttributeList, attribute: &'l Attribute) {
        let of = |mapping| Candidate {
            list,
            attribute,
            mapping,
        };
        let bindings = &attribute.bindings;
        let mut add = |name: &str, candidate| {
            let name = self.naming.folded(name);
            self.meanings.entry(name).or_default().push(candidate);
        };
        let Naming::Protocol(protocol) = self.naming else {
            add(&attribute.id.to_string(), of(None));
            return;
        };
        for bound in bindings.names() {
            if bound.protocol == protocol {
                add(bound.name, of(Some(bound.mapping)));
            }
        }
        match protocol {
            Protocol::Ldap => {
                for ldap in &bindings.ldap {
                    ldap.oid
                        .iter()
                        .for_each(|oid| add(oid, of(Some(&ldap.mapping))));
                }
            }
            Protocol::Scim => {
                for scim in &bindings.scim {
                    let Some(schema) = &scim.schema else { continue };
                    add(&format!("{schema}:{}", scim.path), of(Some(&scim.mapping)));
                }
            }
            Protocol::Saml => {
                for saml in &bindings.saml {
                    let Some(name) = &saml.friendly_name else {
                        continue;
                    };
                    let candidates = self.friendly.entry(name).or_default();
                    candidates.push(of(Some(&saml.mapping)));
                }
            }
            _ => {}
        }
    }

    /// The attributes that a name can mean, the surest first.
    pub(super) fn meanings(&self, name: &str) -> &[Candidate<'l>] {
        let found = self.meanings.get(&self.naming.folded(name));
        found.map_or(&[], Vec::as_slice)
    }

    /// The attributes that are called so by a friendly name.
    pub(super) fn friendly(&self, name: &str) -> &[Candidate<'l>] {
        self.friendly.get(name).map_or(&[], Vec::as_slice)
    }

    /// Other attributes than this that a name can mean.
    pub(super) fn others(&self, name: &str, than: &AttributeId) -> Vec<AttributeId> {
        let others = self.meanings(name).iter().map(|other| &other.attribute.id);
        others.filter(|id| *id != than).cloned().collect()
    }

    /// Whether a name belongs to another attribute than this.
    pub(super) fn owner(&self, name: &str, than: &AttributeId) -> Option<&Candidate<'l>> {
        let mut meanings = self.meanings(name).iter();
        meanings.find(|other| other.claim() == Claim::Owns && other.attribute.id != *than)
    }

    /// Whether some name stands for a member of this structured value: `address.`.
    pub(super) fn have_below(&self, above: &str) -> bool {
        let above = self.naming.folded(above);
        self.naming.is_structured() && self.meanings.keys().any(|name| name.starts_with(&above))
    }

    /// The attribute with this id, by its id alone.
    pub(super) fn attribute(&self, id: &AttributeId) -> Option<Candidate<'l>> {
        let (list, attribute) = self.attributes.get(id)?;
        Some(Candidate {
            list,
            attribute,
            mapping: None,
        })
    }
}

impl Naming {
    /// How names are compared: LDAP (RFC 4512, section 1.4) and SCIM (RFC 7643, section 2.1) disregard case.
    pub(super) fn folded(self, name: &str) -> String {
        match self {
            Self::Protocol(Protocol::Ldap | Protocol::Scim) => name.to_ascii_lowercase(),
            _ => name.to_owned(),
        }
    }
}
