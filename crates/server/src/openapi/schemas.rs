//! What the schemas need after they were made from the types: lists of words, and pages that refer to their entries.

use serde_json::{Value, json};

/// Completes every schema of the document.
pub(super) fn complete(document: &mut Value) {
    enumerate(document);
    let schemas = &mut document["components"]["schemas"];
    for (name, schema) in schemas.as_object_mut().into_iter().flatten() {
        // A page repeats the schema of its entries, which stands beside it.
        if let Some(entry) = name.strip_prefix("Listing_") {
            let place = format!("#/components/schemas/{entry}");
            schema["properties"]["items"]["items"] = json!({ "$ref": place });
        }
    }
}

/// A pattern that lists words, as in `^(put|withdraw)$`, is an enumeration.
fn enumerate(value: &mut Value) {
    if let Some(words) = value.get("pattern").and_then(words) {
        value["enum"] = words;
        value.as_object_mut().map(|schema| schema.remove("pattern"));
    }
    match value {
        Value::Object(members) => members.values_mut().for_each(enumerate),
        Value::Array(items) => items.iter_mut().for_each(enumerate),
        _ => {}
    }
}

fn words(pattern: &Value) -> Option<Value> {
    let list = pattern.as_str()?.strip_prefix("^(")?.strip_suffix(")$")?;
    let plain = |word: &&str| {
        word.bytes()
            .all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
    };
    let words: Vec<&str> = list.split('|').collect();
    (words.len() > 1 && words.iter().all(plain as fn(&&str) -> bool)).then(|| json!(words))
}
