//! What holds for every operation: trace context in and out, and problem documents for every refusal.

use serde_json::{Map, Value, json};

/// Refusals that an operation can have, by what it takes.
const ALWAYS: &[(&str, &str)] = &[
    ("400", "The request is not what it should be."),
    ("414", "Path and query are too long."),
    ("500", "The registry failed."),
    (
        "503",
        "The registry cannot do this right now; Retry-After says when to try again.",
    ),
];
const WITH_PATH: &[(&str, &str)] = &[("404", "There is nothing here that you may read.")];
const WITH_TOKEN: &[(&str, &str)] = &[("401", "The access token is missing or not valid.")];
const WITH_BODY: &[(&str, &str)] = &[
    (
        "401",
        "Nobody that the registry knows vouches for the request.",
    ),
    (
        "403",
        "The signer may not do this, or a page of another site sent it.",
    ),
    ("404", "What the statement is about does not exist."),
    ("408", "The body came too slowly."),
    (
        "409",
        "Something else happened first: `current` names the version that stands, `original` the statement that this repeats.",
    ),
    ("413", "The body is too large."),
    ("415", "The media type is wrong, or the body is compressed."),
    (
        "422",
        "The documents break rules; `errors` says which and where.",
    ),
];

/// Completes every operation of the document.
pub(super) fn complete(document: &mut Value) {
    let schemas = &mut document["components"]["schemas"];
    add_problem_schemas(schemas);
    document["components"]["headers"] = json!({
        "traceparent": {
            "description": "The trace of the request (W3C Trace Context), with our span. Name it when asking for help.",
            "schema": { "type": "string", "example": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01" }
        },
        "etag": {
            "description": "Strong validator of the answer; send it as If-None-Match.",
            "schema": { "type": "string", "example": "\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"" }
        },
        "location": {
            "description": "The absolute address of what was received.",
            "schema": { "type": "string", "format": "uri", "example": "https://registry.example/registry/v1/submissions/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" }
        }
    });
    document["components"]["parameters"] = json!({
        "traceparent": {
            "name": "traceparent",
            "in": "header",
            "required": false,
            "description": "Continues a trace (W3C Trace Context).",
            "schema": { "type": "string" },
            "example": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
        },
        "ifNoneMatch": {
            "name": "If-None-Match",
            "in": "header",
            "required": false,
            "description": "The ETag of what the client has; answered with 304 when that still holds.",
            "schema": { "type": "string" },
            "example": "\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\""
        }
    });
    for (path, item) in document["paths"].as_object_mut().into_iter().flatten() {
        for (method, operation) in item.as_object_mut().into_iter().flatten() {
            complete_operation(path, method, operation);
        }
    }
}

fn complete_operation(path: &str, method: &str, operation: &mut Value) {
    let reads = method == "get";
    let has_token = operation.get("security").is_some();
    if !has_token {
        // An empty requirement says that the operation is open.
        operation["security"] = json!([{}]);
    }
    operation["operationId"] = json!(operation_id(path, method));
    let parameters = operation["parameters"].as_array_mut();
    let mut all: Vec<Value> = parameters.map(std::mem::take).unwrap_or_default();
    all.push(json!({ "$ref": "#/components/parameters/traceparent" }));
    if reads {
        all.push(json!({ "$ref": "#/components/parameters/ifNoneMatch" }));
    }
    operation["parameters"] = all.into();
    let mut refusals: Vec<(&str, &str)> = ALWAYS.to_vec();
    if path.contains('{') {
        refusals.extend_from_slice(WITH_PATH);
    }
    if has_token {
        refusals.extend_from_slice(WITH_TOKEN);
    }
    if operation.get("requestBody").is_some() {
        refusals.extend_from_slice(WITH_BODY);
    }
    let Some(responses) = operation["responses"].as_object_mut() else {
        return;
    };
    for (status, response) in responses.iter_mut() {
        let headers = headers_of(status, reads);
        response["headers"] = headers;
    }
    if reads {
        responses.insert(
            "304".to_owned(),
            json!({ "description": "What the client has still holds.", "headers": headers_of("304", true) }),
        );
    }
    for (status, description) in refusals {
        responses.insert(status.to_owned(), problem(description));
    }
    responses.insert("default".to_owned(), problem("Any other refusal."));
}

fn headers_of(status: &str, reads: bool) -> Value {
    let mut headers = Map::new();
    let mut add = |name: &str, component: &str| {
        let reference = json!({ "$ref": format!("#/components/headers/{component}") });
        headers.insert(name.to_owned(), reference);
    };
    add("traceparent", "traceparent");
    if reads {
        add("ETag", "etag");
    }
    if status == "202" {
        add("Location", "location");
    }
    headers.into()
}

fn problem(description: &str) -> Value {
    json!({
        "description": description,
        "headers": headers_of("default", false),
        "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } }
    })
}

/// `getFederationsByIdProfile`, from method and path.
fn operation_id(path: &str, method: &str) -> String {
    path.split(['/', '-']).filter(|part| !part.is_empty()).fold(
        method.to_owned(),
        |mut id, part| {
            let (by, word) = match part.strip_prefix('{') {
                Some(name) => ("By", name.trim_end_matches('}')),
                None => ("", part),
            };
            id.push_str(by);
            let mut letters = word.chars();
            id.extend(letters.next().map(|first| first.to_ascii_uppercase()));
            id.push_str(letters.as_str());
            id
        },
    )
}

/// The problem document and what it holds; no handler mentions it, so nothing else adds it.
fn add_problem_schemas(schemas: &mut Value) {
    use crate::problem::{FindingEntry, ProblemDocument, Sentence, Standing};
    use utoipa::{PartialSchema, ToSchema};

    fn add<T: ToSchema + PartialSchema>(schemas: &mut Value) {
        schemas[T::name().as_ref()] =
            serde_json::to_value(T::schema()).expect("a schema is plain JSON");
    }
    add::<ProblemDocument>(schemas);
    add::<FindingEntry>(schemas);
    add::<Sentence>(schemas);
    add::<Standing>(schemas);
}
