//! What a list says about itself.

use super::{Breaks, Change, ChangeKind, Record, Subject, shown};
use crate::AttributeList;

pub(super) fn compare(was: &AttributeList, is: &AttributeList, changes: &mut Vec<Change>) {
    let mut record = Record {
        subject: Subject::List(is.list.clone()),
        is_settled: true,
        changes,
    };
    if was.base_uri != is.base_uri {
        record.add(
            "/base_uri",
            ChangeKind::AddressChanged,
            Breaks::BOTH,
            shown(&was.base_uri),
            shown(&is.base_uri),
        );
    }
    use ChangeKind::{ReferenceChanged, StandingChanged, TextChanged, UseChanged};
    record.compare(
        "/base_uri_status",
        StandingChanged,
        &was.base_uri_status,
        &is.base_uri_status,
    );
    record.compare("/title", TextChanged, &was.title, &is.title);
    record.compare(
        "/description",
        TextChanged,
        &was.description,
        &is.description,
    );
    record.compare("/notice", TextChanged, &was.notice, &is.notice);
    record.compare("/status", StandingChanged, &was.status, &is.status);
    record.compare("/steward", TextChanged, &was.steward, &is.steward);
    record.compare("/languages", TextChanged, &was.languages, &is.languages);
    record.compare("/licence", UseChanged, &was.licence, &is.licence);
    record.compare("/sources", ReferenceChanged, &was.sources, &is.sources);
}
