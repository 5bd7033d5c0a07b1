//! Tests of the server through its public face: HTTP over a real listener, the configuration file, and the program itself.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod api;
mod attribute_questions;
mod attribute_use;
mod catalogue;
mod catalogue_feeds;
mod catalogue_fixture;
mod catalogue_pages;
mod config;
mod cross_origin;
mod network;
mod openapi;
mod page;
mod persistent_uris;
mod problems;
mod program;
mod published;
mod release_files;
mod rest_profile;
mod support;
mod trace;
