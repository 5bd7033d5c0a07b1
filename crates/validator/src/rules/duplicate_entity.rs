//! A document stands once in a changeset, and an entity once in metadata (RFC 9932, section 6.1.1).

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::document::Document;
use crate::view::Party;

pub(super) const RULE: RuleInfo =
    RuleInfo::error("duplicate-entity", "RFC 9932, sections 4 and 6.1.1")
        .fixed()
        .args(&["id"]);

pub(super) fn check(document: &Document, scope: &Scope<'_>) -> Vec<Finding> {
    let id = document.id.as_deref();
    let twice = id.filter(|id| scope.changeset.is_duplicate(document.kind.as_str(), id));
    twice
        .map(|id| RULE.at("/id").arg("id", id))
        .into_iter()
        .collect()
}

pub(super) fn check_matf(party: &Party<'_>, scope: &Scope<'_>) -> Vec<Finding> {
    let twice = party
        .id
        .as_ref()
        .filter(|id| scope.changeset.is_duplicate("entity", id.as_str()));
    twice
        .map(|id| RULE.at(party.id_pointer.as_str()).arg("id", id))
        .into_iter()
        .collect()
}
