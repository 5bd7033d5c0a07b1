//! What was seen last of each file, so that nothing older is ever taken for newer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tillit_model::{Sha256, Timestamp};

/// What is remembered of one federation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// The last good copy of each file, by its name in the store.
    #[serde(default)]
    pub files: BTreeMap<String, Seen>,
}

/// The last good copy of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// Its hash.
    pub sha256: Sha256,
    /// When it was signed; nothing older is accepted after it. A frozen file says nothing about time.
    pub issued_at: Option<Timestamp>,
    /// When it ends.
    pub expires_at: Option<Timestamp>,
    /// When it was fetched.
    pub fetched_at: Timestamp,
}
