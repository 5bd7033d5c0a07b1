//! Who asks for which attributes, who gives them, and who can therefore log in where: from what the entities of the published state say in `attributes`.
//!
//! All of it is public. What waits for review, is held or has ended is not part of it.

mod compatibility;
mod federation_uses;
mod kept;
mod usage;

pub use compatibility::{
    Compatibility, CompatibilityFilter, DeprecatedInPlay, Gap, GapReason, Outcome,
};
pub use federation_uses::EntityInUse;
pub(crate) use kept::KeptUses;
pub use usage::{Role, UsageFilter, Use};

use std::sync::Arc;

/// A cell of an answer: where an entity stands.
pub type SharedEntity = Arc<EntityInUse>;
