//! The published formats, both ways: a snapshot in and a signed artefact out, bytes in and verified content (or the reason why not) out.
//!
//! Writing is split so that the signer can be another process or a machine without a network:
//! [`matf::render`] and its siblings give an [`Unsigned`], its [`Unsigned::bytes_to_sign`] go to the signer, and [`seal`]
//! makes the [`Artefact`]. Rendering is a function of its arguments: the same snapshot gives the same bytes but `iat` and `exp`.
//!
//! Reading is what every consumer uses, and what the publisher checks its own output with ([`check_as_consumer`]).
//! Whether a document may enter the registry is decided elsewhere (`tillit-validator`), and so is what belongs in a snapshot.
//! Nothing here touches a clock, a file, a socket, an environment variable or a random source.

mod artefact;
pub mod attribute_list;
pub mod attribute_profile;
pub mod code_system;
mod consume;
mod format_id;
pub mod key_set;
pub mod matf;
mod release_part;
mod snapshot;
mod strict_json;
#[allow(missing_docs)]
mod uri;

pub use artefact::{Artefact, Prepared, Unsigned, seal, sign};
pub use consume::{CheckError, Content, check_as_consumer};
pub use format_id::FormatId;
pub use release_part::{ReleasePartError, VerifiedPart};
pub use snapshot::{Snapshot, SnapshotEntity, SnapshotError, SnapshotList};
