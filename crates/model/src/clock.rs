//! Where "now" comes from. The server has the system's clock, tests a fixed one.

use crate::Timestamp;

/// A source of the current time.
pub trait Clock: Send + Sync {
    /// The current time in UTC, in whole microseconds.
    fn now(&self) -> Timestamp;
}
