//! The codes of the server's own refusals with their status, and what every code means.
//!
//! Titles and meanings stand in `locales/<language>/problems.ftl` under the code with hyphens. A code without an entry
//! still works: its title is that of its status.

use actix_web::http::StatusCode;
use tillit_model::Language;
use tillit_registry::messages;

use crate::texts::{find, text_with};

/// A code of the server's own refusals, with its status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The stable code, `snake_case`.
    pub name: &'static str,
    /// The status of the answer.
    pub status: StatusCode,
}

impl Code {
    /// The request could not be understood.
    pub const BAD_REQUEST: Self = Self::new("bad_request", StatusCode::BAD_REQUEST);
    /// A query or path parameter is wrong.
    pub const BAD_PARAMETER: Self = Self::new("bad_parameter", StatusCode::BAD_REQUEST);
    /// Nothing is there.
    pub const NOT_FOUND: Self = Self::new("not_found", StatusCode::NOT_FOUND);
    /// The address takes other methods.
    pub const METHOD_NOT_ALLOWED: Self =
        Self::new("method_not_allowed", StatusCode::METHOD_NOT_ALLOWED);
    /// Not in that format.
    pub const NOT_ACCEPTABLE: Self = Self::new("not_acceptable", StatusCode::NOT_ACCEPTABLE);
    /// The request came too slowly.
    pub const TIMEOUT: Self = Self::new("timeout", StatusCode::REQUEST_TIMEOUT);
    /// The client has asked too often.
    pub const TOO_MANY_REQUESTS: Self =
        Self::new("too_many_requests", StatusCode::TOO_MANY_REQUESTS);
    /// The client has too many connections.
    pub const TOO_MANY_CONNECTIONS: Self =
        Self::new("too_many_connections", StatusCode::TOO_MANY_REQUESTS);
    /// The head of the request is too large.
    pub const HEAD_TOO_LARGE: Self = Self::new(
        "head_too_large",
        StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
    );
    /// The body is too large.
    pub const TOO_LARGE: Self = Self::new("too_large", StatusCode::PAYLOAD_TOO_LARGE);
    /// Path and query are too long.
    pub const URI_TOO_LONG: Self = Self::new("uri_too_long", StatusCode::URI_TOO_LONG);
    /// The body has another media type than the address takes.
    pub const MEDIA_TYPE_NOT_ALLOWED: Self =
        Self::new("media_type_not_allowed", StatusCode::UNSUPPORTED_MEDIA_TYPE);
    /// The body is compressed.
    pub const ENCODING_NOT_ALLOWED: Self =
        Self::new("encoding_not_allowed", StatusCode::UNSUPPORTED_MEDIA_TYPE);
    /// A page of another site sent it.
    pub const CROSS_ORIGIN: Self = Self::new("cross_origin", StatusCode::FORBIDDEN);
    /// The body is not JSON.
    pub const MALFORMED_JSON: Self = Self::new("malformed_json", StatusCode::BAD_REQUEST);
    /// Not right now.
    pub const UNAVAILABLE: Self = Self::new("unavailable", StatusCode::SERVICE_UNAVAILABLE);
    /// Too much to do.
    pub const BUSY: Self = Self::new("busy", StatusCode::SERVICE_UNAVAILABLE);
    /// The database takes too long.
    pub const DATABASE_SLOW: Self = Self::new("database_slow", StatusCode::SERVICE_UNAVAILABLE);
    /// We failed.
    pub const INTERNAL: Self = Self::new("internal", StatusCode::INTERNAL_SERVER_ERROR);

    /// The same status under a more exact code.
    #[must_use]
    pub fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    const fn new(name: &'static str, status: StatusCode) -> Self {
        Self { name, status }
    }
}

/// What a code means, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// A few words.
    pub title: String,
    /// What it means and what to do.
    pub meaning: String,
}

impl Meaning {
    /// What a code means; none for a code that nobody has described. The code of a rule means what the rule says.
    pub fn of(code: &str, language: Language) -> Option<Self> {
        let slug = code.replace('_', "-");
        let key = format!("problem-{slug}");
        match find(language, &key) {
            Some(title) => Some(Self {
                title,
                meaning: find(language, &format!("{key}.meaning"))?,
            }),
            None => Self::of_rule(&slug, language),
        }
    }

    fn of_rule(id: &str, language: Language) -> Option<Self> {
        let rule = tillit_registry::rule(id)?;
        let said = messages::describe(rule, language);
        Some(Self {
            title: text_with(language, "problem-rule", &[("rule", rule.id.into())]),
            meaning: format!("{} {}", said.message, said.help),
        })
    }
}

/// The title of a refusal: by its code, or by its status.
pub(super) fn title(code: &str, status: StatusCode) -> String {
    Meaning::of(code, Language::En)
        .or_else(|| Meaning::of(general(status), Language::En))
        .map(|meaning| meaning.title)
        .expect("the codes for statuses are described")
}

/// The code that says no more than the status does.
fn general(status: StatusCode) -> &'static str {
    match status {
        StatusCode::UNAUTHORIZED => "token_needed",
        StatusCode::FORBIDDEN => "forbidden",
        StatusCode::NOT_FOUND => "not_found",
        StatusCode::CONFLICT => "conflict",
        StatusCode::PAYLOAD_TOO_LARGE => "too_large",
        StatusCode::UNPROCESSABLE_ENTITY => "findings",
        StatusCode::SERVICE_UNAVAILABLE => "unavailable",
        status if status.is_server_error() => "internal",
        _ => "bad_request",
    }
}
