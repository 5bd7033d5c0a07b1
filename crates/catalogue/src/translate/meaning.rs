//! Which of the attributes that a name can mean a value belongs to, and so where it goes.

use super::candidate::{Candidate, Claim};
use super::destination::{self, Found, Refusal};
use super::names::Names;
use super::{LossReason, value_map};

/// Where a value goes, by the surest meaning of its name that has a counterpart.
///
/// An attribute that owns the name is meant before one that includes the owner's values. Attributes that merely share a name are meant only where nobody owns it.
pub(super) fn settle<'l>(
    target: &Names<'l>,
    meanings: &[Candidate<'l>],
    value: &str,
) -> Result<Found<'l>, Refusal> {
    let mut first = None;
    for claim in [Claim::Owns, Claim::Includes, Claim::Shares] {
        let group: Vec<_> = meanings.iter().filter(|it| it.claim() == claim).collect();
        if group.is_empty() || claim == Claim::Shares && first.is_some() {
            continue;
        }
        match settle_among(target, &group, value) {
            Ok(found) => return Ok(found),
            Err(refusal) => first = first.or(Some(refusal)),
        }
    }
    Err(first.unwrap_or(Refusal {
        reason: LossReason::UnknownName,
        attribute: None,
        successor: None,
        names: Vec::new(),
    }))
}

/// Equally sure meanings: those whose format the value has count, and they must come out alike.
fn settle_among<'l>(
    target: &Names<'l>,
    group: &[&Candidate<'l>],
    value: &str,
) -> Result<Found<'l>, Refusal> {
    if let [only] = group {
        return carry(target, only, value);
    }
    let fitting: Vec<_> = group.iter().filter(|it| it.accepts(value)).collect();
    let fitting = match fitting.is_empty() {
        true => group.iter().collect(),
        false => fitting,
    };
    let mut outcomes: Vec<_> = fitting.iter().map(|it| carry(target, it, value)).collect();
    let are_alike = outcomes.windows(2).all(|two| match (&two[0], &two[1]) {
        (Ok(one), Ok(other)) => {
            one.destination.name == other.destination.name && one.written == other.written
        }
        (Err(one), Err(other)) => one.reason == other.reason && one.names == other.names,
        _ => false,
    });
    if are_alike {
        return outcomes.swap_remove(0);
    }
    Err(Refusal {
        reason: LossReason::Ambiguous,
        attribute: None,
        successor: None,
        names: named(&outcomes),
    })
}

fn carry<'l>(target: &Names<'l>, meant: &Candidate<'l>, value: &str) -> Result<Found<'l>, Refusal> {
    match value_map::read(meant, value) {
        Ok(value) => destination::find(target, meant, &value),
        Err(reason) => Err(Refusal {
            reason,
            attribute: Some(meant.attribute.id.clone()),
            successor: None,
            names: destination::destinations(target, meant)
                .map(|all| all.into_iter().map(|one| one.name).collect())
                .unwrap_or_default(),
        }),
    }
}

/// The names that the outcomes speak of.
fn named(outcomes: &[Result<Found<'_>, Refusal>]) -> Vec<String> {
    let mut names = Vec::new();
    for outcome in outcomes {
        match outcome {
            Ok(found) => names.push(found.destination.name.clone()),
            Err(refusal) => names.extend(refusal.names.iter().cloned()),
        }
    }
    names.sort();
    names.dedup();
    names
}
