//! One attribute, before and after.

use super::ChangeKind::{
    AddressChanged, AttributeAdded, AttributeRemoved, ReferenceChanged, StandingChanged,
    TextChanged, TypeChanged, UseChanged, ValuesChanged,
};
use super::{Breaks, Change, Record, Subject, bindings, shown, values};
use crate::{Attribute, AttributeId, PersonalData, Stability};

pub(super) fn compare(
    id: &AttributeId,
    was: Option<&Attribute>,
    is: Option<&Attribute>,
    changes: &mut Vec<Change>,
) {
    let mut record = Record {
        subject: Subject::Attribute(id.clone()),
        is_settled: was.is_some_and(|was| was.stability > Stability::Draft),
        changes,
    };
    match (was, is) {
        (None, Some(is)) => {
            record.add("", AttributeAdded, Breaks::NOBODY, None, shown(&is.label));
        }
        (Some(was), None) => {
            record.add("", AttributeRemoved, Breaks::BOTH, shown(&was.label), None);
        }
        (Some(was), Some(is)) => both(&mut record, was, is),
        (None, None) => {}
    }
}

fn both(record: &mut Record<'_>, was: &Attribute, is: &Attribute) {
    broken(record, was, is);
    values::compare(record, was, is);
    bindings::compare(record, &was.bindings, &is.bindings);
    record.compare("/unmapped", ReferenceChanged, &was.unmapped, &is.unmapped);
    record.compare("/label", TextChanged, &was.label, &is.label);
    record.compare("/definition", TextChanged, &was.definition, &is.definition);
    record.compare("/usage", TextChanged, &was.usage, &is.usage);
    record.compare("/examples", TextChanged, &was.examples, &is.examples);
    record.compare("/category", ReferenceChanged, &was.category, &is.category);
    record.compare(
        "/relations",
        ReferenceChanged,
        &was.relations,
        &is.relations,
    );
    record.compare(
        "/legal_basis",
        UseChanged,
        &was.legal_basis,
        &is.legal_basis,
    );
    record.compare(
        "/authoritative_source",
        UseChanged,
        &was.authoritative_source,
        &is.authoritative_source,
    );
    record.compare("/stability", StandingChanged, &was.stability, &is.stability);
    record.compare(
        "/deprecation",
        StandingChanged,
        &was.deprecation,
        &is.deprecation,
    );
    record.compare("/status", StandingChanged, &was.status, &is.status);
    record.compare("/steward", TextChanged, &was.steward, &is.steward);
    record.compare("/sources", ReferenceChanged, &was.sources, &is.sources);
    record.compare(
        "/text_status",
        TextChanged,
        &was.text_status,
        &is.text_status,
    );
    record.compare(
        "/exceptions",
        ReferenceChanged,
        &was.exceptions,
        &is.exceptions,
    );
}

/// What can break somebody without a value being wrong.
fn broken(record: &mut Record<'_>, was: &Attribute, is: &Attribute) {
    let mut add = |member: &str, kind, breaks, was, is| {
        if was != is {
            record.add(member, kind, breaks, was, is);
        }
    };
    let both = Breaks::BOTH;
    add(
        "/uri",
        AddressChanged,
        both,
        shown(&was.uri),
        shown(&is.uri),
    );
    let (old, new) = (shown(&was.datatype), shown(&is.datatype));
    add("/datatype", TypeChanged, both, old, new);
    let (old, new) = (shown(&was.scoping), shown(&is.scoping));
    add("/scoping", ValuesChanged, both, old, new);
    let (old, new) = (shown(&was.personal_data), shown(&is.personal_data));
    // Whoever holds the value holds something that needs more care than was known.
    let heavier = is.personal_data > was.personal_data && is.personal_data != PersonalData::None;
    add(
        "/personal_data",
        UseChanged,
        Breaks::of(false, heavier),
        old,
        new,
    );
    let lost = was
        .allowed_uses
        .iter()
        .any(|one| !is.allowed_uses.contains(one));
    let (old, new) = (shown(&was.allowed_uses), shown(&is.allowed_uses));
    add(
        "/allowed_uses",
        UseChanged,
        Breaks::of(false, lost),
        old,
        new,
    );
}
