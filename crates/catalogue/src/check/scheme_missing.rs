//! Names that are meant as URIs begin with their scheme.

use tillit_model::Finding;

use super::names::{is_bare_oid, placed};
use crate::AttributeList;

pub(super) const ID: &str = "scheme-missing";

/// Names and scopes of attributes and identifiers of code systems that look like an address without `https:`, or like an object identifier without `urn:oid:`. The member `oid` of an LDAP type is bare by its form.
pub(super) fn scheme_missing(list: &AttributeList) -> Vec<Finding> {
    let mut texts: Vec<(String, &str)> = Vec::new();
    for name in placed(list) {
        texts.push((name.pointer, name.bound.name));
    }
    for (index, attribute) in list.attributes.iter().enumerate() {
        for (place, claim) in attribute.bindings.oidc.iter().enumerate() {
            let claim_place = format!("/attributes/{index}/bindings/oidc/{place}");
            let scopes = claim.scopes.iter().enumerate();
            texts.extend(scopes.map(|(n, scope)| {
                let pointer = format!("{claim_place}/scopes/{n}/scope");
                (pointer, scope.scope.as_str())
            }));
        }
    }
    for (index, system) in list.code_systems.iter().enumerate() {
        let identifiers = system.identifiers.iter().enumerate();
        texts.extend(identifiers.map(|(n, identifier)| {
            let pointer = format!("/code_systems/{index}/identifiers/{n}");
            (pointer, identifier.as_str())
        }));
    }
    let findings = texts.into_iter().filter_map(|(pointer, text)| {
        let fault = fault(text)?;
        Some(
            Finding::warning(ID, pointer)
                .arg("name", text)
                .arg("fault", fault),
        )
    });
    findings.collect()
}

fn fault(text: &str) -> Option<&'static str> {
    if is_bare_oid(text) {
        return Some("oid");
    }
    let (host, _) = text.split_once('/').filter(|_| !text.contains(':'))?;
    is_host(host).then_some("address")
}

/// Whether a text is a domain name with at least two labels, the last of letters only.
fn is_host(text: &str) -> bool {
    let is_label = |label: &str| {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        !label.is_empty() && label.bytes().all(allowed)
    };
    text.rsplit_once('.').is_some_and(|(labels, top)| {
        let top_is_sound = top.len() > 1 && top.bytes().all(|byte| byte.is_ascii_alphabetic());
        top_is_sound && labels.split('.').all(is_label)
    })
}
