//! An organisation submits documents about itself and nobody else.

use tillit_model::{DocumentKind, Finding, OrganisationNumber};

use super::Scope;
use crate::RuleInfo;
use crate::document::Document;
use crate::view::text_at;

pub(super) const RULE: RuleInfo =
    RuleInfo::error("organisation-owner", "RFC 9932, sections 3.2 and 4")
        .fixed()
        .args(&["organisation", "submitter"]);

pub(super) fn check(document: &Document, scope: &Scope<'_>) -> Vec<Finding> {
    let pointer = match document.kind {
        DocumentKind::Organisation | DocumentKind::Contacts => "/id",
        DocumentKind::Entity => "/organisation",
        DocumentKind::AttributeList | DocumentKind::Federation => return Vec::new(),
    };
    let owner = text_at(&document.value, pointer);
    let owner = owner.and_then(|number| OrganisationNumber::parse(number).ok());
    match (owner, scope.submitter) {
        (Some(owner), Some(submitter)) if owner != *submitter => vec![
            RULE.at(pointer)
                .arg("organisation", owner.hyphenated())
                .arg("submitter", submitter.hyphenated()),
        ],
        _ => Vec::new(),
    }
}
