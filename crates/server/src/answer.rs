//! Answers of the API: JSON with a strong validator, accepted statements with their address, exact bytes.

use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, Responder};
use serde::Serialize;
use tillit_model::Sha256;
use tillit_registry::view::ExactText;

use crate::published::Conditions;

/// What may be kept, but not used without asking: the answer depends on who asks.
const ASK_EVERY_TIME: &str = "private, no-cache";

/// A JSON answer to a read, with an `ETag`.
#[derive(Debug)]
pub struct Answer<T>(pub T);

impl<T: Serialize> Responder for Answer<T> {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let body = to_json(&self.0);
        let etag = quoted(&Sha256::of(&body));
        readable(request, etag, "application/json", body)
    }
}

/// A JSON answer to something that was accepted.
#[derive(Debug)]
pub struct Accepted<T> {
    status: StatusCode,
    location: Option<String>,
    value: T,
}

impl<T> Accepted<T> {
    /// `202`: received and durable, waits for decisions at this absolute address.
    pub fn at(location: String, value: T) -> Self {
        Self {
            status: StatusCode::ACCEPTED,
            location: Some(location),
            value,
        }
    }

    /// `201`: made, and it took effect.
    pub fn created(value: T) -> Self {
        Self {
            status: StatusCode::CREATED,
            location: None,
            value,
        }
    }

    /// `200`: done.
    pub fn done(value: T) -> Self {
        Self {
            status: StatusCode::OK,
            location: None,
            value,
        }
    }
}

impl<T: Serialize> Responder for Accepted<T> {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        let mut response = HttpResponse::build(self.status);
        if let Some(location) = self.location {
            response.insert_header((header::LOCATION, location));
        }
        response
            .insert_header((header::CONTENT_TYPE, "application/json"))
            .body(to_json(&self.value))
    }
}

/// A JSON answer about personal data: nobody on the way keeps it.
#[derive(Debug)]
pub struct Unkept<T>(pub T);

impl<T: Serialize> Responder for Unkept<T> {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        HttpResponse::Ok()
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .insert_header((header::CONTENT_TYPE, "application/json"))
            .body(to_json(&self.0))
    }
}

/// Exact bytes as they were signed or received; the `ETag` is their SHA-256.
#[derive(Debug)]
pub struct Exact {
    /// The bytes.
    pub text: ExactText,
    /// Their media type.
    pub media_type: &'static str,
}

impl Responder for Exact {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let etag = quoted(&self.text.sha256);
        readable(request, etag, self.media_type, self.text.text)
    }
}

fn readable(
    request: &HttpRequest,
    etag: HeaderValue,
    media_type: &'static str,
    body: Vec<u8>,
) -> HttpResponse {
    let fresh = Conditions::of(request.headers()).has(&etag, None);
    let mut response = HttpResponse::build(if fresh {
        StatusCode::NOT_MODIFIED
    } else {
        StatusCode::OK
    });
    response
        .insert_header((header::ETAG, etag))
        .insert_header((header::CACHE_CONTROL, ASK_EVERY_TIME))
        .insert_header((header::VARY, "Authorization"));
    if fresh {
        return response.finish();
    }
    response
        .insert_header((header::CONTENT_TYPE, media_type))
        .body(body)
}

fn quoted(sha256: &Sha256) -> HeaderValue {
    HeaderValue::from_str(&format!("\"{sha256}\"")).expect("digits in quotes are a header")
}

fn to_json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("wire types have text keys and plain values")
}
