//! Log lines and metrics.
//!
//! Logs go to standard error, one JSON object on each line. They hold no bodies, no queries, no tokens. Metrics are read
//! at `/metrics`; names begin with `tillit_` and are listed in `describe` below.

use std::sync::OnceLock;
use std::time::Duration;

use actix_web::http::{Method, StatusCode};
use metrics::{counter, describe_counter, describe_gauge, describe_histogram, histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::EnvFilter;

use crate::config::{Log, LogFormat};

/// Upper bounds in seconds: from a read out of memory to a publication.
const BUCKETS: [f64; 9] = [0.0005, 0.001, 0.005, 0.025, 0.1, 0.5, 1.0, 5.0, 30.0];

static RECORDER: OnceLock<Option<PrometheusHandle>> = OnceLock::new();

/// Begins logging. A second call, as in tests, changes nothing.
pub fn begin_logging(log: &Log) {
    let filter = EnvFilter::try_new(&log.level).unwrap_or_else(|_| EnvFilter::new("info"));
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
        LogFormat::Text => builder.compact().try_init(),
    };
    // A panic is a line of the log like any other, so that whoever watches the log sees it.
    std::panic::set_hook(Box::new(|panic| {
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
            describe();
            Some(handle)
        })
        .as_ref()
}

/// The metrics and what they mean.
fn describe() {
    describe_counter!(
        "tillit_http_requests_total",
        "Requests by route template, method and status"
    );
    describe_histogram!(
        "tillit_http_request_duration_seconds",
        "Time from the head of a request to the head of its answer, by route template"
    );
    describe_gauge!(
        "tillit_publication_remaining_seconds",
        "Time until the first artefact of a federation ends; alarm when below half of the validity"
    );
    describe_gauge!(
        "tillit_published_files",
        "Files that are served from memory"
    );
    describe_counter!(
        "tillit_jobs_done_total",
        "Jobs of the scheduler that were done"
    );
    describe_counter!(
        "tillit_jobs_failed_total",
        "Jobs of the scheduler that failed; they are tried again"
    );
    describe_counter!(
        "tillit_scheduler_runs_total",
        "Runs of the scheduler by outcome: ok, failed, panicked"
    );
    describe_gauge!(
        "tillit_scheduler_last_run_timestamp_seconds",
        "When the scheduler last ran to its end"
    );
    describe_gauge!("tillit_unfinished_jobs", "Jobs that are not done yet");
    describe_gauge!(
        "tillit_failing_jobs",
        "Unfinished jobs that have failed before; alarm when it stays above zero"
    );
    describe_gauge!(
        "tillit_pending_items",
        "Items that wait for decisions, by kind"
    );
    describe_gauge!("tillit_ready", "1 when the server is ready, 0 when not");
}

/// One request. Public reads are frequent and harmless, so they are logged at debug.
pub(crate) fn record_request(route: &str, method: &Method, status: StatusCode, took: Duration) {
    let labels = [
        ("route", route.to_owned()),
        ("method", known(method).to_owned()),
        ("status", status.as_str().to_owned()),
    ];
    counter!("tillit_http_requests_total", &labels).increment(1);
    histogram!("tillit_http_request_duration_seconds", "route" => route.to_owned())
        .record(took.as_secs_f64());
    let (status, milliseconds) = (status.as_u16(), took.as_secs_f64() * 1000.0);
    if status >= 500 {
        tracing::error!(route, status, milliseconds, "failed");
    } else if status < 400 && matches!(*method, Method::GET | Method::HEAD) {
        tracing::debug!(route, status, milliseconds, "answered");
    } else {
        tracing::info!(route, status, milliseconds, "answered");
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
