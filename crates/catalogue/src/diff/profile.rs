//! One profile, before and after: what it asks for, and how much it needs that.

use std::collections::BTreeMap;

use tillit_model::text::pointer_to;

use super::ChangeKind::{
    AddressChanged, AskedLess, AskedMore, ProfileAdded, ProfileRemoved, ReferenceChanged,
    StandingChanged, TextChanged,
};
use super::{Breaks, Change, Record, Subject, paired, shown};
use crate::{AttributeProfile, Name, ProfileAttribute};

pub(super) fn compare(
    name: &Name,
    was: Option<&AttributeProfile>,
    is: Option<&AttributeProfile>,
    changes: &mut Vec<Change>,
) {
    let mut record = Record {
        subject: Subject::Profile(name.clone()),
        is_settled: was.is_some_and(|was| was.version.major > 0),
        changes,
    };
    match (was, is) {
        (None, Some(is)) => record.add("", ProfileAdded, Breaks::NOBODY, None, shown(&is.version)),
        (Some(was), None) => {
            let before = shown(&was.version);
            record.add("", ProfileRemoved, Breaks::BOTH, before, None);
        }
        (Some(was), Some(is)) => both(&mut record, was, is),
        (None, None) => {}
    }
}

fn both(record: &mut Record<'_>, was: &AttributeProfile, is: &AttributeProfile) {
    if was.identifiers != is.identifiers {
        let mut old = was.identifiers.iter();
        let lost = old.any(|one| !is.identifiers.contains(one));
        let (before, after) = (shown(&was.identifiers), shown(&is.identifiers));
        let breaks = Breaks::of(lost, lost);
        record.add("/identifiers", AddressChanged, breaks, before, after);
    }
    record.compare("/title", TextChanged, &was.title, &is.title);
    record.compare(
        "/description",
        TextChanged,
        &was.description,
        &is.description,
    );
    record.compare("/steward", TextChanged, &was.steward, &is.steward);
    record.compare("/source", ReferenceChanged, &was.source, &is.source);
    record.compare("/status", StandingChanged, &was.status, &is.status);
    record.compare(
        "/text_status",
        TextChanged,
        &was.text_status,
        &is.text_status,
    );
    record.compare("/lists", ReferenceChanged, &was.lists, &is.lists);
    record.compare(
        "/exceptions",
        ReferenceChanged,
        &was.exceptions,
        &is.exceptions,
    );
    let by_id = |profile: &'_ AttributeProfile| -> Vec<_> {
        let attributes = profile.attributes.iter().cloned();
        attributes.map(|one| (one.attribute.clone(), one)).collect()
    };
    let (was, is) = (by_id(was), by_id(is));
    let old: BTreeMap<_, _> = was.iter().map(|(id, one)| (id, one)).collect();
    let new: BTreeMap<_, _> = is.iter().map(|(id, one)| (id, one)).collect();
    for (id, was, is) in paired(&old, &new) {
        let place = pointer_to("/attributes", &id.to_string());
        attribute(record, &place, was, is);
    }
}

/// Who sends what is asked for today breaks when more is required; who relies on it, when it no longer is.
fn attribute(
    record: &mut Record<'_>,
    place: &str,
    was: Option<&ProfileAttribute>,
    is: Option<&ProfileAttribute>,
) {
    let weight = |one: Option<&ProfileAttribute>| {
        one.map(|one| (one.is_always_required(), one.need, one.condition.is_none()))
    };
    let required = |one: Option<&ProfileAttribute>| one.is_some_and(|one| one.is_always_required());
    let (before, after) = (weight(was), weight(is));
    let need = |one: Option<&ProfileAttribute>| one.and_then(|one| shown(&one.need));
    if after > before {
        let breaks = Breaks::of(required(is) && !required(was), false);
        record.add(place, AskedMore, breaks, need(was), need(is));
    }
    if after < before {
        let breaks = Breaks::of(false, required(was) && !required(is));
        record.add(place, AskedLess, breaks, need(was), need(is));
    }
    if let (Some(was), Some(is)) = (was, is) {
        let words = |one: &ProfileAttribute| (one.condition.clone(), one.purpose.clone());
        record.compare(place, TextChanged, &words(was), &words(is));
    }
}
