//! A registry on loopback, and everyone who uses it: what the tests of the whole are made of.
//!
//! The programs are the ones that are released, run in an environment that is empty but for what a test sets. Nothing here looks into
//! the server: it is asked over HTTP and through the command line, and its database is looked at beside it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(
    clippy::missing_panics_doc,
    reason = "everything here panics when it does not go as a test wants it"
)]

pub mod clock;
pub mod cluster;
pub mod database;
pub mod documents;
pub mod feed;
pub mod forge;
pub mod member;
pub mod poll;
pub mod process;
pub mod profile;
pub mod programs;
pub mod site;
pub mod statements;
pub mod tools;
pub mod tree;
pub mod wire;
pub mod witness;

pub use tillit_testkit::http;
