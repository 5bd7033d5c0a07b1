//! What is published, read by other people's software; and what that software writes, read by ours.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod directory;
#[path = "../../crates/evidence/tests/all/statements.rs"]
#[allow(dead_code, reason = "the evidence crate's own tests use the rest")]
mod examples;
mod feed;
mod ldap_schema;
mod lists;
mod mutual_tls;
mod partner;
mod pins;
mod profiles;
mod releases;
mod sheets;
mod statements;
mod tls;
#[path = "../../crates/evidence/tests/all/world.rs"]
#[allow(dead_code, reason = "the evidence crate's own tests use the rest")]
mod world;
mod xmllint;
mod yaml_suite;
