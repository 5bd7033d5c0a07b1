//! The system's clock.

use std::time::{SystemTime, UNIX_EPOCH};

use tillit_model::{Clock, Timestamp};

/// The system's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        now()
    }
}

/// The current time, cut to whole microseconds.
pub(crate) fn now() -> Timestamp {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Timestamp::from_unix_microseconds(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
}
