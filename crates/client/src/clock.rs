//! The system's clock, for the programs at the edge. Everything below takes time as an argument.

use std::time::{SystemTime, UNIX_EPOCH};

use tillit_model::{Clock, Timestamp};

/// The clock of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        Timestamp::from_unix_microseconds(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
    }
}
