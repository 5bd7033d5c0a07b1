//! What the scheduler looks at before it works: whether the clock can be believed, and whether the database writes.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use tillit_model::Timestamp;

use crate::{Refusal, Registry};

/// When things were last looked at.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    clock: Mutex<Option<(Timestamp, Instant)>>,
    writing: Mutex<Option<Instant>>,
}

/// A clock that is this far from where it should be was set by somebody.
const MOVED: Duration = Duration::from_secs(30);
/// How often the database has to prove that it writes, when nobody writes anything.
const PROOF: Duration = Duration::from_secs(60);

impl Registry {
    /// Compares the clock with the time that has passed since the last look, and says in the log when it was set. Returns whether jobs may wait for a time that
    /// a wrong clock noted: after it went back, and after a start, of which nobody knows what came before.
    pub(crate) fn look_at_clock(&self, now: Timestamp) -> bool {
        let mut last = self
            .watch()
            .clock
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let before = last.replace((now, Instant::now()));
        let Some((then, at)) = before else {
            return true;
        };
        let expected = then.plus(at.elapsed());
        let (ahead, behind) = (now.since(expected), expected.since(now));
        if ahead > MOVED || behind > MOVED {
            let direction = if ahead > behind { "forward" } else { "back" };
            let seconds = ahead.max(behind).as_secs();
            tracing::warn!(
                direction,
                seconds,
                "the system's clock was set; statements are refused and nothing is published while it is wrong: check its time service"
            );
        }
        behind > MOVED
    }

    /// Writes a little when nobody has for a while, or when writing failed before: so a full disk is seen before a member meets it, and it is seen when it no longer is.
    pub(crate) fn look_at_storage(&self, now: Timestamp) -> Result<(), Refusal> {
        let mut last = self
            .watch()
            .writing
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let is_due = last.is_none_or(|last| last.elapsed() >= PROOF);
        if is_due || self.store().fault().is_some() {
            self.store().prove_writing(now)?;
            *last = Some(Instant::now());
        }
        Ok(())
    }
}
