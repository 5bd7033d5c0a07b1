//! The description of the API: OpenAPI 3.1, made from the handlers and completed here.
//!
//! What holds for every operation (problem documents, trace context, examples) is added in one place instead of at each handler.
//! Describes `/registry/v1` only: published files follow their own standards.

mod about;
mod every_operation;
mod examples;
mod headers;
mod refusals;
mod schemas;

use actix_web::App as ActixApp;
use serde_json::{Map, Value, json};
use utoipa_actix_web::AppExt as _;

use crate::api;
use crate::config::Contact;
use crate::methods::Methods;
use crate::wire::ROOT;

/// The description, complete. Without a public address, as in the file that is kept under version control, the server's address is relative.
pub fn document(base_url: Option<&str>, contact: &Contact) -> Value {
    let (_, described) = ActixApp::new()
        .into_utoipa_app()
        .configure(api::routes)
        .split_for_parts();
    let mut document = serde_json::to_value(described).expect("a description is plain JSON");
    let operations = below_root(document["paths"].take());
    let server = format!("{}{ROOT}", base_url.unwrap_or_default());
    document["openapi"] = json!("3.1.0");
    document["info"] = about::info(contact);
    document["servers"] = json!([{ "url": server, "description": "This registry" }]);
    document["externalDocs"] = json!({ "url": format!("{server}/docs/"), "description": "This description as a page, and requests to try" });
    document["tags"] = about::tags();
    document["paths"] = operations;
    document["components"]["securitySchemes"] = about::security_schemes();
    schemas::complete(&mut document);
    every_operation::complete(&mut document);
    examples::complete(&mut document);
    document
}

/// Which methods each address of the API takes, and which bodies.
pub fn methods() -> Methods {
    let document = document(None, &Contact::placeholder());
    let mut methods = Methods::default();
    for (path, operations) in document["paths"].as_object().into_iter().flatten() {
        let names = operations
            .as_object()
            .into_iter()
            .flat_map(Map::keys)
            .map(|name| name.to_uppercase());
        let body = operations["post"]["requestBody"]["content"]
            .as_object()
            .and_then(|content| content.keys().next().cloned());
        methods.add(&format!("{ROOT}{path}"), names, body);
    }
    methods
}

/// Paths as they continue the server's address.
fn below_root(paths: Value) -> Value {
    let Value::Object(paths) = paths else {
        return json!({});
    };
    paths
        .into_iter()
        .map(|(path, item)| {
            let path = path.strip_prefix(ROOT).unwrap_or(&path).to_owned();
            (path, item)
        })
        .collect::<Map<String, Value>>()
        .into()
}
