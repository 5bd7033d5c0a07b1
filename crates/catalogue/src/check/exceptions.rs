//! Exceptions take findings away; one that takes nothing away is a finding of its own.

use tillit_model::Finding;

use crate::{AttributeList, Exception};

/// The findings that no exception excuses, and the exceptions that excuse none.
pub(super) fn excuse(list: &AttributeList, mut findings: Vec<Finding>) -> Vec<Finding> {
    let of_attributes = list
        .attributes
        .iter()
        .enumerate()
        .map(|(index, attribute)| {
            (
                format!("/attributes/{index}"),
                attribute.exceptions.as_slice(),
            )
        });
    let of_systems = list.code_systems.iter().enumerate().map(|(index, system)| {
        (
            format!("/code_systems/{index}"),
            system.exceptions.as_slice(),
        )
    });
    let mut unused = Vec::new();
    for (place, exceptions) in of_attributes.chain(of_systems) {
        for (index, exception) in exceptions.iter().enumerate() {
            let before = findings.len();
            findings.retain(|finding| !excuses(exception, &place, finding));
            if findings.len() == before {
                let pointer = format!("{place}/exceptions/{index}");
                unused.push(
                    Finding::warning("exception-unused", pointer).arg("excused", &exception.rule),
                );
            }
        }
    }
    findings.extend(unused);
    findings
}

fn excuses(exception: &Exception, place: &str, finding: &Finding) -> bool {
    let inside = finding
        .pointer
        .strip_prefix(place)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    exception.rule == finding.rule && inside
}
