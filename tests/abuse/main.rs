//! The abuse cases: each an action and the one outcome that passes, against the release programs.
//!
//! Every refusal is a problem document with a stable code, and leaves rows, published bytes and memory as they were;
//! every case ends with a request of the same kind that must succeed, so that refusing everything fails too.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod bases;
mod bit_flips;
mod certificates;
mod claims;
mod cross_origin;
mod duplicate_members;
mod every_kind;
mod foreign_documents;
mod foreign_reads;
mod header;
mod json_text;
mod kind;
mod limits;
mod look_alikes;
mod members;
mod names;
mod net_bodies;
mod net_connections;
mod net_flood;
mod numbers;
mod opened_files;
mod refused;
mod resends;
mod slow_database;
mod unicode;
mod votes;
mod yaml;
