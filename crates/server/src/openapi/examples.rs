//! Whole examples for JSON bodies, put together from the examples that stand at each member.

use serde_json::{Map, Value, json};

/// Deepest nesting of schemas that is followed.
const DEEPEST: usize = 12;

/// Gives every JSON body without an example one.
pub(super) fn complete(document: &mut Value) {
    let schemas = document["components"]["schemas"].clone();
    for (_, item) in document["paths"].as_object_mut().into_iter().flatten() {
        for (_, operation) in item.as_object_mut().into_iter().flatten() {
            if let Some(body) = operation.get_mut("requestBody") {
                add_examples(body, "A request", &schemas);
            }
            for (_, response) in operation["responses"].as_object_mut().into_iter().flatten() {
                add_examples(response, "An answer", &schemas);
            }
        }
    }
}

fn add_examples(place: &mut Value, summary: &str, schemas: &Value) {
    let Some(content) = place.get_mut("content").and_then(Value::as_object_mut) else {
        return;
    };
    for (media_type, body) in content {
        let given = body.as_object_mut().and_then(|body| body.remove("example"));
        let value = match given {
            Some(value) => value,
            None if media_type.ends_with("json") => example_of(&body["schema"], schemas, DEEPEST),
            None => json!(
                "eyJhbGciOiJFUzI1NiIsImtpZCI6Ii4uLiIsInR5cCI6Ii4uLiJ9.eyJpc3MiOiIuLi4ifQ.c2lnbmF0dXJl"
            ),
        };
        body["examples"] = json!({ "typical": { "summary": summary, "value": value } });
    }
}

/// An example of a schema: its own, or one put together from its parts.
fn example_of(schema: &Value, schemas: &Value, depth: usize) -> Value {
    if depth == 0 {
        return Value::Null;
    }
    let next = |schema: &Value| example_of(schema, schemas, depth - 1);
    if let Some(example) = schema.get("example") {
        return example.clone();
    }
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap_or(name);
        return next(&schemas[name]);
    }
    if let Some(parts) = schema["allOf"].as_array() {
        let mut whole = Map::new();
        for part in parts {
            if let Value::Object(members) = next(part) {
                whole.extend(members);
            }
        }
        return whole.into();
    }
    if let Some(choices) = schema["oneOf"].as_array().or(schema["anyOf"].as_array()) {
        let real = choices.iter().find(|choice| choice["type"] != "null");
        return real.map_or(Value::Null, next);
    }
    if let Some(members) = schema["properties"].as_object() {
        return members
            .iter()
            .map(|(name, member)| (name.clone(), next(member)))
            .collect::<Map<String, Value>>()
            .into();
    }
    if let Some(items) = schema.get("items") {
        return json!([next(items)]);
    }
    match schema["type"].as_str() {
        Some("integer" | "number") => json!(1),
        Some("boolean") => json!(true),
        Some("string") => json!(""),
        _ => Value::Null,
    }
}
