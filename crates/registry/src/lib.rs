//! The registry's use cases: enrol, submit, decide, withdraw, publish.
//!
//! Each use case is one transaction; what follows from it is a job inserted in the same transaction. What a signed statement may do is judged by `tillit-evidence`, what a document may say by `tillit-validator`; here the two meet the store. Answers are plain values of [`view`]; a web server turns them into its own wire types.

pub mod attribute_use;
mod attributes;
mod audit;
pub mod catalogue;
mod close;
mod decide;
mod directory;
mod enrol;
mod findings;
mod hold;
mod init;
mod invite;
mod items;
mod key_room;
mod marks;
mod organisation_first;
mod profiles;
mod propose;
mod publish;
mod random;
mod reads;
mod reasons;
mod received;
mod refusal;
mod registry;
mod revoke;
mod schedule;
mod statements;
mod submit;
mod token;
mod try_out;
pub mod view;
mod watch;
mod withdraw;

pub use init::{InitError, init};
pub use key_room::KeyRoom;
pub use publish::{Cause, PublishError, Published};
pub use refusal::{CurrentVersion, Refusal, RefusalClass};
pub use registry::{OpenRegistryError, Registry, Settings};
/// The rules, and sentences for what they say, in Swedish and English.
pub use tillit_validator::{messages, rule};
