//! Object identifiers are well formed and no placeholders.

use serde_json::Value;
use tillit_model::Finding;

use super::walk::walk;
use crate::AttributeList;

pub(super) const ID: &str = "oid";

/// Every text that begins with `urn:oid:` (in any case), and every member named `oid`, wherever it stands.
pub(super) fn oid(list: &AttributeList) -> Vec<Finding> {
    let mut findings = Vec::new();
    walk(list, |pointer, value| {
        let Value::String(text) = value else { return };
        let prefix = text.get(..8).filter(|p| p.eq_ignore_ascii_case("urn:oid:"));
        let fault = match prefix {
            Some("urn:oid:") => fault(&text[8..]),
            Some(_) => Some("prefix-case"),
            None if pointer.ends_with("/oid") => fault(text),
            None => None,
        };
        if let Some(fault) = fault {
            findings.push(
                Finding::error(ID, pointer)
                    .arg("identifier", text)
                    .arg("fault", fault),
            );
        }
    });
    findings
}

/// What is wrong with an object identifier in dotted form (ITU-T X.660): numbers without leading zeros, the first at most 2, the second below 40 under the first two.
fn fault(dotted: &str) -> Option<&'static str> {
    let placeholder = |arc: &str| matches!(arc, "x" | "xx" | "xxx" | "nn" | "nnn" | "tbd" | "?");
    let arcs: Vec<&str> = dotted.split('.').collect();
    if dotted.starts_with("urn:") {
        return Some("prefix-twice");
    }
    if arcs
        .iter()
        .any(|arc| placeholder(&arc.to_ascii_lowercase()))
    {
        return Some("placeholder");
    }
    let is_number = |arc: &&str| {
        let digits = !arc.is_empty() && arc.bytes().all(|byte| byte.is_ascii_digit());
        digits && (*arc == "0" || !arc.starts_with('0'))
    };
    if arcs.len() < 2 || !arcs.iter().all(is_number) {
        return Some("form");
    }
    let (first, second) = (arcs[0], arcs[1]);
    let below_forty = second.len() < 2 || (second.len() == 2 && second < "40");
    match first {
        "0" | "1" if below_forty => None,
        "2" => None,
        _ => Some("arc"),
    }
}
