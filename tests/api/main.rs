//! The API does what its description says, as a program finds that generates requests from the description.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod conformance;
mod validity;
