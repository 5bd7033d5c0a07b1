//! A protocol that is said to have no name for an attribute has none.

use tillit_model::Finding;

use crate::AttributeList;

pub(super) const ID: &str = "unmapped";

/// An entry of `unmapped` beside a name in the same protocol: one of them is from an older version of the source.
pub(super) fn unmapped(list: &AttributeList) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, attribute) in list.attributes.iter().enumerate() {
        let names = attribute.bindings.names();
        for (place, unmapped) in attribute.unmapped.iter().enumerate() {
            let mut names = names.iter();
            if let Some(bound) = names.find(|bound| bound.protocol == unmapped.protocol) {
                let pointer = format!("/attributes/{index}/unmapped/{place}/protocol");
                let finding = Finding::warning(ID, pointer).arg("name", bound.name);
                findings.push(finding.arg("protocol", unmapped.protocol.as_str()));
            }
        }
    }
    findings
}
