//! The server killed at random moments under load: what it acknowledged is there once, what it did not is there whole or not at all.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
