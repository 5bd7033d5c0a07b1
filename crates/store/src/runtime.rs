//! The private runtime that drives a PostgreSQL connection. Callers never see it: every operation blocks its thread.
//!
//! Each connection has one of its own without threads: whoever waits for an answer moves the bytes meanwhile, so that no other thread has to be woken for a statement.

use std::cell::RefCell;
use std::future::Future;
use std::sync::Arc;

use diesel_async::async_connection_wrapper::BlockOn;
use tokio::runtime::{Builder, Runtime};

/// Lets diesel's synchronous face wait on the connection's runtime.
#[derive(Clone)]
pub(crate) struct Blocking(Arc<Own>);

/// `Some` until it is dropped.
struct Own(Option<Runtime>);

thread_local! {
    /// The runtime of the connection that this thread is making.
    static MAKING: RefCell<Option<Blocking>> = const { RefCell::new(None) };
}

impl Blocking {
    pub(crate) fn start() -> Result<Self, String> {
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| error.to_string())?;
        Ok(Self(Arc::new(Own(Some(runtime)))))
    }

    /// Makes the synchronous face of a connection that this runtime drives. Diesel's wrapper asks for a runtime where it could take one.
    pub(crate) fn drive<T>(&self, make: impl FnOnce() -> T) -> T {
        MAKING.set(Some(self.clone()));
        let made = make();
        MAKING.take();
        made
    }
}

impl BlockOn for Blocking {
    fn block_on<F: Future>(&self, future: F) -> F::Output {
        let runtime = self.0.0.as_ref();
        runtime
            .expect("a runtime ends when nobody has it any more")
            .block_on(future)
    }

    fn get_runtime() -> Self {
        let making = MAKING.with_borrow(Clone::clone);
        making.expect("connections are made by the runtime that will drive them")
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            // A connection may be dropped where nobody may wait.
            runtime.shutdown_background();
        }
    }
}
