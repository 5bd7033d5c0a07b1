//! A name that looks like another organisation's or a municipality's. Held for review: an operator must dismiss it.

use tillit_model::{Finding, name_skeleton};

use super::Scope;
use crate::RuleInfo;
use crate::document::{Document, Typed};

pub(super) const RULE: RuleInfo = RuleInfo::warning("confusable-name", "Unicode TS 39, section 4")
    .to_dismiss()
    .args(&["value", "other"]);

pub(super) fn check(document: &Document, scope: &Scope<'_>) -> Vec<Finding> {
    let Some(Typed::Organisation(organisation)) = &document.typed else {
        return Vec::new();
    };
    let names = [
        ("/name/sv", Some(organisation.name.sv.as_str())),
        ("/name/en", organisation.name.en.as_deref()),
    ];
    let judged = names.into_iter().filter_map(|(pointer, name)| {
        let name = name?;
        let code = organisation
            .municipality_code
            .as_ref()
            .map(|code| code.as_str());
        let registered = scope
            .context
            .directory
            .confusable_name(name, &organisation.id);
        let other = registered
            .map(|number| number.hyphenated())
            .or_else(|| municipality(name, code, scope))?;
        Some(RULE.at(pointer).arg("value", name).arg("other", other))
    });
    judged.collect()
}

/// A municipality that the name belongs to but the organisation is not.
fn municipality(name: &str, code: Option<&str>, scope: &Scope<'_>) -> Option<String> {
    let found = *scope
        .validator
        .municipality_names
        .get(&name_skeleton(name))?;
    let genuine = tillit_model::municipality_of(found)?;
    // Spelled with the very same letters, it is the municipality's own name.
    let own = code == Some(found) && name.to_lowercase().starts_with(&genuine.to_lowercase());
    (!own).then(|| format!("{genuine} ({found})"))
}
