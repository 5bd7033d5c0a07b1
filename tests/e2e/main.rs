//! The whole registry on loopback, as its users meet it: the programs, the public HTTP API with the client library, on both databases.
//!
//! What is published is read by josekit, not by our own code for signatures.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod afternoon;
mod attribute_questions;
mod attribute_release;
mod demo;
mod downtime;
mod live_reads;
mod refused_starts;
mod whole_way;
