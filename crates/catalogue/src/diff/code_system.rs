//! One code system, before and after, as the attributes of the list are bound to it.

use std::collections::BTreeMap;

use tillit_model::text::pointer_to;

use super::ChangeKind::{
    AddressChanged, CodeAdded, CodeChanged, CodeRemoved, ReferenceChanged, StandingChanged,
    TextChanged, ValuesNarrowed, ValuesWidened,
};
use super::{Breaks, Change, Record, Subject, paired, shown};
use crate::{AttributeList, Code, CodeSystem, Content, Name, Strength, ValueSet};

/// How attributes use a system: whether any may hold nothing but its codes, or the codes of one of its sets.
pub(super) struct Uses {
    whole: bool,
    sets: Vec<Name>,
}

impl Uses {
    pub(super) fn of(system: &Name, before: &AttributeList, after: &AttributeList) -> Self {
        let attributes = before.attributes.iter().chain(&after.attributes);
        let required: Vec<_> = attributes
            .flat_map(|attribute| &attribute.values)
            .filter(|one| one.system == *system && one.strength == Strength::Required)
            .collect();
        Self {
            whole: required.iter().any(|one| one.set.is_none()),
            sets: required.iter().filter_map(|one| one.set.clone()).collect(),
        }
    }
}

pub(super) fn compare(
    name: &Name,
    was: Option<&CodeSystem>,
    is: Option<&CodeSystem>,
    uses: &Uses,
    changes: &mut Vec<Change>,
) {
    let mut record = Record {
        subject: Subject::CodeSystem(name.clone()),
        is_settled: was.is_some_and(|was| was.version.major > 0),
        changes,
    };
    match (was, is) {
        (None, Some(is)) => record.add("", CodeAdded, Breaks::NOBODY, None, shown(&is.version)),
        // Whether somebody misses it is told by the attributes that were bound to it.
        (Some(was), None) => {
            record.add("", CodeRemoved, Breaks::NOBODY, shown(&was.version), None);
        }
        (Some(was), Some(is)) => both(&mut record, was, is, uses),
        (None, None) => {}
    }
}

fn both(record: &mut Record<'_>, was: &CodeSystem, is: &CodeSystem, uses: &Uses) {
    if was.base_uri != is.base_uri {
        let (before, after) = (shown(&was.base_uri), shown(&is.base_uri));
        record.add("/base_uri", AddressChanged, Breaks::BOTH, before, after);
    }
    if was.identifiers != is.identifiers {
        let lost = was
            .identifiers
            .iter()
            .any(|one| !is.identifiers.contains(one));
        let (before, after) = (shown(&was.identifiers), shown(&is.identifiers));
        let breaks = Breaks::of(lost, lost);
        record.add("/identifiers", AddressChanged, breaks, before, after);
    }
    if was.case_insensitive != is.case_insensitive {
        let (kind, breaks) = match is.case_insensitive {
            true => (ValuesWidened, Breaks::RECEIVERS),
            false => (ValuesNarrowed, Breaks::ISSUERS),
        };
        let (before, after) = (shown(&was.case_insensitive), shown(&is.case_insensitive));
        record.add("/case_insensitive", kind, breaks, before, after);
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
    record.compare("/licence", StandingChanged, &was.licence, &is.licence);
    record.compare("/content", StandingChanged, &was.content, &is.content);
    record.compare("/status", StandingChanged, &was.status, &is.status);
    record.compare(
        "/text_status",
        TextChanged,
        &was.text_status,
        &is.text_status,
    );
    record.compare(
        "/labels_are_names",
        TextChanged,
        &was.labels_are_names,
        &is.labels_are_names,
    );
    record.compare("/properties", CodeChanged, &was.properties, &is.properties);
    record.compare(
        "/exceptions",
        ReferenceChanged,
        &was.exceptions,
        &is.exceptions,
    );
    let old: BTreeMap<_, _> = was.codes.iter().map(|code| (&code.code, code)).collect();
    let new: BTreeMap<_, _> = is.codes.iter().map(|code| (&code.code, code)).collect();
    // Who was told that these are all has no place for another.
    let closed = uses.whole && was.content == Content::Complete;
    for (name, was, is) in paired(&old, &new) {
        code(record, &pointer_to("/codes", name), was, is, closed);
    }
    let old: BTreeMap<_, _> = was.value_sets.iter().map(|set| (&set.name, set)).collect();
    let new: BTreeMap<_, _> = is.value_sets.iter().map(|set| (&set.name, set)).collect();
    for (name, was, is) in paired(&old, &new) {
        let required = uses.sets.contains(name);
        let place = pointer_to("/value_sets", name.as_str());
        value_set(record, &place, was, is, required);
    }
}

fn code(record: &mut Record<'_>, place: &str, was: Option<&Code>, is: Option<&Code>, closed: bool) {
    match (was, is) {
        (None, Some(is)) => {
            let breaks = Breaks::of(false, closed);
            record.add(place, CodeAdded, breaks, None, shown(&is.label));
        }
        (Some(was), None) => {
            record.add(place, CodeRemoved, Breaks::BOTH, shown(&was.label), None);
        }
        (Some(was), Some(is)) => {
            let facts = |code: &Code| {
                let Code {
                    broader,
                    properties,
                    valid_from,
                    valid_to,
                    replaced_by,
                    status,
                    ..
                } = code.clone();
                (
                    broader,
                    properties,
                    valid_from,
                    valid_to,
                    replaced_by,
                    status,
                )
            };
            record.compare(place, CodeChanged, &facts(was), &facts(is));
            let words = |code: &Code| {
                (
                    code.label.clone(),
                    code.definition.clone(),
                    code.note.clone(),
                )
            };
            record.compare(place, TextChanged, &words(was), &words(is));
        }
        (None, None) => {}
    }
}

fn value_set(
    record: &mut Record<'_>,
    place: &str,
    was: Option<&ValueSet>,
    is: Option<&ValueSet>,
    required: bool,
) {
    match (was, is) {
        (None, Some(is)) => record.add(place, CodeAdded, Breaks::NOBODY, None, shown(&is.codes)),
        (Some(was), None) => {
            let breaks = Breaks::of(required, required);
            record.add(place, CodeRemoved, breaks, shown(&was.codes), None);
        }
        (Some(was), Some(is)) => {
            let gone = was.codes.iter().any(|one| !is.codes.contains(one));
            let come = is.codes.iter().any(|one| !was.codes.contains(one));
            let mut codes = |kind, breaks| {
                record.add(
                    pointer_to(place, "codes"),
                    kind,
                    breaks,
                    shown(&was.codes),
                    shown(&is.codes),
                );
            };
            if gone {
                codes(ValuesNarrowed, Breaks::of(required, false));
            }
            if come {
                codes(ValuesWidened, Breaks::of(false, required));
            }
            record.compare(place, TextChanged, &was.title, &is.title);
        }
        (None, None) => {}
    }
}
