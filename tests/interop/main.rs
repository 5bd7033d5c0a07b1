//! What is published, read by other people's software; and what that software writes, read by ours.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
