//! The names that an attribute has in a naming, and which of them a value goes under.

use super::candidate::Candidate;
use super::names::Names;
use super::national_number::NumberKind;
use super::{LossReason, Naming, value_map};
use crate::{AttributeId, DeprecationKind, MappingKind, Protocol, SamlPlace};

/// A name of an attribute, and how it carries it.
#[derive(Clone)]
pub(super) struct Destination<'l> {
    pub(super) carried: Candidate<'l>,
    pub(super) name: String,
    pub(super) place: SamlPlace,
}

/// Where a value goes.
#[derive(Clone)]
pub(super) struct Found<'l> {
    pub(super) destination: Destination<'l>,
    /// The value as it is written there.
    pub(super) written: String,
    /// Other names that the sender could have chosen.
    pub(super) alternatives: Vec<String>,
}

/// Why a value goes nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) reason: LossReason,
    pub(super) attribute: Option<AttributeId>,
    pub(super) successor: Option<AttributeId>,
    pub(super) names: Vec<String>,
}

/// Where the attribute's value goes: under the best of its names that can say it.
pub(super) fn find<'l>(
    target: &Names<'l>,
    meant: &Candidate<'l>,
    value: &str,
) -> Result<Found<'l>, Refusal> {
    let all = destinations(target, meant)?;
    let outcomes: Vec<_> = all.iter().map(|one| write(target, one, value)).collect();
    let mut possible = all.iter().zip(&outcomes).filter_map(|(one, outcome)| {
        let written = outcome.as_ref().ok()?;
        Some((one, written))
    });
    if let Some((destination, written)) = possible.next() {
        let free = possible.filter(|(one, _)| one.is_free());
        return Ok(Found {
            destination: destination.clone(),
            written: written.clone(),
            alternatives: free.map(|(one, _)| one.name.clone()).collect(),
        });
    }
    let reason = outcomes.into_iter().find_map(Result::err);
    Err(Refusal {
        reason: reason.unwrap_or(LossReason::NoName),
        attribute: Some(meant.attribute.id.clone()),
        successor: None,
        names: all.into_iter().map(|one| one.name).collect(),
    })
}

/// The names of the attribute in the naming, the best first; never none.
pub(super) fn destinations<'l>(
    target: &Names<'l>,
    meant: &Candidate<'l>,
) -> Result<Vec<Destination<'l>>, Refusal> {
    let mut attribute = *meant;
    // A chain of renamings is short; one that runs in a circle ends here.
    for _ in 0..8 {
        let found = own(target, &attribute);
        if !found.is_empty() {
            return Ok(found);
        }
        match renamed(target, &attribute) {
            Some(successor) => attribute = successor,
            None => break,
        }
    }
    Err(nameless(target, meant))
}

fn own<'l>(target: &Names<'l>, meant: &Candidate<'l>) -> Vec<Destination<'l>> {
    let attribute = meant.attribute;
    let of = |name, place, mapping| Destination {
        carried: Candidate { mapping, ..*meant },
        name,
        place,
    };
    let Naming::Protocol(protocol) = target.naming else {
        return vec![of(attribute.id.to_string(), SamlPlace::Attribute, None)];
    };
    let names = attribute.bindings.names().into_iter();
    let mut found: Vec<Destination<'_>> = names
        .filter(|bound| bound.protocol == protocol)
        .map(|bound| {
            let place = match protocol {
                Protocol::Saml => attribute.bindings.saml[bound.index].place,
                _ => SamlPlace::Attribute,
            };
            of(bound.name.to_owned(), place, Some(bound.mapping))
        })
        .collect();
    // Where the sender may choose, a name that nobody else owns keeps the meaning.
    found.sort_by_key(|one| {
        (
            one.preference(),
            target.owner(&one.name, &attribute.id).is_some(),
        )
    });
    found
}

/// The same attribute under the name that it has now.
fn renamed<'l>(target: &Names<'l>, meant: &Candidate<'l>) -> Option<Candidate<'l>> {
    let deprecation = meant.attribute.deprecation.as_ref()?;
    let is_renamed = deprecation.kind == DeprecationKind::Renamed;
    let successor = deprecation.successor.as_ref().filter(|_| is_renamed)?;
    target.attribute(successor)
}

fn nameless(target: &Names<'_>, meant: &Candidate<'_>) -> Refusal {
    let attribute = meant.attribute;
    let mut unmapped = attribute.unmapped.iter();
    let deprecation = attribute.deprecation.as_ref();
    let reason = match deprecation {
        _ if unmapped.any(|it| Naming::from(it.protocol) == target.naming) => LossReason::Unmapped,
        Some(_) => LossReason::Deprecated,
        None => LossReason::NoName,
    };
    Refusal {
        reason,
        attribute: Some(attribute.id.clone()),
        successor: deprecation.and_then(|deprecation| deprecation.successor.clone()),
        names: Vec::new(),
    }
}

/// The value as the name writes it.
fn write(target: &Names<'_>, one: &Destination<'_>, value: &str) -> Result<String, LossReason> {
    let Some(mapping) = one.carried.mapping else {
        return Ok(value.to_owned());
    };
    match mapping.kind {
        MappingKind::Split => return Err(LossReason::Split),
        MappingKind::Exclusive | MappingKind::Narrower if !can_say(target, one, value)? => {
            return Err(LossReason::Unsayable);
        }
        _ => {}
    }
    value_map::write(&one.carried, value)
}

/// Whether a name that carries only some values carries this one.
fn can_say(target: &Names<'_>, one: &Destination<'_>, value: &str) -> Result<bool, LossReason> {
    if let Some(kind) = NumberKind::named_by(&one.name) {
        let number = NumberKind::of(value).ok_or(LossReason::Undecided)?;
        return Ok(number == kind);
    }
    match target.owner(&one.name, &one.carried.attribute.id) {
        Some(owner) if owner.attribute.format.is_some() => Ok(owner.accepts(value)),
        _ => Err(LossReason::Undecided),
    }
}

impl Destination<'_> {
    fn kind(&self) -> MappingKind {
        let mapping = self.carried.mapping;
        mapping.map_or(MappingKind::OneToOne, |mapping| mapping.kind)
    }

    /// Whether the sender may use the name instead of another.
    fn is_free(&self) -> bool {
        self.kind().is_owning() || self.kind() == MappingKind::Alternative
    }

    fn preference(&self) -> u8 {
        match self.kind() {
            MappingKind::OneToOne => 0,
            MappingKind::ValueMapped => 1,
            MappingKind::Exclusive => 2,
            MappingKind::Narrower => 3,
            MappingKind::Alternative => 4,
            MappingKind::Join => 5,
            MappingKind::Split => 6,
        }
    }
}
