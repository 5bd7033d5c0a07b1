//! The metrics that `/metrics` offers: the one table that the recorder, the operator's guide and the tests read.

use metrics::{Unit, describe_counter, describe_gauge, describe_histogram};

/// One metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Metric {
    /// Its full name.
    pub name: &'static str,
    /// How it behaves.
    pub kind: MetricKind,
    /// What it is counted in; empty for plain numbers.
    pub unit: &'static str,
    /// The names of its labels. Values come from sets that no client can make larger.
    pub labels: &'static [&'static str],
    /// What it says, for the operator.
    pub means: &'static str,
}

/// How a metric behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MetricKind {
    /// Only grows, until the process starts again.
    Counter,
    /// What holds now.
    Gauge,
    /// How often something took how long.
    Histogram,
}

impl MetricKind {
    /// As Prometheus writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Counter => "counter",
            Self::Gauge => "gauge",
            Self::Histogram => "histogram",
        }
    }
}

use MetricKind::{Counter, Gauge, Histogram};

const fn metric(
    name: &'static str,
    kind: MetricKind,
    unit: &'static str,
    labels: &'static [&'static str],
    means: &'static str,
) -> Metric {
    Metric {
        name,
        kind,
        unit,
        labels,
        means,
    }
}

/// Every metric, by subject: the whole, what is published, work on schedule, people's queue, the database, HTTP.
pub const METRICS: &[Metric] = &[
    metric(
        "tillit_build_info",
        Gauge,
        "",
        &["version"],
        "Always 1; the label names the version that runs.",
    ),
    metric(
        "tillit_ready",
        Gauge,
        "",
        &[],
        "1 when `/health/ready` says so: the database answers and writes, the clock goes on, and every publication is fresh; otherwise 0.",
    ),
    metric(
        "tillit_panics_total",
        Counter,
        "",
        &[],
        "Faults in the program that were caught. Each is a line of the log.",
    ),
    metric(
        "tillit_publication_remaining_seconds",
        Gauge,
        "seconds",
        &["federation", "format"],
        "Time until what is served now expires. Negative when it has. Consumers refuse expired metadata.",
    ),
    metric(
        "tillit_publication_validity_seconds",
        Gauge,
        "seconds",
        &["federation", "format"],
        "How long what is served now was valid when it was signed.",
    ),
    metric(
        "tillit_publication_timestamp_seconds",
        Gauge,
        "seconds since 1970",
        &["federation"],
        "When the publication that is served now was made.",
    ),
    metric(
        "tillit_publication_sequence",
        Gauge,
        "",
        &["federation"],
        "The number of the publication that is served now. It never falls.",
    ),
    metric(
        "tillit_publication_entities",
        Gauge,
        "",
        &["federation"],
        "Entities in the publication that is served now.",
    ),
    metric(
        "tillit_publication_duration_seconds",
        Histogram,
        "seconds",
        &["cause"],
        "Time to make a publication: read, render, sign, verify, commit. The cause is first, change or schedule.",
    ),
    metric(
        "tillit_publication_failures_total",
        Counter,
        "",
        &["federation", "reason"],
        "Publications that were not made. What was current stays, and it is tried again.",
    ),
    metric(
        "tillit_published_files",
        Gauge,
        "",
        &[],
        "Files that are served from memory.",
    ),
    metric(
        "tillit_published_check_timestamp_seconds",
        Gauge,
        "seconds since 1970",
        &[],
        "When this process last asked the database for new publications and got an answer.",
    ),
    metric(
        "tillit_scheduler_runs_total",
        Counter,
        "",
        &["outcome"],
        "Runs of the scheduler: ok when every job was done, failed when one was not or the database did not answer.",
    ),
    metric(
        "tillit_scheduler_last_run_timestamp_seconds",
        Gauge,
        "seconds since 1970",
        &[],
        "When the scheduler last ran to its end.",
    ),
    metric(
        "tillit_jobs_done_total",
        Counter,
        "",
        &[],
        "Jobs that were done.",
    ),
    metric(
        "tillit_jobs_failed_total",
        Counter,
        "",
        &[],
        "Jobs that failed; they are tried again, after 5 seconds and then after twice as long each time, up to an hour.",
    ),
    metric(
        "tillit_unfinished_jobs",
        Gauge,
        "",
        &[],
        "Jobs that are not done yet.",
    ),
    metric(
        "tillit_failing_jobs",
        Gauge,
        "",
        &[],
        "Jobs that are not done yet and have failed before.",
    ),
    metric(
        "tillit_job_overdue_seconds",
        Gauge,
        "seconds",
        &[],
        "How long the job that is most overdue has been; 0 when none is.",
    ),
    metric(
        "tillit_pending_items",
        Gauge,
        "",
        &["kind"],
        "Items that wait for operators' decisions.",
    ),
    metric(
        "tillit_oldest_pending_item_age_seconds",
        Gauge,
        "seconds",
        &["kind"],
        "How long the oldest of them has waited; 0 when none does.",
    ),
    metric(
        "tillit_database_up",
        Gauge,
        "",
        &[],
        "1 when the database answered last time, otherwise 0.",
    ),
    metric(
        "tillit_database_errors_total",
        Counter,
        "",
        &["kind"],
        "Errors of the database: busy (others held it for too long), unavailable (no connection), storage (could not write: a full disk, a read-only file), failed (anything else, such as a missing privilege).",
    ),
    metric(
        "tillit_database_connections",
        Gauge,
        "",
        &["state"],
        "Connections to the database that are open: used or idle.",
    ),
    metric(
        "tillit_database_connections_limit",
        Gauge,
        "",
        &[],
        "How many connections to the database this process opens at most.",
    ),
    metric(
        "tillit_http_requests_total",
        Counter,
        "",
        &["route", "method", "status"],
        "Requests. The route is a template such as `/registry/v1/submissions/{id}`, `published file`, or `none` for unknown paths.",
    ),
    metric(
        "tillit_http_request_duration_seconds",
        Histogram,
        "seconds",
        &["route"],
        "Time from the head of a request to the head of its answer.",
    ),
    metric(
        "tillit_http_refusals_total",
        Counter,
        "",
        &["code"],
        "Requests that were refused, by the code of the problem document.",
    ),
    metric(
        "tillit_http_connections",
        Gauge,
        "",
        &[],
        "HTTP connections that are open now.",
    ),
];

/// Hands names, units and meanings to the recorder.
pub(crate) fn describe_all() {
    for metric in METRICS {
        let unit = match metric.unit {
            "" => Unit::Count,
            _ => Unit::Seconds,
        };
        match metric.kind {
            Counter => describe_counter!(metric.name, unit, metric.means),
            Gauge => describe_gauge!(metric.name, unit, metric.means),
            Histogram => describe_histogram!(metric.name, unit, metric.means),
        }
    }
}
