//! A release as JSON: the form that is frozen. Its code systems and profiles have the same form on their own.

use serde::Serialize;

use crate::{AttributeList, AttributeProfile, CodeSystem};

/// Pretty JSON with a final newline. These exact bytes are the frozen release.
pub fn json(list: &AttributeList) -> String {
    pretty(list)
}

/// A code system on its own, written as in a frozen release.
pub fn code_system_json(system: &CodeSystem) -> String {
    pretty(system)
}

/// A profile on its own, written as in a frozen release.
pub fn attribute_profile_json(profile: &AttributeProfile) -> String {
    pretty(profile)
}

fn pretty(value: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(value);
    text.expect("a list has text keys and finite numbers only") + "\n"
}
