//! One identifier, one meaning: a name that belongs to one attribute is not given to another.

use std::collections::BTreeMap;

use tillit_model::Finding;

use crate::{Attribute, AttributeList, BoundName, Protocol};

pub(super) const ID: &str = "identifier-clash";

/// Two attributes may meet under one name only where at most one of them owns it and the others say how they share it (`join`, `exclusive`, `narrower`, ...).
///
/// URIs and OIDs are compared across protocols, because they are unique everywhere; plain names only within theirs.
pub(super) fn identifier_clash(list: &AttributeList) -> Vec<Finding> {
    let mut owners: BTreeMap<(Option<Protocol>, String), &Attribute> = BTreeMap::new();
    let mut findings = Vec::new();
    for (index, attribute) in list.attributes.iter().enumerate() {
        for bound in attribute.bindings.names() {
            if !bound.mapping.kind.is_owning() {
                continue;
            }
            let owner = owners.entry(identity(&bound)).or_insert(attribute);
            if owner.id != attribute.id {
                let BoundName {
                    protocol,
                    index: place,
                    member,
                    name,
                    ..
                } = bound;
                let protocol = protocol.as_str();
                let pointer = format!("/attributes/{index}/bindings/{protocol}/{place}/{member}");
                findings.push(
                    Finding::error(ID, pointer)
                        .arg("identifier", name)
                        .arg("owner", &owner.id),
                );
            }
        }
    }
    findings
}

fn identity(bound: &BoundName<'_>) -> (Option<Protocol>, String) {
    let is_global = bound.name.contains(':');
    (
        (!is_global).then_some(bound.protocol),
        bound.name.to_owned(),
    )
}
