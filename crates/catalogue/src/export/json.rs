//! A release as JSON: the form that is frozen.

use serde::Serialize;

use crate::AttributeList;

/// Pretty JSON with a final newline. These exact bytes are the frozen release.
pub fn json(list: &AttributeList) -> String {
    json_of(list)
}

/// A part of a release that stands alone, in the same form.
pub(super) fn json_of(part: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(part);
    text.expect("a list has text keys and finite numbers only") + "\n"
}
