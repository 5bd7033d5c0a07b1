//! The private runtime that drives PostgreSQL connections. Callers never see it: every operation blocks its thread.

use std::future::Future;
use std::sync::LazyLock;

use diesel_async::async_connection_wrapper::BlockOn;
use tokio::runtime::{Builder, Runtime};

/// One runtime for the whole process; its threads only move bytes between sockets and waiting callers.
static RUNTIME: LazyLock<std::io::Result<Runtime>> = LazyLock::new(|| {
    Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name("tillit-store")
        .enable_all()
        .build()
});

/// Starts the runtime if it does not run yet.
pub(crate) fn runtime() -> Result<&'static Runtime, String> {
    RUNTIME.as_ref().map_err(ToString::to_string)
}

/// Lets diesel's synchronous face wait on the private runtime.
pub(crate) struct Blocking;

impl BlockOn for Blocking {
    fn block_on<F: Future>(&self, future: F) -> F::Output {
        runtime()
            .expect("connections are only made by a runtime that has started")
            .block_on(future)
    }

    fn get_runtime() -> Self {
        Self
    }
}
