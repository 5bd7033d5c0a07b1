//! `tillit` as a user runs it: the binary, in an empty folder, without a registry.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod attribute;
mod attribute_profile;
mod check_sample;
mod help;
mod keys;
mod messages;
mod output;
mod run;
mod translate;
mod validate;
mod verify;
