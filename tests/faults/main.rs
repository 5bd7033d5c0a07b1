//! What goes wrong around a registry: disks, databases, clocks, ports, keys, configuration. Each has a defined behaviour and a message that says what to do.
//!
//! The operator's side of it stands in `docs/src/setup/faults.md`.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod certificates;
mod clock;
mod configuration;
mod database_gone;
mod disk_errors;
mod disk_full;
mod keys;
mod migration;
mod published;
mod read_only;
mod taken;
