//! Work that nobody asks for: jobs that are due, and taking over what was published.

use std::time::{Duration, SystemTime};

use metrics::{counter, gauge};
use tillit_registry::{Refusal, Registry};

use crate::published::{Published, Snapshot};
use crate::telemetry;

/// One round of the scheduler: everything that is due. What fails is logged and tried again by its own schedule.
pub(crate) fn run_due(registry: &Registry) {
    let report = match registry.run_due() {
        Ok(report) => report,
        Err(refusal) => {
            counter!("tillit_scheduler_runs_total", "outcome" => "failed").increment(1);
            tracing::error!(reason = %refusal, "the scheduler could not work; it tries again");
            return;
        }
    };
    counter!("tillit_jobs_done_total").increment(u64::from(report.done));
    counter!("tillit_jobs_failed_total").increment(report.failed.len() as u64);
    let outcome = if report.failed.is_empty() {
        "ok"
    } else {
        "failed"
    };
    counter!("tillit_scheduler_runs_total", "outcome" => outcome).increment(1);
    for (subject, reason) in &report.failed {
        tracing::error!(subject, reason, "a job failed and will be tried again");
    }
    if report.done > 0 {
        tracing::info!(done = report.done, "jobs done");
    }
    count_queues(registry);
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    gauge!("tillit_scheduler_last_run_timestamp_seconds").set(now.as_secs_f64());
    if let Some(recorder) = telemetry::recorder() {
        recorder.run_upkeep();
    }
}

/// How much waits. A failure was logged by whoever met it first.
fn count_queues(registry: &Registry) {
    let Ok(queues) = registry.queues() else {
        return;
    };
    for (kind, count) in queues.pending {
        gauge!("tillit_pending_items", "kind" => kind).set(count as f64);
    }
    gauge!("tillit_unfinished_jobs").set(queues.unfinished_jobs as f64);
    gauge!("tillit_failing_jobs").set(queues.failing_jobs as f64);
}

/// Takes over what was published, by this process or another, if that is anything new. Without the database the last snapshot stays.
pub(crate) fn refresh(registry: &Registry, published: &Published, max_age: Duration) {
    match take_over(registry, published, max_age) {
        Ok(true) => {
            let snapshot = published.current();
            tracing::info!(
                files = snapshot.len(),
                version = snapshot.version(),
                "serving a new publication"
            );
        }
        Ok(false) => {}
        Err(refusal) => {
            tracing::warn!(reason = %refusal, "could not look for new publications; the last ones stay");
        }
    }
    measure(published);
}

fn take_over(
    registry: &Registry,
    published: &Published,
    max_age: Duration,
) -> Result<bool, Refusal> {
    let before = published.current();
    if registry.published_version()? == before.version() {
        return Ok(false);
    }
    published.replace(load(registry, max_age, &before)?);
    Ok(true)
}

/// Reads everything that is current.
pub(crate) fn load(
    registry: &Registry,
    max_age: Duration,
    before: &Snapshot,
) -> Result<Snapshot, Refusal> {
    let set = registry.published()?;
    let federations = registry.federations()?;
    Ok(Snapshot::prepare(set, federations, max_age, before))
}

/// How long each federation's publication still holds.
fn measure(published: &Published) {
    let snapshot = published.current();
    gauge!("tillit_published_files").set(snapshot.len() as f64);
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs_f64();
    for federation in snapshot.federations() {
        let ends = federation
            .formats
            .iter()
            .filter_map(|format| format.expires_at)
            .min();
        if let Some(ends) = ends {
            gauge!("tillit_publication_remaining_seconds", "federation" => federation.id.to_string())
                .set(ends.unix_seconds() as f64 - now);
        }
    }
}
