//! Law that has been replaced is cited with its last day.

use tillit_model::Finding;

use crate::{AttributeList, CodeSystem, LegalBasis};

pub(super) const ID: &str = "superseded-act";

/// The property in which a code system of law has an act's number in the statute book.
const NUMBER: &str = "sfs";

/// A reference without `valid_to` to an act that another reference of the list closes, or that a code system of the list has closed or replaced. A reference to a chapter or section closes no more than that.
pub(super) fn superseded_act(list: &AttributeList) -> Vec<Finding> {
    let references = list.attributes.iter().flat_map(|a| &a.legal_basis);
    let closed: Vec<&LegalBasis> = references.filter(|r| r.valid_to.is_some()).collect();
    let mut findings = Vec::new();
    for (index, attribute) in list.attributes.iter().enumerate() {
        for (place, basis) in attribute.legal_basis.iter().enumerate() {
            let is_closed = closed.iter().any(|other| covers(other, basis))
                || list.code_systems.iter().any(|s| has_closed(s, &basis.act));
            if basis.valid_to.is_none() && is_closed {
                let pointer = format!("/attributes/{index}/legal_basis/{place}/act");
                findings.push(Finding::note(ID, pointer).arg("act", &basis.act));
            }
        }
    }
    findings
}

/// Whether one reference is at least as wide as another, to the same act.
fn covers(other: &LegalBasis, basis: &LegalBasis) -> bool {
    let holds = |wide: &Option<String>, narrow: &Option<String>| wide.is_none() || wide == narrow;
    number(&other.act) == number(&basis.act)
        && holds(&other.chapter, &basis.chapter)
        && holds(&other.section, &basis.section)
}

fn has_closed(system: &CodeSystem, act: &str) -> bool {
    system.codes.iter().any(|code| {
        let mut properties = code.properties.iter();
        let is_act =
            properties.any(|(name, value)| name.as_str() == NUMBER && number(value) == number(act));
        is_act && (code.valid_to.is_some() || code.replaced_by.is_some())
    })
}

/// An act's number, with or without the name of the statute book before it: `SFS 2001:453`.
fn number(act: &str) -> &str {
    act.strip_prefix("SFS ").unwrap_or(act).trim()
}
