//! Refusals as clients see them: RFC 9457 problem documents. The only place that knows which refusal has which status.
//!
//! ```json
//! { "type": "https://registry.example/problems/own-submission", "title": "An operator cannot decide on the own organisation",
//!   "status": 403, "detail": "…", "instance": "/registry/v1/decisions", "code": "own_submission" }
//! ```
//!
//! Handlers return a [`Problem`]; the envelope around every request turns it into bytes.

mod codes;
mod document;
mod explanation;

use std::fmt;
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::{HttpResponse, ResponseError};
use tillit_model::Sha256;
use tillit_registry::view::DocumentFindings;
use tillit_registry::{CurrentVersion, Refusal, RefusalClass};

pub use codes::{Code, Meaning};
pub(crate) use document::entries;
pub use document::{FindingEntry, ProblemDocument, Sentence, Standing};
pub(crate) use explanation::routes;

/// A refusal on its way to the client.
#[derive(Debug, Clone)]
pub struct Problem {
    status: StatusCode,
    code: &'static str,
    detail: String,
    findings: Vec<DocumentFindings>,
    current: Option<CurrentVersion>,
    original: Option<Sha256>,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Problem {
    /// A refusal of the server itself.
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Self {
            status: code.status,
            code: code.name,
            detail: detail.into(),
            findings: Vec::new(),
            current: None,
            original: None,
            headers: Vec::new(),
        }
    }

    /// There is nothing at this address.
    pub fn no_such_address() -> Self {
        Self::new(
            Code::NOT_FOUND,
            "there is nothing at this address that you may read",
        )
    }

    /// The address exists, for other methods.
    pub fn method_not_allowed(allowed: &str) -> Self {
        let detail = format!("this address takes {allowed}");
        Self::new(Code::METHOD_NOT_ALLOWED, detail).with_header("allow", allowed)
    }

    /// The registry cannot do its work right now.
    pub fn unavailable() -> Self {
        Self::new(
            Code::UNAVAILABLE,
            "the registry cannot do this right now; try again in a minute",
        )
        .with_header("retry-after", "60")
    }

    /// A use case that did not end in time. Whether it takes effect is not known here.
    pub fn database_slow() -> Self {
        Self::new(
            Code::DATABASE_SLOW,
            "the database did not answer in time; send the same request again",
        )
        .with_header("retry-after", "10")
    }

    /// There is more to do than can be done; nothing was begun.
    pub fn busy(detail: &str) -> Self {
        Self::new(Code::BUSY, detail).with_header("retry-after", "10")
    }

    /// This client has used up what it may ask for now.
    pub fn too_many_requests(wait: Duration) -> Self {
        // Whole seconds, never none: RFC 9110, section 10.2.3.
        let seconds = wait.as_secs() + 1;
        let detail = format!(
            "too many requests from your address; there is room for another in {seconds} s"
        );
        Self::new(Code::TOO_MANY_REQUESTS, detail).with_header("retry-after", &seconds.to_string())
    }

    /// This client has as many connections as it may have.
    pub fn too_many_connections() -> Self {
        let detail = "too many connections from your address are open; use the ones that you have";
        Self::new(Code::TOO_MANY_CONNECTIONS, detail).with_header("retry-after", "10")
    }

    /// We failed. The reason goes to the log, never to the client.
    pub fn internal(reason: &dyn fmt::Display) -> Self {
        tracing::error!(%reason, "could not answer");
        Self::new(
            Code::INTERNAL,
            "the registry failed; name the trace in the header traceparent when you report it",
        )
    }

    /// A refusal of the web framework, of which only the status is known.
    pub fn of_status(status: StatusCode) -> Self {
        let code = match status {
            StatusCode::NOT_FOUND => Code::NOT_FOUND,
            StatusCode::METHOD_NOT_ALLOWED => Code::METHOD_NOT_ALLOWED,
            StatusCode::NOT_ACCEPTABLE => Code::NOT_ACCEPTABLE,
            StatusCode::REQUEST_TIMEOUT => Code::TIMEOUT,
            StatusCode::PAYLOAD_TOO_LARGE => Code::TOO_LARGE,
            StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE => Code::HEAD_TOO_LARGE,
            StatusCode::TOO_MANY_REQUESTS => Code::TOO_MANY_REQUESTS,
            StatusCode::URI_TOO_LONG => Code::URI_TOO_LONG,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Code::MEDIA_TYPE_NOT_ALLOWED,
            StatusCode::SERVICE_UNAVAILABLE => return Self::unavailable(),
            status if status.is_server_error() => return Self::internal(&status),
            _ => Code::BAD_REQUEST,
        };
        let detail = "the request could not be understood";
        Self {
            status,
            ..Self::new(code, detail)
        }
    }

    /// Adds a header to the answer.
    #[must_use]
    pub fn with_header(mut self, name: &'static str, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.push((HeaderName::from_static(name), value));
        }
        self
    }

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        self.code
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let status = match refusal.class {
            RefusalClass::Malformed if refusal.code == Code::TOO_LARGE.name => {
                StatusCode::PAYLOAD_TOO_LARGE
            }
            RefusalClass::Malformed => StatusCode::BAD_REQUEST,
            RefusalClass::Unauthenticated => StatusCode::UNAUTHORIZED,
            RefusalClass::Forbidden => StatusCode::FORBIDDEN,
            RefusalClass::NotFound => StatusCode::NOT_FOUND,
            RefusalClass::Conflict => StatusCode::CONFLICT,
            RefusalClass::Unprocessable => StatusCode::UNPROCESSABLE_ENTITY,
            RefusalClass::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            RefusalClass::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let problem = Self {
            status,
            code: refusal.code,
            detail: refusal.detail,
            findings: refusal.findings,
            current: refusal.current,
            original: refusal.original,
            headers: Vec::new(),
        };
        match status {
            StatusCode::UNAUTHORIZED => {
                let challenge = match problem.code {
                    "invalid_token" => "Bearer error=\"invalid_token\"",
                    _ => "Bearer",
                };
                problem.with_header("www-authenticate", challenge)
            }
            StatusCode::SERVICE_UNAVAILABLE => problem.with_header("retry-after", "60"),
            _ => problem,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.detail)
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.status
    }

    /// Without a body: the envelope writes the document.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status)
    }
}
