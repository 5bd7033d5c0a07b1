//! The registry server: HTTP, configuration, telemetry, pages, and work on schedule.
//!
//! Handlers extract, call one use case of `tillit-registry`, and convert; there are no rules and no SQL here. Public reads are answered from memory ([`published`]), before the web framework looks for a route; refusals become problem documents in one
//! place ([`problem`]); the parts are put together in [`startup`] and nowhere else.

pub mod answer;
pub mod api;
pub mod app;
pub mod bearer;
pub mod body;
mod client;
mod clock;
pub mod config;
mod connection;
mod cross_origin;
pub mod demo;
pub mod docs_page;
mod envelope;
mod files;
mod health;
mod made;
mod measure;
pub mod methods;
pub mod metric;
pub mod openapi;
pub mod page;
pub mod problem;
mod public_reads;
pub mod published;
pub mod query;
mod rates;
mod release_files;
mod room;
mod scheduler;
mod security_headers;
mod server;
pub mod startup;
pub mod telemetry;
mod texts;
mod ticker;
mod trace_context;
mod unread_body;
pub mod wire;

pub use clock::SystemClock;
pub use docs_page::yaml as openapi_yaml;
pub use server::{RunningServer, ServeError, Server};
pub use trace_context::TraceContext;
