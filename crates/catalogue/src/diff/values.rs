//! Which values an attribute can have, before and after.

use super::ChangeKind::{ValuesChanged, ValuesNarrowed, ValuesWidened};
use super::{Breaks, ChangeKind, Record, shown};
use crate::{Attribute, Cardinality, Format, Strength, ValueBinding};

pub(super) fn compare(record: &mut Record<'_>, was: &Attribute, is: &Attribute) {
    format(record, was.format.as_ref(), is.format.as_ref());
    cardinality(record, was.cardinality, is.cardinality);
    bound(record, &was.values, &is.values);
}

/// What the change does, when some values may have gone and some may have come.
fn moved(narrowed: bool, widened: bool) -> Option<(ChangeKind, Breaks)> {
    let kind = match (narrowed, widened) {
        (false, false) => return None,
        (true, false) => ValuesNarrowed,
        (false, true) => ValuesWidened,
        (true, true) => ValuesChanged,
    };
    Some((kind, Breaks::of(narrowed, widened)))
}

/// Whether one pattern takes more than another cannot be decided here, so another pattern is both.
fn format(record: &mut Record<'_>, was: Option<&Format>, is: Option<&Format>) {
    let parts = |format: Option<&Format>| {
        let pattern = format.map(|format| format.pattern.clone());
        (pattern, format.and_then(|format| format.check))
    };
    let ((old_pattern, old_check), (new_pattern, new_check)) = (parts(was), parts(is));
    let mut member = |member: &str, narrowed, widened, old, new| {
        if let Some((kind, breaks)) = moved(narrowed, widened) {
            record.add(member, kind, breaks, old, new);
        }
    };
    let differs = old_pattern != new_pattern;
    member(
        "/format/pattern",
        differs && new_pattern.is_some(),
        differs && old_pattern.is_some(),
        shown(&old_pattern),
        shown(&new_pattern),
    );
    let differs = old_check != new_check;
    member(
        "/format/check",
        differs && new_check.is_some(),
        differs && old_check.is_some(),
        shown(&old_check),
        shown(&new_check),
    );
    let longest = |format: Option<&Format>| format.and_then(|format| format.max_length);
    let (old, new) = (longest(was), longest(is));
    let bound = |length: Option<u32>| length.unwrap_or(u32::MAX);
    member(
        "/format/max_length",
        bound(new) < bound(old),
        bound(new) > bound(old),
        shown(&old),
        shown(&new),
    );
}

fn cardinality(record: &mut Record<'_>, was: Cardinality, is: Cardinality) {
    let most = |cardinality: Cardinality| cardinality.max.map_or(u32::MAX, u32::from);
    let narrowed = is.min > was.min || most(is) < most(was);
    let widened = is.min < was.min || most(is) > most(was);
    if let Some((kind, breaks)) = moved(narrowed, widened) {
        record.add("/cardinality", kind, breaks, shown(&was), shown(&is));
    }
}

/// Only a required value set keeps values out.
fn bound(record: &mut Record<'_>, was: &[ValueBinding], is: &[ValueBinding]) {
    let required = |bindings: &[ValueBinding]| -> Vec<ValueBinding> {
        let required = bindings
            .iter()
            .filter(|one| one.strength == Strength::Required);
        required.cloned().collect()
    };
    let (old, new) = (required(was), required(is));
    let (narrowed, widened) = match (old.is_empty(), new.is_empty()) {
        _ if old == new => (false, false),
        (true, _) => (true, false),
        (_, true) => (false, true),
        // Values of one of several sets: another set more lets values in, one less keeps them out.
        _ => (
            old.iter().any(|one| !new.contains(one)),
            new.iter().any(|one| !old.contains(one)),
        ),
    };
    match moved(narrowed, widened) {
        Some((kind, breaks)) => record.add("/values", kind, breaks, shown(&was), shown(&is)),
        None => record.compare("/values", ChangeKind::ReferenceChanged, &was, &is),
    }
}
