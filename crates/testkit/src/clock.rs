//! A clock that stands still until the test moves it.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use tillit_model::{Clock, Timestamp};

/// A clock that shows what it was set to. Share it by `Arc` to move it while others read it.
#[derive(Debug)]
pub struct FixedClock {
    microseconds: AtomicI64,
}

impl FixedClock {
    /// Stands at `now`.
    pub fn at(now: Timestamp) -> Self {
        Self {
            microseconds: AtomicI64::new(now.unix_microseconds()),
        }
    }

    /// Moves to `now`, forwards or back.
    pub fn set(&self, now: Timestamp) {
        self.microseconds
            .store(now.unix_microseconds(), Ordering::SeqCst);
    }

    /// Moves forwards by `step`.
    pub fn advance(&self, step: Duration) {
        self.set(self.now().plus(step));
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_unix_microseconds(self.microseconds.load(Ordering::SeqCst))
    }
}
