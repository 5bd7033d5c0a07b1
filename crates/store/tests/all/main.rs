//! The store through its public face, every behaviour on both databases.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod database;
mod fixtures;

mod addresses;
mod documents;
mod enrolment;
mod faults;
mod federations;
mod items;
mod jobs;
mod lifecycle;
mod listings;
mod parity;
mod pins_and_holds;
mod publications;
mod races;
mod replay;
mod reservations;
mod transactions;
