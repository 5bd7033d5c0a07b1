//! A version of an attribute profile is one thing, whichever release of its list carries it: `/attribute-profiles/<list>/<name>/<version>` never changes.

use tillit_catalogue::AttributeList;
use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::document::{Document, Typed};

pub(super) const RULE: RuleInfo =
    RuleInfo::error("attribute-profile-frozen", "Tillit, attribute lists")
        .fixed()
        .args(&["list", "profile", "version"]);

pub(super) fn check(document: &Document, scope: &Scope<'_>) -> Vec<Finding> {
    match &document.typed {
        Some(Typed::AttributeList(list)) => of_list(list, scope),
        _ => Vec::new(),
    }
}

fn of_list(list: &AttributeList, scope: &Scope<'_>) -> Vec<Finding> {
    let profiles = list.profiles.iter().enumerate();
    let changed = profiles.filter(|(_, profile)| {
        let (name, version) = (&profile.name, profile.version);
        let directory = scope.context.directory;
        let published = directory.attribute_profile(&list.list, name, version);
        let beside = scope.changeset.profile(&list.list, name, version);
        // What is published counts, and without it what the first release of the changeset says.
        let first = published.as_ref().or(beside);
        first.is_some_and(|first| first != *profile)
    });
    changed
        .map(|(place, profile)| {
            RULE.at(format!("/profiles/{place}"))
                .arg("list", &list.list)
                .arg("profile", &profile.name)
                .arg("version", profile.version)
        })
        .collect()
}
