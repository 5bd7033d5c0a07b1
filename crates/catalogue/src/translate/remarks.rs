//! What to know about a name though nothing of it is lost.

use super::Remark;
use super::candidate::{Candidate, Claim};
use super::destination::{self, Destination};
use super::names::Names;
use crate::{AttributeId, MappingKind};

/// What to know about a value's way from one name to the other.
pub(super) fn remarks(
    target: &Names<'_>,
    meanings: &[Candidate<'_>],
    destination: &Destination<'_>,
    value: Option<&str>,
) -> Vec<Remark> {
    let meant = &destination.carried.attribute.id;
    let mut remarks = Vec::new();
    let shared = shared_with(target, meanings, destination, value);
    if !shared.is_empty() {
        remarks.push(Remark::SharedName { attributes: shared });
    }
    let kind = destination.carried.mapping.map(|mapping| mapping.kind);
    if let Some(MappingKind::Join | MappingKind::Alternative) = kind {
        let attributes = target.others(&destination.name, meant);
        if !attributes.is_empty() {
            let name = destination.name.clone();
            remarks.push(Remark::Joined { name, attributes });
        }
    }
    let given = meanings.iter().find(|one| one.attribute.id == *meant);
    let before = given.or(meanings.first()).map(Candidate::cardinality);
    let after = destination.carried.cardinality();
    if let Some(before) = before.filter(|before| *before != after) {
        let name = destination.name.clone();
        remarks.push(Remark::Cardinality {
            name,
            before,
            after,
        });
    }
    remarks
}

/// That the name's attributes should no longer be used.
pub(super) fn deprecated(meanings: &[Candidate<'_>]) -> Vec<Remark> {
    let surest = meanings.first().map(Candidate::claim);
    let meant = meanings.iter().filter(|one| Some(one.claim()) == surest);
    let ended = meant.filter_map(|one| Some((one, one.attribute.deprecation.as_ref()?)));
    ended
        .map(|(one, deprecation)| Remark::Deprecated {
            attribute: one.attribute.id.clone(),
            successor: deprecation.successor.clone(),
        })
        .collect()
}

/// Other attributes that the name carries beside its owner, where the value could be theirs and would go under another name.
fn shared_with(
    target: &Names<'_>,
    meanings: &[Candidate<'_>],
    destination: &Destination<'_>,
    value: Option<&str>,
) -> Vec<AttributeId> {
    let others = meanings.iter().filter(|other| {
        let is_other = other.attribute.id != destination.carried.attribute.id;
        let is_possible = value.is_none_or(|value| other.accepts(value));
        other.claim() == Claim::Shares && is_other && is_possible
    });
    let elsewhere = others.filter(|other| {
        let names = destination::destinations(target, other).unwrap_or_default();
        names.iter().all(|one| one.name != destination.name)
    });
    elsewhere.map(|other| other.attribute.id.clone()).collect()
}
