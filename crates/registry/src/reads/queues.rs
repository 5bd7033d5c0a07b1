//! How much waits: for people, and for the scheduler. For whoever watches the registry.

use tillit_store::{ItemFilter, ItemKind, ItemState, Page};

use crate::view::Queues;
use crate::{Refusal, Registry};

impl Registry {
    /// How much waits.
    pub fn queues(&self) -> Result<Queues, Refusal> {
        self.read(|tx| {
            let mut pending = Vec::new();
            for kind in ItemKind::ALL {
                let filter = ItemFilter {
                    kind: Some(*kind),
                    state: Some(ItemState::Pending),
                    ..ItemFilter::default()
                };
                let total = tx.items(&filter, Page::first(1))?.total;
                pending.push((kind.as_str(), total));
            }
            let jobs = tx.unfinished_jobs()?;
            Ok(Queues {
                pending,
                unfinished_jobs: jobs.len() as u64,
                failing_jobs: jobs.iter().filter(|job| job.failures > 0).count() as u64,
            })
        })
    }
}
