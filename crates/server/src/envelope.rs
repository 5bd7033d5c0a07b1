//! What happens before and after the handler to every request that is no plain read of a file in memory ([`crate::public_reads`]): trace, limits, problem documents, headers, log and metrics.
//!
//! Handlers return a [`Problem`]; here, and only here, it becomes bytes, because here the path and the trace are known.
//! Errors of the web framework and panics become problems too, so a client never meets another kind of refusal.

use std::panic::AssertUnwindSafe;
use std::rc::Rc;
use std::time::Instant;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::{Method, StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{Error, HttpRequest, HttpResponse};
use futures_util::FutureExt as _;
use tracing::{Instrument as _, Span};

use crate::app::App;
use crate::client::Client;
use crate::connection::Stage;
use crate::problem::{Code, Problem};
use crate::public_reads::ROUTE;
use crate::rates::Kind;
use crate::trace_context::TraceContext;
use crate::unread_body::Hold;
use crate::wire::ROOT;
use crate::{cross_origin, security_headers, telemetry};

/// Characters of a path that are logged and named in problem documents: more than any of ours has.
const LONGEST_PATH: usize = 512;

/// The middleware around everything.
pub(crate) async fn around(
    app: App,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let stage = request.conn_data::<Rc<Stage>>().cloned();
    if let Some(stage) = &stage {
        stage.request_begins();
    }
    let answered = around_handler(app, request, next).await;
    if let Some(stage) = &stage {
        stage.answer_begins();
    }
    answered
}

async fn around_handler(
    app: App,
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let exchange = Exchange::begin(&request);
    let span = exchange.span.clone();
    let hold = Hold::on(&mut request);
    if let Err(problem) = admit(&app, &request) {
        let mut response = request.error_response(problem);
        exchange.finish(&app, None, response.response_mut());
        return Ok(keep(hold, response));
    }
    if request.method() == Method::HEAD {
        // The connection knows that it owes no body; to everything else a HEAD is a GET.
        request.head_mut().method = Method::GET;
    }
    let outcome = AssertUnwindSafe(next.call(request).instrument(span))
        .catch_unwind()
        .await;
    let error = match outcome {
        Ok(Ok(response)) => {
            let mut response = response.map_into_boxed_body();
            let route = response.request().match_pattern();
            exchange.finish(&app, route, response.response_mut());
            return Ok(keep(hold, response));
        }
        Ok(Err(error)) => error,
        Err(_) => Problem::internal(&"a handler panicked").into(),
    };
    let mut response = HttpResponse::from_error(error);
    exchange.finish(&app, None, &mut response);
    Err(InternalError::from_response("refused before a handler", response).into())
}

/// A request's body that was not read to its end ends with the answer.
fn keep(hold: Option<Hold>, response: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    match hold {
        Some(hold) => response.map_body(|_, body| hold.until_sent(body)),
        None => response,
    }
}

/// Refuses what no handler should have to look at.
fn admit(app: &App, request: &ServiceRequest) -> Result<(), Problem> {
    count(app, request.request(), kind(request))?;
    let uri = request.uri();
    let length = uri.path_and_query().map_or(0, |text| text.as_str().len());
    let limit = app.config().limits.url_bytes;
    if length > limit {
        return Err(Problem::new(
            Code::URI_TOO_LONG,
            format!("path and query have {length} bytes; {limit} are accepted"),
        ));
    }
    let headers = request.headers();
    if headers
        .get(header::CONTENT_ENCODING)
        .is_some_and(|value| value != "identity")
    {
        return Err(Problem::new(
            Code::ENCODING_NOT_ALLOWED,
            "send the body as it is: compressed bodies are not accepted",
        ));
    }
    cross_origin::refuse(request, app.base_url(), app.methods())
}

/// Counts a request against what its client may ask for.
pub(crate) fn count(app: &App, request: &HttpRequest, kind: Kind) -> Result<(), Problem> {
    let Some(peer) = request.peer_addr() else {
        return Ok(());
    };
    let trusted = &app.config().http.trusted_proxies;
    let client = Client::of(peer.ip(), request.headers(), trusted);
    app.rates()
        .count(kind, client)
        .map_err(Problem::too_many_requests)
}

/// What a request will cost. An earlier publication looks like a file here, and is counted again when the database has to be asked for it.
fn kind(request: &ServiceRequest) -> Kind {
    if cross_origin::changes(request.method()) {
        return Kind::Statement;
    }
    match request.path() {
        path if path.starts_with(ROOT) => Kind::Query,
        "/health/ready" => Kind::Query,
        _ => Kind::Read,
    }
}

/// One request on its way through.
struct Exchange {
    trace: TraceContext,
    span: Span,
    method: Method,
    path: String,
    begun: Instant,
}

impl Exchange {
    fn begin(request: &ServiceRequest) -> Self {
        let trace = TraceContext::of(request.headers());
        let path: String = request.path().chars().take(LONGEST_PATH).collect();
        // The query is left out: it may name what is nobody's business.
        let span = tracing::info_span!(
            "request",
            request_id = %trace.span_id(),
            trace_id = %trace.trace_id(),
            method = %request.method(),
            path,
        );
        Self {
            span,
            trace,
            method: request.method().clone(),
            path,
            begun: Instant::now(),
        }
    }

    /// Writes the problem document if there is a problem, adds the headers, and records what happened.
    fn finish(&self, app: &App, route: Option<String>, response: &mut HttpResponse) {
        if let Some(problem) = problem_of(response) {
            telemetry::record_refusal(problem.code());
            let described = problem.response(app.base_url(), Some(&self.path), &self.trace);
            *response = described;
        }
        let headers = response.headers_mut();
        self.trace.add_to(headers);
        security_headers::add(headers, app.base_url());
        let _entered = self.span.enter();
        let route = route.unwrap_or_else(|| self.place(response.status()).to_owned());
        telemetry::record_request(
            &route,
            &self.method,
            response.status(),
            self.begun.elapsed(),
        );
    }

    /// What stands for the path in metrics when it is no route: published files are one thing, unknown paths another.
    fn place(&self, status: StatusCode) -> &'static str {
        if status.is_success() || status == StatusCode::NOT_MODIFIED {
            ROUTE
        } else {
            "none"
        }
    }
}

/// The problem that an answer stands for, if it is a refusal.
fn problem_of(response: &HttpResponse) -> Option<Problem> {
    let status = response.status();
    if status.as_u16() < 400 {
        return None;
    }
    let error = response.error();
    let problem = error.and_then(|error| error.as_error::<Problem>());
    match problem {
        Some(problem) => Some(problem.clone()),
        // A handler that wrote its own refusal, such as the readiness report.
        None if error.is_none() && response.headers().contains_key(header::CONTENT_TYPE) => None,
        None => Some(Problem::of_status(status)),
    }
}
