//! What something costs: CPU time of this thread, or time on the wall.
//!
//! CPU time is what a computation costs whatever else the machine does; it leaves out waiting for disks and other processes. Wall time has all of it. Each figure says which one it is.

use std::hint::black_box;
use std::time::Instant;

use rustix::time::{ClockId, clock_gettime};

/// Seconds of CPU time, user and system, that this thread spends in `work`.
pub fn cpu<T>(work: impl FnOnce() -> T) -> anyhow::Result<f64> {
    Ok(cpu_of(work).1)
}

/// The same, with the result.
pub fn cpu_of<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = thread_seconds();
    let result = black_box(work());
    (result, thread_seconds() - start)
}

/// Seconds on the wall that `work` takes.
pub fn wall<T>(work: impl FnOnce() -> T) -> anyhow::Result<f64> {
    Ok(wall_of(work).1)
}

/// The same, with the result.
pub fn wall_of<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let result = black_box(work());
    (result, start.elapsed().as_secs_f64())
}

fn thread_seconds() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}
