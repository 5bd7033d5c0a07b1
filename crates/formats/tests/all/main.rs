//! Formats through their public face: golden payloads, every refusal beside its control, and an unrelated implementation's opinion.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod attribute_list;
mod attribute_profile;
mod code_system;
mod consume;
mod determinism;
mod fixture;
mod forge;
mod format_id;
mod interop;
mod key_set;
mod matf_entities;
mod matf_fragment;
mod matf_render;
mod matf_signature;
mod matf_verify;
mod schema_cases;
mod snapshot;
