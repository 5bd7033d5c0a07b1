//! A version of a code system is one thing, whichever release of whichever list carries it: `/code-systems/<name>/<version>` never changes.

use tillit_catalogue::AttributeList;
use tillit_model::Finding;

use super::Scope;
use crate::RuleInfo;
use crate::document::{Document, Typed};

pub(super) const RULE: RuleInfo = RuleInfo::error("code-system-frozen", "Tillit, attribute lists")
    .fixed()
    .args(&["system", "version"]);

pub(super) fn check(document: &Document, scope: &Scope<'_>) -> Vec<Finding> {
    match &document.typed {
        Some(Typed::AttributeList(list)) => of_list(list, scope),
        _ => Vec::new(),
    }
}

fn of_list(list: &AttributeList, scope: &Scope<'_>) -> Vec<Finding> {
    let systems = list.code_systems.iter().enumerate();
    let changed = systems.filter(|(_, system)| {
        let published = scope
            .context
            .directory
            .code_system(&system.name, system.version);
        let beside = scope.changeset.code_system(&system.name, system.version);
        // What is published counts, and without it what the first release of the changeset says.
        let first = published.as_ref().or(beside);
        first.is_some_and(|first| first != *system)
    });
    changed
        .map(|(place, system)| {
            RULE.at(format!("/code_systems/{place}"))
                .arg("system", &system.name)
                .arg("version", system.version)
        })
        .collect()
}
