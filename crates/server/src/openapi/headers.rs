//! Headers and header parameters that operations share.

use serde_json::{Map, Value, json};

/// The shared headers of answers. One that an answer names is always there.
pub(super) fn components() -> Value {
    json!({
        "traceparent": {
            "description": "The trace of the request (W3C Trace Context), with our span. Name it when asking for help.",
            "required": true,
            "schema": { "type": "string", "pattern": "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$" },
            "example": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
        },
        "ETag": {
            "description": "Strong validator of the answer; send it as If-None-Match.",
            "required": true,
            "schema": { "type": "string", "pattern": "^\"[0-9a-f]{64}\"$" },
            "example": "\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\""
        },
        "Location": {
            "description": "The absolute address of what was received.",
            "required": true,
            "schema": { "type": "string", "format": "uri" },
            "example": "https://registry.example/registry/v1/submissions/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
        },
        "Retry-After": {
            "description": "After how many seconds to try again.",
            "required": true,
            "schema": { "type": "integer", "minimum": 0 },
            "example": 60
        },
        "WWW-Authenticate": {
            "description": "How to say who you are (RFC 6750, section 3).",
            "required": true,
            "schema": { "type": "string", "pattern": "^Bearer" },
            "example": "Bearer error=\"invalid_token\""
        }
    })
}

/// The shared parameters.
pub(super) fn parameters() -> Value {
    json!({
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
    })
}

/// References to shared headers, by name.
pub(super) fn references<'a>(names: impl IntoIterator<Item = &'a str>) -> Map<String, Value> {
    names
        .into_iter()
        .map(|name| {
            let place = format!("#/components/headers/{name}");
            (name.to_owned(), json!({ "$ref": place }))
        })
        .collect()
}
