//! Waiting for what others do, by looking again and again.

use std::thread;
use std::time::{Duration, Instant};

/// Longer than anything takes on a slow machine; a test that waits so long has failed.
const PATIENCE: Duration = Duration::from_secs(90);

/// Looks until there is something to see.
pub fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(seen) = look() {
            return seen;
        }
        assert!(begun.elapsed() < PATIENCE, "waited in vain until {what}");
        thread::sleep(Duration::from_millis(50));
    }
}
