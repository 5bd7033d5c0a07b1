//! Tests of the server through its public face: HTTP over a real listener, the configuration file, and the program itself.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod api;
mod attribute_questions;
mod attribute_use;
mod catalogue;
mod config;
mod cross_origin;
mod network;
mod openapi;
mod page;
mod problems;
mod program;
mod published;
mod rest_profile;
mod support;
mod trace;
