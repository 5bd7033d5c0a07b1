//! What holds for every operation: trace context in and out, validators of reads, and problem documents for every refusal.

use serde_json::{Map, Value, json};

use super::refusals::{self, Takes};
use super::{examples, headers};

/// Completes every operation of the document.
pub(super) fn complete(document: &mut Value) {
    let schemas = &mut document["components"]["schemas"];
    add_problem_schemas(schemas);
    let typical = examples::of_schema("Problem", schemas);
    document["components"]["headers"] = headers::components();
    document["components"]["parameters"] = headers::parameters();
    document["components"]["responses"] = refusals::components(&typical).into();
    for (path, item) in document["paths"].as_object_mut().into_iter().flatten() {
        for (method, operation) in item.as_object_mut().into_iter().flatten() {
            complete_operation(path, method, operation);
        }
    }
}

fn complete_operation(path: &str, method: &str, operation: &mut Value) {
    let takes = Takes {
        name: path.contains('{') || asks_by_name(operation),
        token: operation.get("security").is_some(),
        body: operation.get("requestBody").is_some(),
        reads: method == "get",
    };
    if !takes.token {
        // An empty requirement says that the operation is open.
        operation["security"] = json!([{}]);
    }
    operation["operationId"] = json!(operation_id(path, method));
    let parameters = operation["parameters"].as_array_mut();
    let mut all: Vec<Value> = parameters.map(std::mem::take).unwrap_or_default();
    all.push(json!({ "$ref": "#/components/parameters/traceparent" }));
    if takes.reads {
        all.push(json!({ "$ref": "#/components/parameters/ifNoneMatch" }));
    }
    operation["parameters"] = all.into();
    let Some(responses) = operation["responses"].as_object_mut() else {
        return;
    };
    for (status, response) in responses.iter_mut() {
        response["headers"] = headers_of(status, takes.reads).into();
    }
    if takes.reads {
        responses.insert(
            "304".to_owned(),
            json!({ "description": "What the client has still holds.", "headers": headers_of("304", true) }),
        );
    }
    responses.extend(refusals::of(takes));
}

/// Whether a list can be asked for what belongs to somebody or something by name, which may not be there.
fn asks_by_name(operation: &Value) -> bool {
    const NAMES: [&str; 3] = ["documentId", "federation", "organisation"];
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    parameters
        .filter_map(|parameter| parameter["name"].as_str())
        .any(|name| NAMES.contains(&name))
}

/// The headers of an answer that is no refusal.
fn headers_of(status: &str, reads: bool) -> Map<String, Value> {
    let etag = reads.then_some("ETag");
    let location = (status == "202").then_some("Location");
    headers::references(std::iter::once("traceparent").chain(etag).chain(location))
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
