//! A release as JSON: the form that is frozen.

use crate::AttributeList;

/// Pretty JSON with a final newline. These exact bytes are the frozen release.
pub fn json(list: &AttributeList) -> String {
    let text = serde_json::to_string_pretty(list);
    text.expect("a list has text keys and finite numbers only") + "\n"
}
