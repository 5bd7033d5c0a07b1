//! The other side of the registry's protocol as a library for members, operators and consumers.
//!
//! - members: [`folder`] reads a municipality's files, [`check`](check()) judges them, [`plan`] compares them with the registry, [`enrol`](enrol()) and [`submit`](submit()) send what a key signed;
//! - operators: [`operator`] looks at items and decides on them, trusting no summary of the server;
//! - consumers: [`trust`] pins keys, fetches, verifies, and keeps the last good copy.
//!
//! Everything is synchronous. The system's clock and random source are used here and nowhere below; keys arrive as [`tillit_signing::Signer`].

mod check;
mod clock;
mod code;
pub mod connection;
mod enrol;
pub mod folder;
pub mod operator;
pub mod plan;
mod random;
mod revoke;
mod submit;
pub mod trust;

pub use check::{Judged, Knowledge, LocatedFinding, check};
pub use clock::SystemClock;
pub use code::{Code, ParseCodeError};
pub use enrol::{EnrolError, Enrolled, enrol};
pub use revoke::revoke_own_key;
pub use submit::{SubmitError, submit, withdraw};
pub use tillit_catalogue::{BuiltinRelease, newest as newest_lists};
pub use tillit_evidence::Subject;
pub use trust::write_atomically;
