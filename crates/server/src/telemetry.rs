//! Log lines and metrics.
//!
//! Logs go to standard error, one JSON object on each line. They hold no bodies, no queries, no tokens. Metrics are read
//! at `/metrics`; what they are called and mean stands in `metric.rs`, and `measure.rs` takes those that belong to no request.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io::IsTerminal as _;
use std::sync::OnceLock;
use std::time::Duration;

use actix_web::http::{Method, StatusCode};
use metrics::{Counter, Gauge, Histogram, counter, gauge, histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::EnvFilter;

use crate::config::{Log, LogFormat};
use crate::metric;

/// Upper bounds in seconds: from a read out of memory to a publication.
const BUCKETS: [f64; 9] = [0.0005, 0.001, 0.005, 0.025, 0.1, 0.5, 1.0, 5.0, 30.0];

/// The web framework logs each unreadable request as an error, and anyone could fill a disk with those; they are counted instead.
/// A directive of the operator for the same place comes later and wins.
const QUIET: &str = "actix_http::h1::dispatcher=off";

static RECORDER: OnceLock<Option<PrometheusHandle>> = OnceLock::new();

/// Begins logging. A second call, as in tests, changes nothing.
pub fn begin_logging(log: &Log) {
    let level = format!("{QUIET},{}", log.level);
    let filter = EnvFilter::try_new(level).unwrap_or_else(|_| EnvFilter::new("info"));
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    // An error means that logging has begun already.
    let _ = match log.format {
        LogFormat::Json => builder
            .json()
            .flatten_event(true)
            .with_current_span(true)
            .with_span_list(false)
            .try_init(),
        LogFormat::Text => builder
            .compact()
            .with_ansi(std::io::stderr().is_terminal())
            .try_init(),
    };
    // A panic is a line of the log like any other, so that whoever watches the log sees it.
    std::panic::set_hook(Box::new(|panic| {
        counter!("tillit_panics_total").increment(1);
        tracing::error!(%panic, "panicked");
    }));
}

/// Begins counting, once for the process. None when something else has taken the recorder.
pub(crate) fn recorder() -> Option<&'static PrometheusHandle> {
    RECORDER
        .get_or_init(|| {
            let handle = PrometheusBuilder::new()
                .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &BUCKETS)
                .ok()?
                .install_recorder()
                .ok()?;
            metric::describe_all();
            gauge!("tillit_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
            counter!("tillit_panics_total").increment(0);
            gauge!("tillit_http_connections").increment(0);
            Some(handle)
        })
        .as_ref()
}

thread_local! {
    /// What this thread counts requests with, so that a request that is like an earlier one allocates nothing.
    static ROUTES: RefCell<HashMap<String, RouteMeter>> = RefCell::default();
}

/// The counters of one route. There are few methods and statuses, so looking through them is fastest.
struct RouteMeter {
    duration: Histogram,
    requests: Vec<(&'static str, u16, Counter)>,
}

impl RouteMeter {
    fn new(route: &str) -> Self {
        Self {
            duration: histogram!("tillit_http_request_duration_seconds", "route" => route.to_owned()),
            requests: Vec::new(),
        }
    }

    fn count(&mut self, route: &str, method: &'static str, status: u16) {
        let known = |(m, s, _): &&(&'static str, u16, Counter)| *m == method && *s == status;
        if let Some((_, _, counter)) = self.requests.iter().find(known) {
            counter.increment(1);
            return;
        }
        let counter = counter!("tillit_http_requests_total", "route" => route.to_owned(), "method" => method, "status" => status.to_string());
        counter.increment(1);
        self.requests.push((method, status, counter));
    }
}

/// One request. Public reads are frequent and harmless, so they are logged at debug.
pub(crate) fn record_request(route: &str, method: &Method, status: StatusCode, took: Duration) {
    ROUTES.with_borrow_mut(|routes| {
        if !routes.contains_key(route) {
            routes.insert(route.to_owned(), RouteMeter::new(route));
        }
        if let Some(meter) = routes.get_mut(route) {
            meter.count(route, known(method), status.as_u16());
            meter.duration.record(took.as_secs_f64());
        }
    });
    let (status, milliseconds) = (status.as_u16(), took.as_secs_f64() * 1000.0);
    if status >= 500 {
        tracing::error!(route, status, milliseconds, "failed");
    } else if status == 429 || (status < 400 && matches!(*method, Method::GET | Method::HEAD)) {
        // Who asks too often must not fill the log either; metrics count it.
        tracing::debug!(route, status, milliseconds, "answered");
    } else {
        tracing::info!(route, status, milliseconds, "answered");
    }
}

/// One refusal, by the code of its problem document.
pub(crate) fn record_refusal(code: &'static str) {
    counter!("tillit_http_refusals_total", "code" => code).increment(1);
}

/// An HTTP connection while it is open.
#[derive(Debug)]
pub(crate) struct OpenConnection(Gauge);

impl OpenConnection {
    /// Counts until it is dropped.
    pub(crate) fn new() -> Self {
        let open = gauge!("tillit_http_connections");
        open.increment(1);
        Self(open)
    }
}

impl Drop for OpenConnection {
    fn drop(&mut self) {
        self.0.decrement(1);
    }
}

/// A client chooses the method's name, so only known ones become labels.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}
