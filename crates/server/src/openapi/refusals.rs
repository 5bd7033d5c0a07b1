//! How operations refuse: one response for each status, shared by every operation that can give it.

use serde_json::{Map, Value, json};
use tillit_model::Language;

use super::headers;
use crate::problem::Meaning;

/// Which operations a refusal can meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    Everywhere,
    /// Where something is named in the address, or by a statement.
    Naming,
    /// Where a token is read, or a statement.
    Vouched,
    /// Where something changes: not on reads.
    Changing,
    /// Where a body is read.
    Bodies,
}

/// A status with which operations refuse.
struct Refusal {
    status: &'static str,
    /// Its name among the components.
    name: &'static str,
    place: Where,
    description: &'static str,
    /// Headers that it always has, besides the trace.
    headers: &'static [&'static str],
    /// A code that has this status, for the example.
    code: &'static str,
    /// What the example says.
    detail: &'static str,
}

const REFUSALS: &[Refusal] = &[
    Refusal {
        status: "400",
        name: "BadRequest",
        place: Where::Everywhere,
        description: "The request is not what it should be.",
        headers: &[],
        code: "bad_parameter",
        detail: "parameter page: a page is a number from 1 to 10000000",
    },
    Refusal {
        status: "401",
        name: "Unauthorized",
        place: Where::Vouched,
        description: "The access token is missing or not valid, or nobody that the registry knows vouches for the statement.",
        headers: &["WWW-Authenticate"],
        code: "token_needed",
        detail: "this is not public: exchange a client assertion for a token at /registry/v1/tokens",
    },
    Refusal {
        status: "403",
        name: "Forbidden",
        place: Where::Changing,
        description: "The signer may not do this, or a page of another site sent it.",
        headers: &[],
        code: "own_submission",
        detail: "a colleague from another organisation has to decide on this",
    },
    Refusal {
        status: "404",
        name: "NotFound",
        place: Where::Naming,
        description: "There is nothing here that you may read, or what the statement is about does not exist.",
        headers: &[],
        code: "not_found",
        detail: "there is nothing at this address that you may read",
    },
    Refusal {
        status: "408",
        name: "RequestTimeout",
        place: Where::Everywhere,
        description: "The request came too slowly.",
        headers: &[],
        code: "timeout",
        detail: "the body did not arrive within 20 seconds",
    },
    Refusal {
        status: "409",
        name: "Conflict",
        place: Where::Bodies,
        description: "Something else happened first: `current` names the version that stands, `original` the statement that this repeats.",
        headers: &[],
        code: "stale_base",
        detail: "entity https://login.example/idp stands at version 4, the change builds on 3",
    },
    Refusal {
        status: "413",
        name: "ContentTooLarge",
        place: Where::Bodies,
        description: "The body is too large.",
        headers: &[],
        code: "too_large",
        detail: "a body may have 1048576 bytes",
    },
    Refusal {
        status: "414",
        name: "UriTooLong",
        place: Where::Everywhere,
        description: "Path and query are too long.",
        headers: &[],
        code: "uri_too_long",
        detail: "path and query have 2696 bytes; 2048 are accepted",
    },
    Refusal {
        status: "415",
        name: "UnsupportedMediaType",
        place: Where::Everywhere,
        description: "The body has another media type than this takes, or is compressed.",
        headers: &[],
        code: "media_type_not_allowed",
        detail: "send the body with Content-Type: application/jose",
    },
    Refusal {
        status: "422",
        name: "UnprocessableContent",
        place: Where::Bodies,
        description: "The documents break rules; `errors` says which and where.",
        headers: &[],
        code: "findings",
        detail: "the documents break rules",
    },
    Refusal {
        status: "429",
        name: "TooManyRequests",
        place: Where::Everywhere,
        description: "Too many requests; Retry-After says when to try again.",
        headers: &["Retry-After"],
        code: "too_many_requests",
        detail: "too many requests came from this address; try again in 3 seconds",
    },
    Refusal {
        status: "431",
        name: "HeadersTooLarge",
        place: Where::Everywhere,
        description: "The head of the request is too large.",
        headers: &[],
        code: "head_too_large",
        detail: "the head of the request is larger than accepted",
    },
    Refusal {
        status: "500",
        name: "InternalError",
        place: Where::Everywhere,
        description: "The registry failed.",
        headers: &[],
        code: "internal",
        detail: "the registry failed; name the trace in the header traceparent when you report it",
    },
    Refusal {
        status: "503",
        name: "Unavailable",
        place: Where::Everywhere,
        description: "The registry cannot do this right now; Retry-After says when to try again.",
        headers: &["Retry-After"],
        code: "unavailable",
        detail: "the registry cannot do this right now; try again in a minute",
    },
];

/// What every refusal of a status that an operation does not name looks like.
const ANY: Refusal = Refusal {
    status: "default",
    name: "Refusal",
    place: Where::Everywhere,
    description: "Any other refusal.",
    headers: &[],
    code: "bad_request",
    detail: "the request could not be understood",
};

/// What decides which refusals an operation can have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Takes {
    /// Something is named that may not be there.
    pub(super) name: bool,
    /// A token is read.
    pub(super) token: bool,
    /// A body is read.
    pub(super) body: bool,
    /// It changes nothing.
    pub(super) reads: bool,
}

/// The refusals of an operation, each as a reference to the shared response.
pub(super) fn of(takes: Takes) -> Map<String, Value> {
    REFUSALS
        .iter()
        .filter(|refusal| match refusal.place {
            Where::Everywhere => true,
            Where::Naming => takes.name || takes.body,
            Where::Vouched => takes.token || takes.body,
            Where::Changing => !takes.reads,
            Where::Bodies => takes.body,
        })
        .chain([&ANY])
        .map(|refusal| {
            let place = format!("#/components/responses/{}", refusal.name);
            (refusal.status.to_owned(), json!({ "$ref": place }))
        })
        .collect()
}

/// The shared responses. `typical` is an example of a problem document with every member.
pub(super) fn components(typical: &Value) -> Map<String, Value> {
    REFUSALS
        .iter()
        .chain([&ANY])
        .map(|refusal| (refusal.name.to_owned(), refusal.response(typical)))
        .collect()
}

impl Refusal {
    fn response(&self, typical: &Value) -> Value {
        let always = std::iter::once("traceparent").chain(self.headers.iter().copied());
        json!({
            "description": self.description,
            "headers": headers::references(always),
            "content": { "application/problem+json": {
                "schema": { "$ref": "#/components/schemas/Problem" },
                "examples": { "typical": { "summary": self.description, "value": self.example(typical) } }
            } }
        })
    }

    /// A problem document with this status, and only the members that go with it.
    fn example(&self, typical: &Value) -> Value {
        let mut example = typical.clone();
        let Some(members) = example.as_object_mut() else {
            return example;
        };
        members.retain(|name, _| match name.as_str() {
            "errors" => self.status == "422",
            "current" => self.status == "409",
            "original" => false,
            _ => true,
        });
        let slug = self.code.replace('_', "-");
        let title = Meaning::of(self.code, Language::En).map(|meaning| meaning.title);
        let status: u16 = self.status.parse().unwrap_or(400);
        members.insert(
            "type".to_owned(),
            json!(format!("https://registry.example/problems/{slug}")),
        );
        members.insert(
            "title".to_owned(),
            json!(title.as_deref().unwrap_or(self.description)),
        );
        members.insert("status".to_owned(), json!(status));
        members.insert("code".to_owned(), json!(self.code));
        members.insert("detail".to_owned(), json!(self.detail));
        example
    }
}
