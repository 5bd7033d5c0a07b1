//! The client through its public face: folders, plans, the wire, and what consumers refuse.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod certificate;
mod check;
mod code;
mod connection;
mod difference;
mod folder;
mod municipality;
mod plan;
mod release;
mod stub;
mod trust;
