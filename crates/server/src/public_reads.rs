//! Reads of published files and of files of the program, answered before the web framework looks for a route.
//!
//! They are nearly everything that a registry is asked, and they need nothing of what the framework does for a request. What is no plain
//! read of a file that is in memory goes on to the framework, whose middleware ([`crate::envelope`]) does the same for all other answers: budget, trace, headers, count.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Instant;

use actix_http::{HttpMessage as _, Payload, Request, Response};
use actix_web::body::BoxBody;
use actix_web::http::{Method, header};

use crate::app::App;
use crate::client::Client;
use crate::connection::Stage;
use crate::published::{PreparedFile, answer_file};
use crate::rates::Kind;
use crate::trace_context::TraceContext;
use crate::{security_headers, telemetry};

/// What stands for the path in metrics.
pub(crate) const ROUTE: &str = "published file";

/// Answers a plain read of a file that is in memory; none when the request is anything else, or its client's budget is used up.
pub(crate) fn answer(app: &App, request: &mut Request) -> Option<Response<BoxBody>> {
    let begun = Instant::now();
    if !is_plain(app, request) {
        return None;
    }
    let file = file(app, request.path())?;
    let headers = request.headers();
    if let Some(peer) = request.peer_addr() {
        let client = Client::of(peer.ip(), headers, &app.config().http.trusted_proxies);
        // The framework refuses it, in the form of all refusals.
        app.rates().count(Kind::Read, client).ok()?;
    }
    if let Some(stage) = request.conn_data::<Rc<Stage>>() {
        stage.request_begins();
        stage.answer_begins();
    }
    let trace = TraceContext::of(headers);
    let mut response = answer_file(&file, headers);
    trace.add_to(response.headers_mut());
    security_headers::add(response.headers_mut(), app.base_url());
    tracing::debug!(request_id = %trace.span_id(), trace_id = %trace.trace_id(), path = request.path(), "read");
    telemetry::record_request(ROUTE, request.method(), response.status(), begun.elapsed());
    Some(response)
}

/// Whether nothing about a request needs a second look: no body, no query that is too long.
fn is_plain(app: &App, request: &mut Request) -> bool {
    let uri = request.uri();
    let length = uri.path_and_query().map_or(0, |text| text.as_str().len());
    matches!(*request.method(), Method::GET | Method::HEAD)
        && length <= app.config().limits.url_bytes
        && !request.headers().contains_key(header::CONTENT_ENCODING)
        && matches!(request.payload(), Payload::None)
}

/// The file in memory that stands at a path.
pub(crate) fn file(app: &App, path: &str) -> Option<Arc<PreparedFile>> {
    let published = app.published().file(path);
    published.or_else(|| app.fixed(path).cloned())
}
