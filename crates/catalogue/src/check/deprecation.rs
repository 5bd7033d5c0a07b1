//! What is deprecated says why, and what to use instead.

use tillit_model::Finding;

use crate::AttributeList;

pub(super) const ID: &str = "deprecation";

/// A reason always; a successor when it was renamed or superseded, never itself, and one that exists and is not deprecated where it is in the same list.
pub(super) fn deprecation(list: &AttributeList) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, attribute) in list.attributes.iter().enumerate() {
        let Some(deprecation) = &attribute.deprecation else {
            continue;
        };
        let place = format!("/attributes/{index}/deprecation");
        let mut report = |pointer: String, fault: &str| {
            findings.push(
                Finding::error(ID, pointer)
                    .arg("attribute", &attribute.id)
                    .arg("fault", fault),
            );
        };
        if deprecation.reason.is_none() {
            report(place.clone(), "no-reason");
        }
        let pointer = format!("{place}/successor");
        match &deprecation.successor {
            None if deprecation.kind.has_successor() => report(place, "no-successor"),
            Some(_) if !deprecation.kind.has_successor() => {
                report(pointer, "needless-successor");
            }
            Some(successor) if *successor == attribute.id => {
                report(pointer, "own-successor");
            }
            Some(successor) if *successor.list() == list.list => {
                match list.attribute(successor.name().as_str()) {
                    None => report(pointer, "unknown-successor"),
                    Some(next) if next.deprecation.is_some() => {
                        report(pointer, "deprecated-successor");
                    }
                    Some(_) => {}
                }
            }
            _ => {}
        }
    }
    findings
}
