//! Names and addresses: an attribute's id and URI follow from its list, hold no version, and cannot be taken for another's.

use std::collections::BTreeMap;

use tillit_model::{DocumentKey, DocumentKind, Finding};

use crate::{AttributeList, Name};

pub(super) const ID: &str = "naming";

/// Ids begin with the list's name, URIs with its `base_uri`; names differ by more than hyphens; a version belongs to the release, never to a name (Digg's rules for persistent identifiers, BI-6).
pub(super) fn naming(list: &AttributeList) -> Vec<Finding> {
    let mut findings = Vec::new();
    if DocumentKey::parse(DocumentKind::AttributeList, &list.id()).is_err() {
        findings.push(fault("/list", "list").arg("name", &list.list));
    }
    if list.base_uri.ends_with('/') || !list.base_uri.starts_with("https://") {
        findings.push(fault("/base_uri", "base-uri").arg("found", &list.base_uri));
    }
    let mut seen: BTreeMap<String, &Name> = BTreeMap::new();
    for (index, attribute) in list.attributes.iter().enumerate() {
        let place = format!("/attributes/{index}");
        let name = attribute.name();
        if *attribute.id.list() != list.list {
            let id = fault(&format!("{place}/id"), "id");
            findings.push(id.arg("found", &attribute.id).arg("list", &list.list));
        }
        let uri = format!("{}/{name}", list.base_uri);
        if attribute.uri != uri {
            let other = fault(&format!("{place}/uri"), "uri").arg("found", &attribute.uri);
            findings.push(other.arg("expected", uri));
        }
        if has_version(name) {
            findings.push(fault(&place, "version").arg("name", name));
        }
        if let Some(other) = seen.insert(name.as_str().replace('-', ""), name) {
            let look_alike = fault(&place, "look-alike").arg("name", name);
            findings.push(look_alike.arg("other", other));
        }
    }
    findings
}

fn fault(pointer: &str, fault: &str) -> Finding {
    Finding::error(ID, pointer).arg("fault", fault)
}

/// Whether a word of a name is a version: `v2`, or a number alone.
fn has_version(name: &Name) -> bool {
    name.as_str().split('-').any(|word| {
        let digits = word.strip_prefix('v').unwrap_or(word);
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}
