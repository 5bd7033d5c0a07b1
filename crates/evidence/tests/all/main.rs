//! Evidence through its public face: every statement signs and reads, every fault is refused, votes are counted.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod change;
mod decision;
mod every_statement;
mod members;
mod oracle;
mod revocation;
mod standing;
mod statements;
mod tally;
mod world;
