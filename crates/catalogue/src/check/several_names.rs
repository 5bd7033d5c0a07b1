//! An attribute with several names in one protocol says how they share it.

use tillit_model::Finding;

use super::names::{Placed, is_bare_oid, is_oid, placed};
use crate::{AttributeList, Protocol};

pub(super) const ID: &str = "several-names";

/// A second name in the same protocol that claims the whole attribute as well: the mapping has to say whether the two are alternatives, exclude one another or hold a part each. A warning where both are object identifiers, since a directory knows an attribute by one; a note otherwise.
///
/// The SAML name of a directory attribute is the object identifier of its LDAP type (SAML 2.0 Profiles, X.500/LDAP attribute profile), so those two count as one protocol.
pub(super) fn several_names(list: &AttributeList) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut before: Vec<Placed<'_>> = Vec::new();
    for name in placed(list) {
        if !name.bound.mapping.kind.is_owning() {
            continue;
        }
        before.retain(|other| other.attribute.id == name.attribute.id);
        let same_place = |other: &&Placed<'_>| other.bound.protocol == name.bound.protocol;
        if let Some(first) = before.iter().find(same_place) {
            let both = is_oid(name.bound.name) && is_oid(first.bound.name);
            findings.push(finding(&name, first.bound.name, name.bound.name, both));
        }
        if let Some((type_oid, saml)) = other_oid(&name) {
            findings.push(finding(&name, &saml, type_oid, true));
        }
        before.push(name);
    }
    findings
}

fn finding(name: &Placed<'_>, first: &str, second: &str, are_oids: bool) -> Finding {
    let finding = if are_oids {
        Finding::warning(ID, &name.pointer)
    } else {
        Finding::note(ID, &name.pointer)
    };
    let finding = finding.arg("fault", if are_oids { "oid" } else { "name" });
    let finding = finding.arg("first", first).arg("second", second);
    finding.arg("attribute", &name.attribute.id)
}

/// The object identifier of an LDAP type, and that of the attribute's SAML name where none is the same.
fn other_oid<'l>(name: &Placed<'l>) -> Option<(&'l str, String)> {
    let ldap = (name.bound.protocol == Protocol::Ldap).then_some(&name.attribute.bindings.ldap)?;
    let type_oid = ldap[name.bound.index].oid.as_deref()?;
    let saml = name.attribute.bindings.saml.iter();
    let owned = saml.filter(|saml| saml.mapping.kind.is_owning());
    let oids: Vec<&str> = owned
        .filter_map(|saml| saml.name.strip_prefix("urn:oid:"))
        .collect();
    let differs = !oids.is_empty() && !oids.contains(&type_oid) && is_bare_oid(type_oid);
    differs.then(|| (type_oid, oids[0].to_owned()))
}
