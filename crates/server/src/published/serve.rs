//! From a request's headers and a prepared file to an answer.

use actix_http::{Response, StatusCode};
use actix_web::body::BoxBody;
use actix_web::http::header::{self, HeaderMap, HeaderValue};

use super::{AcceptEncoding, Conditions, Encoding, PreparedFile, slices};

/// Answers with a file: the encoding that suits the client best, or `304` if it has that already.
pub fn answer_file(file: &PreparedFile, headers: &HeaderMap) -> Response<BoxBody> {
    let encoding = AcceptEncoding::of(headers).choose(file.encodings());
    let chosen = file.representation(encoding);
    let modified = file.last_modified.as_ref();
    let fresh = Conditions::of(headers).has(&chosen.etag, modified.map(|(time, _)| *time));
    let mut response = if fresh {
        Response::new(StatusCode::NOT_MODIFIED)
    } else {
        Response::new(StatusCode::OK).set_body(slices::body(chosen.bytes.clone()))
    };
    let out = response.headers_mut();
    out.insert(header::ETAG, chosen.etag.clone());
    out.insert(header::CACHE_CONTROL, file.cache_control.clone());
    out.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if let Some((_, date)) = modified {
        out.insert(header::LAST_MODIFIED, date.clone());
    }
    if fresh {
        return response;
    }
    if chosen.encoding != Encoding::Identity {
        let name = HeaderValue::from_static(chosen.encoding.name());
        out.insert(header::CONTENT_ENCODING, name);
    }
    out.insert(header::CONTENT_TYPE, file.content_type.clone());
    response
}
