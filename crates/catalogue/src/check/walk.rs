//! A list as one JSON value, walked: for rules about texts wherever they stand.

use serde_json::Value;
use tillit_model::text::pointer_to;

use crate::AttributeList;

/// Shows every value of a list with its pointer, outer before inner.
pub(super) fn walk(list: &AttributeList, mut visit: impl FnMut(&str, &Value)) {
    let whole = serde_json::to_value(list).expect("a list has text keys and finite numbers only");
    step("", &whole, &mut visit);
}

fn step(pointer: &str, value: &Value, visit: &mut impl FnMut(&str, &Value)) {
    visit(pointer, value);
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                step(&pointer_to(pointer, name), member, visit);
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                step(&pointer_to(pointer, &index.to_string()), element, visit);
            }
        }
        _ => {}
    }
}
