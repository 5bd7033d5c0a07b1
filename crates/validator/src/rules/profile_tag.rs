//! A tag has one meaning in a federation.

use std::collections::BTreeSet;

use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::document::Document;

pub(super) const RULE: RuleInfo = RuleInfo::error("profile-tag", "RFC 9932, section 6.1.1.1")
    .fixed()
    .args(&["tag"]);

pub(super) fn check(document: &Document, _: &Scope<'_>) -> Vec<Finding> {
    let Some(profile) = document.profile() else {
        return Vec::new();
    };
    let mut seen = BTreeSet::new();
    let tags = profile
        .formats
        .matf
        .iter()
        .flat_map(|settings| settings.tags.iter().enumerate());
    tags.filter(|(_, tag)| !seen.insert(&tag.tag))
        .map(|(place, tag)| {
            RULE.at(format!("/formats/matf/tags/{place}/tag"))
                .arg("tag", &tag.tag)
        })
        .collect()
}
