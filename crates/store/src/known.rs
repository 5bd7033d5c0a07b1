//! What a transaction that only reads was told before. It sees a single state of the database throughout, so nothing has to be asked twice.

use std::collections::HashMap;

use tillit_model::DocumentKey;

use crate::{DocumentRow, ProfileHead};

/// The answers that one judgement asks for again and again.
#[derive(Debug, Default)]
pub(crate) struct Known {
    pub(crate) documents: HashMap<DocumentKey, Option<DocumentRow>>,
    pub(crate) profiles: Option<Vec<ProfileHead>>,
}
