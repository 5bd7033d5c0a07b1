//! Ways to the parts of a description.

use serde_json::Value;

/// An operation and where it stands.
pub(super) struct Operation<'a> {
    pub(super) path: &'a str,
    pub(super) method: &'a str,
    pub(super) value: &'a Value,
}

impl std::fmt::Display for Operation<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

pub(super) fn operations(document: &Value) -> Vec<Operation<'_>> {
    members(&document["paths"])
        .flat_map(|(path, item)| {
            members(item).map(move |(method, value)| Operation {
                path,
                method,
                value,
            })
        })
        .collect()
}

impl<'a> Operation<'a> {
    /// Its parameters, with references followed.
    pub(super) fn parameters(&self, document: &'a Value) -> Vec<&'a Value> {
        let all = self.value["parameters"].as_array().into_iter().flatten();
        all.map(|parameter| follow(document, parameter)).collect()
    }

    pub(super) fn parameter(
        &self,
        document: &'a Value,
        place: &str,
        name: &str,
    ) -> Option<&'a Value> {
        self.parameters(document)
            .into_iter()
            .find(|parameter| parameter["in"] == place && parameter["name"] == name)
    }

    /// Its responses by status, with references followed.
    pub(super) fn responses(&self, document: &'a Value) -> Vec<(&'a str, &'a Value)> {
        members(&self.value["responses"])
            .map(|(status, response)| (status, follow(document, response)))
            .collect()
    }

    pub(super) fn response(&self, document: &'a Value, status: &str) -> Option<&'a Value> {
        self.value["responses"]
            .get(status)
            .map(|response| follow(document, response))
    }

    /// The schema of its answer `200` in JSON, if it has one.
    pub(super) fn answer(&self, document: &'a Value) -> Option<&'a Value> {
        let response = self.response(document, "200")?;
        let schema = response["content"].get("application/json")?.get("schema")?;
        Some(follow(document, schema))
    }

    pub(super) fn reads(&self) -> bool {
        self.method == "get"
    }
}

/// Names and values of an object.
pub(super) fn members(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| (name.as_str(), value))
}

/// What a value refers to, or the value itself.
pub(super) fn follow<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    match value["$ref"].as_str() {
        Some(place) => document
            .pointer(place.trim_start_matches('#'))
            .unwrap_or(&Value::Null),
        None => value,
    }
}

/// The named schemas, those that are parts of another included.
pub(super) fn schemas(document: &Value) -> Vec<(&str, &Value)> {
    members(&document["components"]["schemas"])
        .flat_map(|(name, schema)| {
            let parts = schema["allOf"].as_array().into_iter().flatten();
            std::iter::once(schema)
                .chain(parts)
                .map(move |part| (name, part))
        })
        .collect()
}

/// Name of the schema, name of the member, and the member's own schema.
pub(super) fn properties(document: &Value) -> Vec<(&str, &str, &Value)> {
    schemas(document)
        .into_iter()
        .flat_map(|(name, schema)| {
            members(&schema["properties"]).map(move |(member, property)| (name, member, property))
        })
        .collect()
}

/// Request bodies and answers of every operation: where, media type, and what stands there.
pub(super) fn bodies(document: &Value) -> Vec<(String, &str, &Value)> {
    let mut found = Vec::new();
    for operation in operations(document) {
        let request = ("request", &operation.value["requestBody"]);
        for (place, body) in operation.responses(document).into_iter().chain([request]) {
            for (media_type, content) in members(&body["content"]) {
                found.push((format!("{operation} {place}"), media_type, content));
            }
        }
    }
    found
}

/// Whether a value is a text with something in it.
pub(super) fn says(value: &Value) -> bool {
    value.as_str().is_some_and(|text| !text.trim().is_empty())
}

pub(super) fn is_camel_case(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// A sentence for everything that does not hold.
pub(super) fn unless(holds: bool, breach: impl FnOnce() -> String) -> Option<String> {
    (!holds).then(breach)
}

/// Takes a member out of an object.
pub(super) fn take(value: &mut Value, name: &str) {
    value.as_object_mut().unwrap().remove(name).unwrap();
}
