//! Whole examples for bodies, put together from the examples that stand at each member.
//!
//! A body whose schema has a name shares its example with every other body of that schema.

use serde_json::{Map, Value, json};

/// Deepest nesting of schemas that is followed.
const DEEPEST: usize = 20;
/// What stands for a signed statement.
const STATEMENT: &str =
    "eyJhbGciOiJFUzI1NiIsImtpZCI6Ii4uLiIsInR5cCI6Ii4uLiJ9.eyJpc3MiOiIuLi4ifQ.c2lnbmF0dXJl";

/// Gives every body without an example one.
pub(super) fn complete(document: &mut Value) {
    let schemas = document["components"]["schemas"].clone();
    let mut shared = Map::new();
    for (_, item) in document["paths"].as_object_mut().into_iter().flatten() {
        for (_, operation) in item.as_object_mut().into_iter().flatten() {
            if let Some(body) = operation.get_mut("requestBody") {
                add_examples(body, "A request", &schemas, &mut shared);
            }
            for (_, response) in operation["responses"].as_object_mut().into_iter().flatten() {
                add_examples(response, "An answer", &schemas, &mut shared);
            }
        }
    }
    shared.sort_keys();
    document["components"]["examples"] = shared.into();
}

/// An example of a named schema.
pub(super) fn of_schema(name: &str, schemas: &Value) -> Value {
    example_of(&schemas[name], schemas, DEEPEST)
}

fn add_examples(
    place: &mut Value,
    summary: &str,
    schemas: &Value,
    shared: &mut Map<String, Value>,
) {
    let Some(content) = place.get_mut("content").and_then(Value::as_object_mut) else {
        return;
    };
    for (media_type, body) in content {
        let given = body.as_object_mut().and_then(|body| body.remove("example"));
        let name = match body["schema"]["$ref"].as_str() {
            Some(place) => place.rsplit('/').next().map(str::to_owned),
            None if media_type.as_str() == "application/jose" => Some("Statement".to_owned()),
            None => None,
        };
        body["examples"] = match (given, name) {
            (None, Some(name)) => {
                let place = format!("#/components/examples/{name}");
                if !shared.contains_key(&name) {
                    let value = match media_type.ends_with("json") {
                        true => example_of(&body["schema"], schemas, DEEPEST),
                        false => json!(STATEMENT),
                    };
                    shared.insert(name, json!({ "summary": summary, "value": value }));
                }
                json!({ "typical": { "$ref": place } })
            }
            (given, _) => {
                let value = given.unwrap_or_else(|| example_of(&body["schema"], schemas, DEEPEST));
                json!({ "typical": { "summary": summary, "value": value } })
            }
        };
    }
}

/// An example of a schema: its own, or one put together from its parts.
fn example_of(schema: &Value, schemas: &Value, depth: usize) -> Value {
    if depth == 0 {
        return Value::Null;
    }
    let next = |schema: &Value| example_of(schema, schemas, depth - 1);
    if let Some(example) = schema.get("example").or(schema["examples"].get(0)) {
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
