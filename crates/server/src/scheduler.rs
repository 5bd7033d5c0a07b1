//! Work that nobody asks for: jobs that are due, and taking over what was published.

use std::time::Duration;

use tillit_registry::{Refusal, Registry};

use crate::published::{Published, Snapshot};
use crate::{measure, telemetry};

/// One round of the scheduler: everything that is due. What fails is logged and tried again by its own schedule.
pub(crate) fn run_due(registry: &Registry) {
    let report = match registry.run_due() {
        Ok(report) => report,
        Err(refusal) => {
            measure::scheduler_failed();
            tracing::error!(reason = %refusal, "the scheduler could not work; it tries again");
            return;
        }
    };
    for failed in &report.failed {
        tracing::error!(
            kind = failed.kind,
            federation = failed.federation,
            code = failed.code,
            reason = failed.reason,
            "a job failed and will be tried again"
        );
    }
    if report.done > 0 {
        tracing::info!(done = report.done, "jobs done");
    }
    measure::scheduler_run(registry, &report);
}

/// Takes over what was published, by this process or another, if that is anything new. Without the database the last snapshot stays.
pub(crate) fn refresh(registry: &Registry, published: &Published, max_age: Duration) {
    // What the server began with is served as it is until now.
    published.current().compress();
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
    measure::publications(published);
    measure::readiness(&registry.ready());
    measure::database(registry);
    // Times are kept one by one until somebody adds them up; a process that nobody asks for its metrics must not fill its memory with them.
    if let Some(recorder) = telemetry::recorder() {
        recorder.run_upkeep();
    }
}

fn take_over(
    registry: &Registry,
    published: &Published,
    max_age: Duration,
) -> Result<bool, Refusal> {
    let before = published.current();
    let version = registry.published_version()?;
    measure::publications_checked();
    if version == before.version() {
        return Ok(false);
    }
    published.replace(load(registry, max_age, &before)?);
    Ok(true)
}

/// Reads everything that is current, without its compressed forms.
pub(crate) fn load(
    registry: &Registry,
    max_age: Duration,
    before: &Snapshot,
) -> Result<Snapshot, Refusal> {
    let set = registry.published()?;
    let federations = registry.federations()?;
    Ok(Snapshot::prepare(set, federations, max_age, before))
}
