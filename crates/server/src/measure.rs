//! The measures that no request takes: freshness, queues, the database.

use std::time::SystemTime;

use metrics::{counter, gauge, histogram};
use tillit_registry::view::{FederationView, Readiness, RunReport};
use tillit_registry::{PublishError, Registry};

use crate::published::Published;

/// After a run of the scheduler that came to its end.
pub(crate) fn scheduler_run(registry: &Registry, report: &RunReport) {
    counter!("tillit_jobs_done_total").increment(u64::from(report.done));
    counter!("tillit_jobs_failed_total").increment(report.failed.len() as u64);
    for published in &report.published {
        histogram!("tillit_publication_duration_seconds", "cause" => published.cause.as_str())
            .record(published.took.as_secs_f64());
    }
    for failed in &report.failed {
        counter!("tillit_publication_failures_total", "federation" => failed.federation.clone(), "reason" => failed.code)
            .increment(1);
    }
    let failed = !report.failed.is_empty();
    count_run(if failed { "failed" } else { "ok" });
    queues(registry);
    gauge!("tillit_scheduler_last_run_timestamp_seconds").set(now());
}

/// A run of the scheduler that could not work at all.
pub(crate) fn scheduler_failed() {
    count_run("failed");
}

fn count_run(outcome: &'static str) {
    // Both exist from the first run, so that a rate can be taken of either.
    for known in ["ok", "failed"] {
        counter!("tillit_scheduler_runs_total", "outcome" => known)
            .increment(u64::from(known == outcome));
    }
}

/// How much waits. A failure was logged by whoever met it first.
fn queues(registry: &Registry) {
    let Ok(queues) = registry.queues() else {
        return;
    };
    for items in queues.pending {
        gauge!("tillit_pending_items", "kind" => items.kind).set(items.count as f64);
        gauge!("tillit_oldest_pending_item_age_seconds", "kind" => items.kind)
            .set(items.oldest.as_secs_f64());
    }
    gauge!("tillit_unfinished_jobs").set(queues.unfinished_jobs as f64);
    gauge!("tillit_failing_jobs").set(queues.failing_jobs as f64);
    gauge!("tillit_job_overdue_seconds").set(queues.overdue.as_secs_f64());
}

/// The database was asked for new publications, and answered.
pub(crate) fn publications_checked() {
    gauge!("tillit_published_check_timestamp_seconds").set(now());
}

/// Whether the registry can be relied on, as it was found just now.
pub(crate) fn readiness(found: &Readiness) {
    let one_or_zero = |yes: bool| if yes { 1.0 } else { 0.0 };
    gauge!("tillit_ready").set(one_or_zero(found.is_ready()));
    gauge!("tillit_database_up").set(one_or_zero(found.database));
}

/// What the store has counted.
pub(crate) fn database(registry: &Registry) {
    let found = registry.statistics();
    let errors = found.errors;
    for (kind, count) in [
        ("busy", errors.busy),
        ("unavailable", errors.unavailable),
        ("storage", errors.storage),
        ("failed", errors.failed),
    ] {
        counter!("tillit_database_errors_total", "kind" => kind).absolute(count);
    }
    let open = found.connections;
    for (state, count) in [("used", open.used), ("idle", open.idle)] {
        gauge!("tillit_database_connections", "state" => state).set(f64::from(count));
    }
    gauge!("tillit_database_connections_limit").set(f64::from(open.limit));
}

/// What is served, and how long it still holds.
pub(crate) fn publications(published: &Published) {
    let snapshot = published.current();
    gauge!("tillit_published_files").set(snapshot.len() as f64);
    let now = now();
    for federation in snapshot.federations() {
        publication(federation, now);
    }
}

fn publication(federation: &FederationView, now: f64) {
    let id = || federation.id.to_string();
    for reason in PublishError::CODES {
        // Counted from zero, so that the first failure shows as a step.
        counter!("tillit_publication_failures_total", "federation" => id(), "reason" => reason)
            .increment(0);
    }
    let Some(sequence) = federation.sequence else {
        return;
    };
    gauge!("tillit_publication_sequence", "federation" => id()).set(sequence as f64);
    gauge!("tillit_publication_entities", "federation" => id()).set(federation.entities as f64);
    // Frozen files are carried on from earlier publications; the newest signature is this one's.
    let made = federation
        .formats
        .iter()
        .map(|format| format.issued_at)
        .max();
    if let Some(made) = made {
        gauge!("tillit_publication_timestamp_seconds", "federation" => id())
            .set(made.unix_seconds() as f64);
    }
    for format in &federation.formats {
        let Some(ends) = format.expires_at else {
            continue;
        };
        let name = format.format.to_string();
        gauge!("tillit_publication_remaining_seconds", "federation" => id(), "format" => name.clone())
            .set(ends.unix_seconds() as f64 - now);
        gauge!("tillit_publication_validity_seconds", "federation" => id(), "format" => name)
            .set(ends.since(format.issued_at).as_secs_f64());
    }
}

/// Seconds since 1970.
fn now() -> f64 {
    SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs_f64()
}
