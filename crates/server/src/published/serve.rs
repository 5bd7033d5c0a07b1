//! From a request and a prepared file to an answer.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};

use super::{AcceptEncoding, Conditions, Encoding, PreparedFile, Published};

/// Answers with the file at the request's path; nothing when there is none.
pub fn answer(published: &Published, request: &HttpRequest) -> Option<HttpResponse> {
    published
        .file(request.path())
        .map(|file| answer_file(&file, request))
}

/// Answers with a file: the encoding that suits the client best, or `304` if it has that already.
pub fn answer_file(file: &PreparedFile, request: &HttpRequest) -> HttpResponse {
    let headers = request.headers();
    let encoding = AcceptEncoding::of(headers).choose(file.encodings());
    let chosen = file.representation(encoding);
    let modified = file.last_modified.as_ref();
    let fresh = Conditions::of(headers).has(&chosen.etag, modified.map(|(time, _)| *time));
    let mut response = if fresh {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    response
        .insert_header((header::ETAG, chosen.etag.clone()))
        .insert_header((header::CACHE_CONTROL, file.cache_control.clone()))
        .insert_header((header::VARY, "Accept-Encoding"));
    if let Some((_, date)) = modified {
        response.insert_header((header::LAST_MODIFIED, date.clone()));
    }
    if fresh {
        return response.finish();
    }
    if chosen.encoding != Encoding::Identity {
        response.insert_header((header::CONTENT_ENCODING, chosen.encoding.name()));
    }
    response
        .insert_header((header::CONTENT_TYPE, file.content_type.clone()))
        .body(chosen.bytes.clone())
}
