//! What protocols call an attribute, before and after.

use std::collections::BTreeMap;

use serde_json::Value;
use tillit_model::text::pointer_to;

use super::ChangeKind::{DeliveryChanged, MappingChanged, NameAdded, NameRemoved, TextChanged};
use super::{Breaks, Record, paired, shown};
use crate::{Bindings, MappingKind, Stability};

/// One name, with everything about it that a change can be about.
struct Name {
    /// Whether the other list promises the name.
    is_settled: bool,
    kind: MappingKind,
    mapping: Option<Value>,
    /// Scopes and places.
    delivery: Option<Value>,
    /// What breaks nobody.
    rest: Option<Value>,
}

pub(super) fn compare(record: &mut Record<'_>, was: &Bindings, is: &Bindings) {
    let (was, is) = (names(was), names(is));
    let old: BTreeMap<&String, &Name> = was.iter().collect();
    let new: BTreeMap<&String, &Name> = is.iter().collect();
    let subject_is_settled = record.is_settled;
    for (place, was, is) in paired(&old, &new) {
        let settled = |name: Option<&Name>| name.is_none_or(|name| name.is_settled);
        record.is_settled = subject_is_settled && settled(was);
        match (was, is) {
            (None, Some(is)) => record.add(place, NameAdded, added(is), None, is.mapping.clone()),
            (Some(was), None) => {
                let (breaks, before) = (Breaks::BOTH, was.mapping.clone());
                record.add(place, NameRemoved, breaks, before, None);
            }
            (Some(was), Some(is)) => both(record, place, was, is),
            (None, None) => {}
        }
    }
    record.is_settled = subject_is_settled;
}

/// A name that carries part of the values takes them away from the others, where receivers looked for them.
fn added(name: &Name) -> Breaks {
    let divides = matches!(name.kind, MappingKind::Split | MappingKind::Exclusive);
    Breaks::of(false, divides)
}

fn both(record: &mut Record<'_>, place: &str, was: &Name, is: &Name) {
    if was.mapping != is.mapping {
        let (before, after) = (was.mapping.clone(), is.mapping.clone());
        let member = pointer_to(place, "mapping");
        record.add(member, MappingChanged, Breaks::BOTH, before, after);
    }
    if was.delivery != is.delivery {
        let (before, after) = (was.delivery.clone(), is.delivery.clone());
        // More ways to ask for it break nobody; a way less leaves somebody without.
        let lost = lost(before.as_ref(), after.as_ref());
        let breaks = Breaks::of(false, lost);
        record.add(place, DeliveryChanged, breaks, before, after);
    }
    record.compare(place, TextChanged, &was.rest, &is.rest);
}

fn lost(before: Option<&Value>, after: Option<&Value>) -> bool {
    match (before, after) {
        (None, _) => false,
        (Some(Value::Array(old)), Some(Value::Array(new))) => {
            old.iter().any(|one| !new.contains(one))
        }
        (Some(old), Some(new)) => old != new,
        (Some(_), None) => true,
    }
}

/// Every name by its place, `/bindings/oidc/family_name`.
fn names(bindings: &Bindings) -> BTreeMap<String, Name> {
    let mut names = BTreeMap::new();
    for bound in bindings.names() {
        let protocol = pointer_to("/bindings", bound.protocol.as_str());
        let at = bound.index;
        let (is_settled, delivery, rest) = match bound.protocol {
            crate::Protocol::Saml => {
                let saml = &bindings.saml[at];
                (true, shown(&saml.place), shown(&saml.friendly_name))
            }
            crate::Protocol::Oidc => (true, shown(&bindings.oidc[at].scopes), None),
            crate::Protocol::Ldap => (true, shown(&bindings.ldap[at].oid), None),
            crate::Protocol::Scim => (true, shown(&bindings.scim[at].schema), None),
            other => {
                let stability = bindings.of(other)[at].stability;
                (stability != Some(Stability::Draft), None, shown(&stability))
            }
        };
        let mut mapping = shown(bound.mapping);
        // A note explains; it changes nothing.
        let note = match &mut mapping {
            Some(Value::Object(members)) => members.remove("note"),
            _ => None,
        };
        let name = Name {
            is_settled,
            kind: bound.mapping.kind,
            mapping,
            delivery,
            rest: Some(Value::from(vec![
                rest.unwrap_or_default(),
                note.unwrap_or_default(),
            ])),
        };
        names.insert(pointer_to(&protocol, bound.name), name);
    }
    names
}
