//! The registry's use cases through its public face, every behaviour on SQLite and on PostgreSQL.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

mod atomic;
mod attribute_lists;
mod attribute_use;
mod catalogue;
mod catalogue_questions;
mod clock;
mod decisions;
mod document_texts;
mod enrolment;
mod history;
mod holds;
mod incremental;
mod init;
mod invitations;
mod missing_entity;
mod opening;
mod organisation_first;
mod ownership;
mod profile_keys;
mod profiles;
mod publications;
mod races;
mod release_parts;
mod revocations;
mod schedule;
mod second_federation;
mod submissions;
mod threshold;
mod tokens;
mod visibility;
mod votes;
mod whole_way;
mod withdrawals;
