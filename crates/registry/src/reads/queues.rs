//! How much waits: for people, and for the scheduler. For whoever watches the registry.

use std::time::Duration;

use tillit_model::Timestamp;
use tillit_store::{ItemFilter, ItemKind, ItemState, Page, Statistics};

use crate::view::{PendingItems, Queues};
use crate::{Refusal, Registry};

impl Registry {
    /// How the database does: errors so far, and connections.
    pub fn statistics(&self) -> Statistics {
        self.store().statistics()
    }

    /// How much waits.
    pub fn queues(&self) -> Result<Queues, Refusal> {
        self.read(|tx| {
            let now = self.now();
            let mut pending = Vec::new();
            for kind in ItemKind::ALL {
                let filter = ItemFilter {
                    kind: Some(*kind),
                    state: Some(ItemState::Pending),
                    ..ItemFilter::default()
                };
                let total = tx.items(&filter, Page::first(1))?.total;
                let oldest = match total {
                    0 => None,
                    _ => tx.oldest_item(&filter)?,
                };
                pending.push(PendingItems {
                    kind: kind.as_str(),
                    count: total,
                    oldest: waited(now, oldest),
                });
            }
            let jobs = tx.unfinished_jobs()?;
            Ok(Queues {
                pending,
                unfinished_jobs: jobs.len() as u64,
                // They come in the order in which they are due.
                overdue: waited(now, jobs.first().map(|job| job.run_after)),
                failing_jobs: jobs.iter().filter(|job| job.failures > 0).count() as u64,
            })
        })
    }
}

/// How long ago that was; nothing when it is still to come.
fn waited(now: Timestamp, since: Option<Timestamp>) -> Duration {
    since.map(|since| now.since(since)).unwrap_or_default()
}
