//! Exceptions take findings away; one that takes nothing away is a finding of its own.

use tillit_model::Finding;

use crate::{AttributeList, Exception};

/// The findings that no exception excuses, and the exceptions that excuse none.
pub(super) fn excuse(list: &AttributeList, mut findings: Vec<Finding>) -> Vec<Finding> {
    let attributes = list.attributes.iter().map(|one| &one.exceptions);
    let systems = list.code_systems.iter().map(|one| &one.exceptions);
    let profiles = list.profiles.iter().map(|one| &one.exceptions);
    let placed = numbered("/attributes", attributes)
        .chain(numbered("/code_systems", systems))
        .chain(numbered("/profiles", profiles));
    let mut unused = Vec::new();
    for (place, exceptions) in placed {
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

fn numbered<'l>(
    section: &'static str,
    exceptions: impl Iterator<Item = &'l Vec<Exception>>,
) -> impl Iterator<Item = (String, &'l Vec<Exception>)> {
    let exceptions = exceptions.enumerate();
    exceptions.map(move |(index, exceptions)| (format!("{section}/{index}"), exceptions))
}

fn excuses(exception: &Exception, place: &str, finding: &Finding) -> bool {
    let inside = finding
        .pointer
        .strip_prefix(place)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    exception.rule == finding.rule && inside
}
