//! What time brings: due jobs, the daily re-signing, and the forgetting of what no longer matters.

use std::sync::PoisonError;
use std::time::{Duration, Instant};

use tillit_model::{FederationId, Timestamp};
use tillit_store::{NewJob, StoreError, TakenJob};
use uuid::Uuid;

use crate::publish::{Cause, PublishError};
use crate::view::{FailedJob, PublicationReport, RunReport};
use crate::{Refusal, Registry};

/// The job that publishes what was decided.
pub(crate) const PUBLISH: &str = "publish";
/// The job that signs again because time passed.
const RESIGN: &str = "resign";

/// Everything is signed on change, and at least this often.
const RESIGN_AFTER: Duration = Duration::from_secs(24 * 3600);
/// How long one process may work on a job before another may take it over.
const JOB_LEASE: Duration = Duration::from_secs(300);
/// The first wait after a failure; it doubles up to an hour.
const FIRST_WAIT: Duration = Duration::from_secs(5);
/// The longest wait after failures.
const LONGEST_WAIT: Duration = Duration::from_secs(3600);
/// How far ahead a clock may have been for a while without making us forget what must still be known.
const CLOCK_MISTAKE: Duration = Duration::from_secs(7 * 24 * 3600);
/// Publications made by the clock are kept this long.
const CLOCK_PUBLICATIONS: Duration = Duration::from_secs(90 * 24 * 3600);
/// Finished jobs are kept this long, for people who look.
const FINISHED_JOBS: Duration = Duration::from_secs(7 * 24 * 3600);
/// How often old things are forgotten.
const HOUSEKEEPING: Duration = Duration::from_secs(3600);

impl Registry {
    /// One run of the scheduler. Several processes may run it at once; each job is done by one of them.
    pub fn run_due(&self) -> Result<RunReport, Refusal> {
        let now = self.now();
        self.look_at_storage(now)?;
        if self.look_at_clock(now) {
            self.write(|tx| Ok(tx.recall_jobs(now, LONGEST_WAIT, JOB_LEASE)?))?;
        }
        self.enqueue_resigning(now)?;
        let mut report = RunReport::default();
        while let Some(job) =
            self.write(|tx| Ok(tx.take_due(now, self.process(), now.plus(JOB_LEASE))?))?
        {
            match self.run(&job) {
                Ok(published) => {
                    self.write(|tx| Ok(tx.finish_job(&job, self.now())?))?;
                    report.done += 1;
                    report.published.extend(published);
                }
                Err(error) => {
                    let reason = error.to_string();
                    tracing::error!(kind = job.kind, subject = job.subject, %reason, "a job failed");
                    let wait = wait_after(job.failures);
                    self.write(|tx| Ok(tx.fail_job(&job, now.plus(wait), &reason)?))?;
                    report.failed.push(FailedJob {
                        kind: job.kind,
                        federation: job.subject,
                        code: error.code(),
                        reason,
                    });
                }
            }
        }
        self.keep_house(now)?;
        Ok(report)
    }

    /// Does the work of a job; nothing is published when nothing needs to be.
    fn run(&self, job: &TakenJob) -> Result<Option<PublicationReport>, PublishError> {
        let corrupt = |reason: String| StoreError::Corrupt {
            what: "a job",
            reason,
        };
        let federation =
            FederationId::parse(&job.subject).map_err(|error| corrupt(error.to_string()))?;
        let last = self
            .store()
            .read(|tx| tx.current_publication(&federation))?;
        let is_fresh = last
            .as_ref()
            .is_some_and(|last| self.now().since(last.created_at) < RESIGN_AFTER);
        if job.kind == RESIGN && is_fresh {
            // A change was published since the clock asked.
            return Ok(None);
        }
        let cause = match (last.is_none(), job.kind.as_str()) {
            (true, _) => Cause::First,
            (false, PUBLISH) => Cause::Change,
            (false, RESIGN) => Cause::Schedule,
            (false, other) => return Err(corrupt(format!("no job is called {other}")).into()),
        };
        let begun = Instant::now();
        let published = self.publish(&federation, cause)?;
        tracing::info!(%federation, sequence = published.sequence, cause = cause.as_str(), "published");
        Ok(Some(PublicationReport {
            federation,
            cause,
            took: begun.elapsed(),
        }))
    }

    /// Asks for a signature where none was made for a day.
    fn enqueue_resigning(&self, now: Timestamp) -> Result<(), Refusal> {
        let due = self.read(|tx| {
            let mut due = Vec::new();
            for current in self.profiles().all(tx)? {
                let federation = current.profile.id.clone();
                let last = tx.current_publication(&federation)?;
                if last.is_none_or(|last| now.since(last.created_at) >= RESIGN_AFTER) {
                    due.push(federation);
                }
            }
            Ok(due)
        })?;
        if due.is_empty() {
            return Ok(());
        }
        self.write(|tx| {
            for federation in &due {
                tx.enqueue(&NewJob {
                    id: Uuid::now_v7().to_string(),
                    kind: RESIGN.to_owned(),
                    subject: federation.to_string(),
                    run_after: now,
                })?;
            }
            Ok(())
        })
    }

    fn keep_house(&self, now: Timestamp) -> Result<(), Refusal> {
        {
            let mut last = self
                .last_housekeeping()
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            if last.is_some_and(|last| now.since(last) < HOUSEKEEPING && last <= now) {
                return Ok(());
            }
            *last = Some(now);
        }
        self.write(|tx| {
            // Forgotten too early, a statement could take effect a second time.
            tx.forget_jti_before(now.minus(CLOCK_MISTAKE))?;
            tx.purge_nonces(now)?;
            tx.purge_finished_jobs(now.minus(FINISHED_JOBS))?;
            tx.prune_clock_publications(now.minus(CLOCK_PUBLICATIONS))?;
            Ok(())
        })
    }
}

fn wait_after(failures: u64) -> Duration {
    let doublings = u32::try_from(failures.min(10)).unwrap_or(10);
    (FIRST_WAIT * 2_u32.pow(doublings)).min(LONGEST_WAIT)
}
