//! Work that is done again and again on a thread of its own, until it is told to stop.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

/// A running thread. Dropping it tells it to stop without waiting.
#[derive(Debug)]
pub(crate) struct Ticker {
    name: &'static str,
    stop: Sender<()>,
    ended: Receiver<()>,
}

impl Ticker {
    /// Does the work at once and then at every interval. A panic is logged and the next round comes all the same.
    pub(crate) fn start(
        name: &'static str,
        interval: Duration,
        mut work: impl FnMut() + Send + 'static,
    ) -> std::io::Result<Self> {
        let (stop, stopped) = mpsc::channel();
        let (end, ended) = mpsc::channel();
        thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || {
                loop {
                    if catch_unwind(AssertUnwindSafe(&mut work)).is_err() {
                        tracing::error!(thread = name, "panicked; goes on at the next round");
                    }
                    match stopped.recv_timeout(interval) {
                        Err(RecvTimeoutError::Timeout) => {}
                        Ok(()) | Err(RecvTimeoutError::Disconnected) => break,
                    }
                }
                // Nobody may be waiting any more.
                let _ = end.send(());
            })?;
        Ok(Self { name, stop, ended })
    }

    /// Tells the thread to stop and waits until the round that is under way has ended, but not longer than this.
    pub(crate) fn stop(self, patience: Duration) {
        // The thread may have ended already.
        let _ = self.stop.send(());
        if self.ended.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
            tracing::warn!(
                thread = self.name,
                "did not end in time; what it was doing is done again after the next start"
            );
        }
    }
}
