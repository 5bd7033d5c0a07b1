//! Bodies of requests: the right media type, no larger and no slower than allowed, strictly read.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::web::{Bytes, BytesMut};
use actix_web::{FromRequest, HttpRequest, rt};
use futures_util::StreamExt as _;
use serde::de::DeserializeOwned;
use tillit_model::text::{json, typed};

use crate::app::App;
use crate::cross_origin::media_type;
use crate::problem::{Code, Problem};

type Reading<T> = Pin<Box<dyn Future<Output = Result<T, Problem>>>>;

/// A signed statement: the text of a compact JWS, sent as `application/jose`.
#[derive(Debug)]
pub struct Statement(pub Bytes);

/// A JSON body without members twice, sent as `application/json`.
#[derive(Debug)]
pub struct Json<T>(pub T);

/// A JSON body that holds personal data: as [`Json`], but a refusal repeats nothing of it, and it is smaller.
#[derive(Debug)]
pub struct Personal<T>(pub T);

/// An assertion with everything that the lists have is a few KiB.
const PERSONAL: usize = 64 * 1024;

/// No body, or an empty object, for what takes nothing. Anything else is refused, so that nobody sends something that is then ignored.
#[derive(Debug)]
pub struct Nothing;

/// A form, sent as `application/x-www-form-urlencoded`.
#[derive(Debug)]
pub struct Form(pub Bytes);

impl FromRequest for Statement {
    type Error = Problem;
    type Future = Reading<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = body(request, payload, "application/jose");
        Box::pin(async move { Ok(Self(body.await?)) })
    }
}

impl<T: DeserializeOwned + 'static> FromRequest for Json<T> {
    type Error = Problem;
    type Future = Reading<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = body(request, payload, "application/json");
        Box::pin(async move {
            let value = json::read(&body.await?).map_err(|error| {
                Problem::new(
                    Code::MALFORMED_JSON.named(error.kind.code()),
                    error.to_string(),
                )
            })?;
            typed::from_value(value).map(Self).map_err(|error| {
                let code = match error.unknown_member() {
                    Some(_) => Code::BAD_REQUEST.named("unknown_member"),
                    None => Code::BAD_REQUEST,
                };
                Problem::new(code, error.to_string())
            })
        })
    }
}

impl<T: DeserializeOwned + 'static> FromRequest for Personal<T> {
    type Error = Problem;
    type Future = Reading<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = body_within(request, payload, "application/json", PERSONAL);
        Box::pin(async move {
            // What the readers say of a fault may quote what they read.
            let value = json::read(&body.await?).map_err(|error| {
                let detail = format!(
                    "the body is no strict JSON ({} at line {}, column {})",
                    error.kind.code(),
                    error.line,
                    error.column
                );
                Problem::new(Code::MALFORMED_JSON.named(error.kind.code()), detail)
            })?;
            typed::from_value(value).map(Self).map_err(|error| {
                let code = match error.unknown_member() {
                    Some(_) => Code::BAD_REQUEST.named("unknown_member"),
                    None => Code::BAD_REQUEST,
                };
                let detail = "the body lacks a member, has one that is unknown, or one of the wrong type; the description of the API shows what it is to be";
                Problem::new(code, detail)
            })
        })
    }
}

impl FromRequest for Nothing {
    type Error = Problem;
    type Future = Reading<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if matches!(payload, Payload::None) && !request.headers().contains_key(header::CONTENT_TYPE)
        {
            return Box::pin(async { Ok(Self) });
        }
        let object = Json::<NoMembers>::from_request(request, payload);
        Box::pin(async move {
            let Json(NoMembers {}) = object.await?;
            Ok(Self)
        })
    }
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct NoMembers {}

impl FromRequest for Form {
    type Error = Problem;
    type Future = Reading<Self>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = body(request, payload, "application/x-www-form-urlencoded");
        Box::pin(async move { Ok(Self(body.await?)) })
    }
}

/// The whole body, within the limits of size and time.
fn body(request: &HttpRequest, payload: &mut Payload, expected: &'static str) -> Reading<Bytes> {
    body_within(request, payload, expected, usize::MAX)
}

/// The same within a limit that is smaller than that of all bodies.
fn body_within(
    request: &HttpRequest,
    payload: &mut Payload,
    expected: &'static str,
    most: usize,
) -> Reading<Bytes> {
    let app = request.app_data::<App>().cloned();
    let given = media_type(request.headers()).as_deref() == Some(expected);
    let announced = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    let mut payload = payload.take();
    Box::pin(async move {
        let app = app.expect("the server gives itself to every request");
        if !given {
            let detail = format!("send the body with Content-Type: {expected}");
            return Err(Problem::new(Code::MEDIA_TYPE_NOT_ALLOWED, detail));
        }
        let limit = app.config().limits.body_bytes.min(most);
        if announced.is_some_and(|length| length > limit) {
            return Err(too_large(limit));
        }
        let patience = app.config().http.body_timeout;
        let full = || Problem::busy("as many bodies as there is room for are on their way in");
        let mut room = app.bodies().take(0).ok_or_else(full)?;
        let reading = async {
            let mut body = BytesMut::new();
            while let Some(chunk) = payload.next().await {
                let chunk = chunk.map_err(|error| {
                    Problem::new(Code::BAD_REQUEST, format!("the body ended early: {error}"))
                })?;
                if body.len() + chunk.len() > limit {
                    return Err(too_large(limit));
                }
                if !room.grow(chunk.len()) {
                    return Err(full());
                }
                body.extend_from_slice(&chunk);
            }
            Ok(body.freeze())
        };
        rt::time::timeout(patience, reading)
            .await
            .unwrap_or_else(|_| {
                let detail = format!(
                    "the body did not arrive within {} seconds",
                    patience.as_secs()
                );
                Err(Problem::new(Code::TIMEOUT, detail))
            })
    })
}

fn too_large(limit: usize) -> Problem {
    Problem::new(Code::TOO_LARGE, format!("a body may have {limit} bytes"))
}
