//! Tests of the validator through its public face.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod case;
mod cases;
mod catalogue_messages;
mod changesets;
mod facts;
mod matf_vectors;
mod messages;
mod payloads;
mod pem_pattern;
mod rules;
