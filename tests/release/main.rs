//! The release: what is in the archive, and whether the operator's guide in it can be followed to the letter.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod alarms;
mod archive;
mod guide;
mod machine;
mod metrics;
mod pages;
mod restored;
mod roles;
mod unit;
mod upgraded;
